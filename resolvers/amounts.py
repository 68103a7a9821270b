"""Amounts on their way out: the same numbers come again and again, so their texts and objects are remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from graph.normalise.money import decimal_text, money_text
from resolvers.shape import Fixed, Kind, Out, Record, Value

KEPT = 65536
Sides = tuple[tuple[str, Out], ...]
"""What an object of an amount shows, under which keys."""

money, decimal = lru_cache(KEPT)(money_text), lru_cache(KEPT)(decimal_text)


def is_amount(shape: Record) -> bool:
    """Whether an object depends on one number alone, but for the currency."""
    return all(_is_side(each, shape) for _, each in shape.entries)


def _is_side(each: Out, shape: Record) -> bool:
    match each:
        case Fixed():
            return True
        case Value(token=token, kind=Kind.MONEY | Kind.CURRENCY):
            return token == shape.when
        case _:
            return False


class Amounts(dict[int, dict[str, Any]]):
    """Objects by their numbers, made when first looked up; all are forgotten when there are too many."""

    def __init__(self, sides: Sides, currency: str) -> None:
        self.sides, self.currency = sides, currency

    def __missing__(self, units: int) -> dict[str, Any]:
        if len(self) >= KEPT:
            self.clear()
        made = self[units] = {key: self.side(each, units) for key, each in self.sides}
        return made

    def side(self, each: Out, units: int) -> str | None:
        if isinstance(each, Fixed):
            return each.value
        return money(units) if isinstance(each, Value) and each.kind is Kind.MONEY else self.currency


amounts = lru_cache(16)(Amounts)
"""The table for these sides and this currency: plans share it."""
