"""Countries, and addresses in them: streets that are invented, postal codes in each country's form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from samples.generate.dice import Dice
from samples.generate.words import listed, weights, words

_SPAN = re.compile(r"\{(\d+)-(\d+)\}")
_LETTERS = {"?": "ABDEFGHJLNPQRSTUWXYZ", "@": "ABCEGHJKLMNPRSTVXY", "#": "123456789"}


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `exchange` is the form of the telephone numbers there, empty where none are set aside."""

    lines: tuple[str, ...]
    postal_code: str
    city: str
    region: str
    country: str
    exchange: str


@cache
def country_of(shop: str) -> str:
    """The ISO code of a country as the retail file calls it."""
    return next(code for code, raw in words("places").items() if shop in raw["shop"])


@cache
def mixture(country: str) -> Mapping[str, int]:
    """The cultures of a country's people, with weights."""
    return weights(words("places")[country]["cultures"])


def address(country: str, dice: Dice) -> Address:
    raw = words("places")[country]
    city, region, code, exchange, _ = dice.weighted(_places(country)).split("|")
    street = raw["lines"].format(n=dice.between(1, 148), s=dice.one(listed(raw["streets"])))
    lines = (f"Flat {dice.between(1, 24)}", street) if country == "GB" and dice.chance(14) else (street,)
    return Address(lines, _filled(code, dice), city, region, country, exchange)


@cache
def _places(country: str) -> Mapping[str, int]:
    return {each: int(each.rsplit("|", 1)[1]) for each in words("places")[country]["places"]}


def _filled(pattern: str, dice: Dice) -> str:
    """A postal code after its pattern, see words/places.toml."""
    spans = _SPAN.sub(lambda found: _number(found[1], found[2], dice), pattern)
    return "".join(dice.one(_LETTERS[each]) if each in _LETTERS else each for each in spans)


def _number(low: str, high: str, dice: Dice) -> str:
    return str(dice.between(int(low), int(high)))
