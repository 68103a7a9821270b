"""Lists for those of whom nothing is known: what is popular and rising, and what customers like them buy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log10

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.persons import Person
from graph.cross_sell.serving.ranking import Candidate
from graph.cross_sell.serving.reading import Asking, Question
from graph.cross_sell.serving.reasons import Code, Reason

LISTS = {"POPULAR": Code.POPULAR, "RISING": Code.RISING}
FAR = 60
"""What softens the lead of first places when lists are merged (G. Cormack et al., Reciprocal Rank Fusion, 2009)."""
DAYS, TIMES = (30, 90, 180, 365), (1, 2, 4, 10)
UNIT = 10_000
"""Spending is stored in ten-thousandths."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A product in a list: at which place, and how many buyers that rests on."""

    list: str
    product: str
    place: int
    buyers: int


async def popular(ask: Asking, question: Question) -> list[list[Placed]]:
    """The lists that the model has for everybody, as far as they can be offered today."""
    return list(_lists(await ask.read(statements.POPULAR, today=question.today)).values())


async def alike(ask: Asking, keys: Iterable[str], question: Question) -> dict[str, list[Placed]]:
    """The lists of those who are alike, by their keys."""
    return _lists(await ask.read(statements.ALIKE, keys=sorted(set(keys)), today=question.today))


def _lists(rows: Iterable[Sequence[object]]) -> dict[str, list[Placed]]:
    found = dict[str, list[Placed]]()
    for row in rows:
        one = Placed(*row)  # type: ignore[arg-type]  # as the statements have them
        found.setdefault(one.list, []).append(one)
    return found


def merged(lists: Iterable[Sequence[Placed]], *, out: frozenset[str]) -> list[Candidate]:
    """Products of several lists, those first that stand high in them: the sum of `1 / (60 + place)`."""
    scores = dict[str, float]()
    for each in (each for some in lists for each in some if each.product not in out):
        scores[each.product] = scores.get(each.product, 0.0) + 1 / (FAR + each.place)
    return sorted((Candidate(product, score) for product, score in scores.items()), key=lambda each: each.place)


def reasons_in(lists: Iterable[Sequence[Placed]], product: str) -> tuple[Reason, ...]:
    """In which lists a product stands, the higher place first."""
    found = sorted(
        (each for some in lists for each in some if each.product == product), key=lambda each: (each.place, each.list)
    )
    return tuple(Reason(LISTS.get(each.list, Code.SIMILAR_CUSTOMERS), buyers=each.buyers) for each in found)


# ---------------------------------------------------------------------------------------------------------------- bands


def bands_of(person: Person, edition: str, *, now: str) -> tuple[str, ...]:
    """The keys of the lists of those like this one, the most alike first: by country and purchases, by country."""
    country = person.country or "?"
    return tuple(f"{edition}:{each}" for each in (_band(country, person, now), country))


def _band(country: str, person: Person, now: str) -> str:
    """Country, recency, frequency and spending, each in a few steps; of spending by tens.

    How recent something is, is counted back from the last purchase of anybody: old purchases have bands as well.
    """
    visits = {each.last_at for each in person.bought if each.last_at}
    if not visits:
        return country
    days = (datetime.fromisoformat(now[:10]) - datetime.fromisoformat(max(visits)[:10])).days
    spent = sum(each.spent for each in person.bought) / UNIT
    return f"{country}:{_step(days, DAYS)}:{_step(len(visits), TIMES)}:{int(log10(spent)) if spent >= 1 else 0}"


def _step(value: float, bounds: Sequence[float]) -> int:
    return sum(value > each for each in bounds)
