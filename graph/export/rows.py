"""What pages and files are made of: stored values without those that follow from others."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from graph.errors import StoreError

Values: TypeAlias = Mapping[str, object]


class Unwritable(StoreError):
    """The graph holds something that Kith did not write and that no file can hold."""


class Link(NamedTuple):
    """A relationship between the nodes with two ids."""

    start: str
    end: str
    values: Values


def kept(properties: Values, derived: frozenset[str]) -> dict[str, object]:
    """The values that are there and follow from nothing else."""
    return {name: value for name, value in properties.items() if value is not None and name not in derived}
