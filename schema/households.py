"""The mutations by which people decide about inferred households, as a table."""

from __future__ import annotations

from functools import partial

from graph.declare import Model
from schema.declared import Declared
from schema.shapes import Field

HOUSEHOLD = Field("household", "HouseholdKey!", "The household, by any key.")
MOVED = (
    Field("customer", "CustomerKey!", "Who lives elsewhere, by any key."),
    Field("household", "HouseholdKey", "Where they live; null or absent for no household that we know."),
)
GOING = Field("customers", "[CustomerKey!]!", "The members who go; two and more are a household of their own.")
NAME = Field("name", "String", "The name of their household; that of the old one when not given.")
SHOWN = ("household", "Household")


def _split(model: Model) -> tuple[Field, ...]:
    seen = {each.name for each in model.node("Household").properties if each.asked}
    return (HOUSEHOLD, GOING, *([NAME] if "name" in seen else []))


def _fields(*fields: Field) -> partial[tuple[Field, ...]]:
    return partial(_same, fields)


def _same(fields: tuple[Field, ...], _model: Model) -> tuple[Field, ...]:
    return fields


def _declared(verb: str, about: str, fields: partial[tuple[Field, ...]], *shown: tuple[str, str]) -> Declared:
    return Declared(f"household{verb}", "Household", "edit", about, fields, shown, f"households{verb}",
                    sees=("Customer",), starts=("Customer",))  # fmt: skip


DECLARED: tuple[Declared, ...] = (
    _declared("Accept", "Says that a household is as it was inferred: it is stated from now on.",
              _fields(HOUSEHOLD), SHOWN),
    _declared("Reject", "Says that an inferred household is none: its members live apart, and never come together again"
              " by inference.", _fields(HOUSEHOLD), SHOWN),
    _declared("Split", "Says that some members are a household of their own, apart from the rest; both are stated.",
              partial(_split), SHOWN, ("newHousehold", "Household")),
    _declared("Move", "Says that somebody lives in another household or in none, apart from those of the one before.",
              _fields(*MOVED), ("customer", "Customer"), SHOWN),
)  # fmt: skip
