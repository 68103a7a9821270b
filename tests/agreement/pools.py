"""The values that random graphs are made of: few, so that they meet, and such as are easily got wrong."""

from __future__ import annotations

from random import Random

from graph.declare import Model, Property, Type
from graph.normalise.money import money

TEXTS = (
    "Ann", "ann", "ANN", "Änn", "Zoë", "zoe", "Straße", "Strasse", "STRASSE", "Иван", "иван", "王小明", "محمد", "O'Brien", "o’brien",
    "a b", "ab", "100%", '"', "\\", "İ", "ı", "Ⅳ", "ﬁ", "z",
)  # fmt: skip
CODES = ("A1", "a1", "B-2", "b-2", "10", "9", "ä", "Z", "EUR", "$p0", "'")
WHOLE = (-2, -1, 0, 1, 2, 3, 7, 100, 2**31 - 1)
FRACTIONS = (-2.0, -0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 1024.0)
AMOUNTS = tuple(money(each) for each in ("0", "0.0001", "0.5", "1", "1.2345", "9.99", "-0.05", "100000"))
DAYS = (
    "1980-02-29", "2019-12-30", "2019-12-31", "2020-01-01", "2023-12-31", "2024-01-01", "2024-06-14", "2024-06-15", "2024-06-16",
    "2025-01-01",
)  # fmt: skip
MOMENTS = (
    "1999-12-31T23:59:59.999999", "2019-12-31T22:30:00", "2019-12-31T23:30:00", "2023-10-29T00:30:00", "2023-10-29T01:30:00",
    "2024-03-31T00:59:59", "2024-03-31T01:00:00", "2024-06-14T21:59:59.5", "2024-06-14T22:00:00", "2024-06-15T11:59:59",
    "2024-06-15T12:00:00", "2024-06-15T12:00:01", "2024-06-30T22:15:00",
)  # fmt: skip
WORDS = ("x", "X", "y", "é", "e", "")
KINDS = ("PURCHASE", "PURCHASE", "PURCHASE", "RETURN", "CALL", "MEETING", "COMPLAINT", "SUPPORT", "REVIEW")
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham")

POOLS: dict[Type, tuple[object, ...]] = {
    Type.ID: ("cus_0",),
    Type.TEXT: TEXTS,
    Type.CODE: CODES,
    Type.INT: WHOLE,
    Type.FLOAT: FRACTIONS,
    Type.DECIMAL: AMOUNTS,
    Type.MONEY: AMOUNTS,
    Type.BOOLEAN: (True, False),
    Type.DATE: DAYS,
    Type.DATETIME: MOMENTS,
}


def value(prop: Property, model: Model, dice: Random) -> object:
    """Some value of a property."""
    if prop.type is Type.ENUM:
        assert prop.enum is not None
        return dice.choice(KINDS if prop.enum == "InteractionKind" else tuple(model.enums[prop.enum].values)[:4])
    if prop.type is Type.TEXTS:
        return dice.sample(WORDS, dice.randint(0, 3))
    return dice.choice(POOLS[prop.type])
