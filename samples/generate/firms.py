"""Companies: buyers of the file that buy like shops, and the firms around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samples.generate.dice import Dice
from samples.generate.places import Address, address
from samples.generate.retail import Buyer
from samples.generate.words import listed, words

SURELY, MAYBE = 110, 55
"""The largest buyers are companies, and so are some of the next two hundred."""
OTHERS = 140
"""Firms that do not buy: employers, suppliers, parents."""


@dataclass(frozen=True, slots=True)
class Firm:
    """`kind` is SHOP, HOLDING or SUPPLIER; a shop with a buyer buys from us."""

    key: str
    name: str
    form: str
    country: str
    industry: str
    industry_code: str
    employees: int
    founded: date
    kind: str
    seat: Address
    buyer: Buyer | None = None

    @property
    def domain(self) -> str:
        """Where its site and mail are: a name under .example, which nobody can own."""
        plain = self.name.lower().replace("é", "e").replace("& ", "")
        return f"{plain.replace(' ', '-')}.example"


def buying(buyers: Sequence[Buyer]) -> tuple[Buyer, ...]:
    """The buyers that are companies, in the order of their keys."""
    ranked = sorted((each for each in buyers if each.orders), key=lambda each: (-each.spent, each.key))
    chosen = ranked[:SURELY] + Dice("companies").some(ranked[SURELY : SURELY + 200], MAYBE)
    return tuple(sorted(chosen, key=lambda each: each.key))


def firms(buyers: Sequence[Buyer]) -> tuple[Firm, ...]:
    """The buying ones, then the others; no two with one name."""
    names = _names()
    bought = [_firm(each.key, each.country, kind="SHOP", name=next(names), buyer=each) for each in buyers]
    around = [_firm(f"F-{number:04}", _country(number), kind=_kind(number), name=next(names))
              for number in range(1, OTHERS + 1)]  # fmt: skip
    return (*bought, *around)


def _firm(key: str, country: str, *, kind: str, name: str, buyer: Buyer | None = None) -> Firm:
    dice = Dice("firm", key)
    industry, code, trades, _ = _industry(kind, dice).split("|")
    forms = words("firms")["forms"]
    return Firm(
        key=key, name=f"{name} {dice.one(listed(trades))}", form=dice.one(listed(forms.get(country, forms["other"]))),
        country=country, industry=industry, industry_code=code, employees=_size(kind, dice),
        founded=dice.day(date(1921, 1, 1), date(2008, 12, 31)), kind=kind, seat=address(country, dice), buyer=buyer,
    )  # fmt: skip


def _industry(kind: str, dice: Dice) -> str:
    if kind == "HOLDING":
        return str(words("firms")["holding"])
    choices: list[str] = words("firms")["industries" if kind == "SHOP" else "suppliers"]
    return dice.weighted({each: int(each.rsplit("|", 1)[1]) for each in choices})


def _size(kind: str, dice: Dice) -> int:
    top = dice.weighted({9: 40, 45: 35, 180: 18, 900: 7}) if kind != "HOLDING" else 60
    return dice.between(max(2, top // 5), top)


def _kind(number: int) -> str:
    return "HOLDING" if number <= 45 else "SUPPLIER" if number <= 105 else "SHOP"


def _country(number: int) -> str:
    return Dice("firm country", number).weighted({"GB": 80, "DE": 5, "FR": 4, "IE": 3, "NL": 3, "ES": 3, "SE": 2})


def _names() -> Iterator[str]:
    """Invented words, each once."""
    raw = words("firms")
    pairs = [head + tail for head in listed(raw["heads"]) for tail in listed(raw["tails"])]
    return iter(Dice("firm names").shuffled(pairs))
