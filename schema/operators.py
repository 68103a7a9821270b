"""The conditions on a single value: one input for each scalar and each enum, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import EnumType, Model
from schema.shapes import Field, Input

EQUAL = (("eq", "{}", "Equal to this."), ("ne", "{}", "Different from this, or missing."))
LISTED = (("in", "[{}!]", "One of these."), ("notIn", "[{}!]", "None of these, or missing."))
COMPARED = (
    ("lt", "{}", "Before or less than this."), ("lte", "{}", "At most this."),
    ("gt", "{}", "After or greater than this."), ("gte", "{}", "At least this."),
)  # fmt: skip
PRESENT = (("isNull", "Boolean", "Whether the value is missing."),)
SPELLED = (
    ("contains", "{}", "This is a part of it."), ("startsWith", "{}", "It begins with this."),
    ("endsWith", "{}", "It ends with this."),
)  # fmt: skip
FOLDED = (("ignoreCase", "Boolean", "Whether case and accents make no difference to the other keys."),)
RECENT = (("withinLast", "Duration", "No longer ago than this, and not in the future."),)
ORDERED = (*EQUAL, *LISTED, *COMPARED, *PRESENT)
HELD = (
    ("has", "String", "This is in the list."), ("hasAny", "[String!]", "At least one of these is in the list."),
    ("hasAll", "[String!]", "All of these are in the list."),
    ("isEmpty", "Boolean", "Whether nothing is in the list; a missing list has nothing in it."), *PRESENT,
)  # fmt: skip

OPERATORS = {
    "IDFilter": ("ID", ORDERED, "an id"),
    "TextFilter": ("String", (*ORDERED, *SPELLED, *FOLDED), "a text for people, ordered without case and accents"),
    "CodeFilter": ("String", (*ORDERED, *SPELLED), "a text for machines, which is exact"),
    "IntFilter": ("Int", ORDERED, "a whole number"),
    "BigIntFilter": ("BigInt", ORDERED, "a whole number that may be large"),
    "FloatFilter": ("Float", ORDERED, "a number"),
    "DecimalFilter": ("Decimal", ORDERED, "an exact number"),
    "MoneyFilter": ("Decimal", ORDERED, "an amount of money"),
    "BooleanFilter": ("Boolean", (*EQUAL, *PRESENT), "a yes or no"),
    "DateFilter": ("Date", (*ORDERED, *RECENT), "a day"),
    "DateTimeFilter": ("DateTime", (*ORDERED, *RECENT), "a moment"),
    "TextsFilter": ("String", HELD, "a list of texts"),
}


def operators(model: Model) -> Iterator[Input]:
    """The inputs of all scalars and of the model's enums."""
    for name, (value, keys, phrase) in OPERATORS.items():
        yield _input(name, value, keys, phrase)
    for enum in model.enums.values():
        yield _of_enum(enum)


def _of_enum(enum: EnumType) -> Input:
    return _input(f"{enum.name}Filter", enum.name, (*EQUAL, *LISTED, *PRESENT), f"a value of {enum.name}")


def _input(name: str, value: str, keys: tuple[tuple[str, str, str], ...], phrase: str) -> Input:
    fields = tuple(Field(key, form.format(value), description) for key, form, description in keys)
    return Input(name, f"Conditions on {phrase}; several keys hold together.", fields)
