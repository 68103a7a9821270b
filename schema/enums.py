"""The model's closed sets."""

from collections.abc import Iterator

from graph.declare import Model
from schema.shapes import Enumeration


def enumerations(model: Model) -> Iterator[Enumeration]:
    """Every enum of the model."""
    for each in model.enums.values():
        yield Enumeration(each.name, each.description, tuple(each.values.items()))
