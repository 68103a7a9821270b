"""What some households of the sample buy and lack, against the files themselves: plain sums over rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from graph.normalise.money import money_text
from tests.computed.conftest import Ask, Load
from tests.computed.sampled import TODAY, Sale, categories, countries, homes, of_homes, sales_at_home, stays
from tests.samples.files import on

EVERY = """{ households(first: 30) { nodes { name spent { amount }
  categories(first: 100) { nodes { category { name } times spent { amount } } }
  missingCategories(first: 100) { similar nodes { category { name } households } }
  timeline(first: 0) { totalCount } } } }"""


@cache
def bought(home: str) -> list[Sale]:
    """The lines of members on days on which they were members."""
    return [
        sale
        for stay in stays()
        if stay["household"] == home
        for sale in sales_at_home().get(stay["customer"], ())
        if on(stay, sale.at[:10])
    ]


def by_category(home: str, known: Mapping[str, list[str]]) -> set[tuple[str, int, str]]:
    found = dict[str, list[Sale]]()
    for sale in bought(home):
        for each in known.get(sale.sku, ()):
            found.setdefault(each, []).append(sale)
    return {
        (name, len({sale.number for sale in some}), money_text(sum(sale.paid for sale in some)))
        for name, some in found.items()
    }


def moves(home: str) -> int:
    days = (each[side] for each in stays() if each["household"] == home for side in ("since", "until"))
    return sum("" < day <= TODAY for day in days)


def likeness(home: str, lived: Mapping[str, str]) -> tuple[int, str | None, int]:
    members = [each["customer"] for each in stays() if each["household"] == home and on(each, TODAY)]
    where = Counter(lived[each] for each in members if each in lived)
    country = min(where, key=lambda each: (-where[each], each), default=None)
    return len(members), country, sum(sale.paid for sale in bought(home))


def lacking(home: str, known: Mapping[str, list[str]], like: Mapping[str, tuple[Any, ...]]) -> tuple[int, Counter[str]]:
    size, country, spent = like[home]
    alike = [each for each in like if each != home and like[each][:2] == (size, country)]
    alike = [each for each in alike if like[each][2] <= 2 * spent and spent <= 2 * like[each][2]]
    own = {name for name, *_ in by_category(home, known)}
    others = ({name for name, *_ in by_category(each, known)} - own for each in alike)
    return len(alike), Counter(name for some in others for name in some)


@pytest.mark.timeout(900)
async def test_households_add_up_as_the_files_say(ask: Ask, loaded: Load) -> None:
    await loaded(of_homes().draft)
    known, lived = categories(), countries()
    like = {each: likeness(each, lived) for each in homes()}
    found = {each["name"]: each for each in (await ask(EVERY))["households"]["nodes"]}
    assert found.keys() == homes()
    for home, each in found.items():
        assert each["spent"]["amount"] == money_text(sum(sale.paid for sale in bought(home)))
        nodes = each["categories"]["nodes"]
        assert {(one["category"]["name"], one["times"], one["spent"]["amount"]) for one in nodes} == by_category(
            home, known
        )
        similar, lacks = lacking(home, known, like)
        shown = {one["category"]["name"]: one["households"] for one in each["missingCategories"]["nodes"]}
        assert (each["missingCategories"]["similar"], shown) == (similar, dict(lacks))
        assert each["timeline"]["totalCount"] == moves(home) + len({sale.number for sale in bought(home)})
    assert sum(bool(each["missingCategories"]["similar"]) for each in found.values()) > 2
