"""What a household spends and where it lives, as the API shows it: read by plans, so with the rights of who asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.normalise.moments import moment_text
from graph.plan import Fields, Follow
from graph.shopping.categories import Bought, Line, by_category
from graph.shopping.likeness import most_shared
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.computed.reading import NOW, number_and_sum, rows
from resolvers.computed.worth import worth
from schema.finish import ByName

MOST_PURCHASES, MOST_LINES, MOST_PEOPLE = 5000, 1000, 100


async def spent(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Household.spent`; hidden, as all figures over one household, from those who are not to know few people's."""
    if not ask.tells(1):
        return {}
    home = ask.model.node("Household")
    total = ask.model.node("Purchase").property("total")
    fields = Fields((home.property("id"),), (), (number_and_sum(home, "purchases", total),))
    return {row[0]: worth(row[1][1][0], ask) for row in await ask.fetch("Household", fields, ids)}


async def addresses(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Household.address`."""
    home, person, place = (ask.model.node(name) for name in ("Household", "Customer", "Address"))
    lived = Follow(person.relation("address"), NOW, Fields((place.property("id"),)))
    members = rows(home, "members", Fields(follows=(lived,)), most=MOST_PEOPLE)
    found = await ask.fetch("Household", Fields((home.property("id"),), (), (members,)), ids)
    return {row[0]: most_shared(at[0] for (lived,) in row[1] for at in lived) for row in found}


# ----------------------------------------------------------------------------------------------------------- categories


async def categories(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Household.categories`."""
    lines, crowded = await _lines(ids, ask)
    known = await categories_of({line.product for some in lines.values() for line in some}, ask)
    return {home: _bought(home, by_category(some, known), ask, is_cut=home in crowded) for home, some in lines.items()}


async def _lines(ids: Sequence[str], ask: Ask) -> tuple[Mapping[str, frozenset[Line]], frozenset[str]]:
    """Every line of what members bought, and the households that have more of them than were read."""
    home, purchase = ask.model.node("Household"), ask.model.node("Purchase")
    total = next(each for each in ask.model.edge(purchase.relation("lines")) if each.name == "total")
    number = next(each for each in ask.model.edge(purchase.relation("lines")) if each.name == "line")
    product = Fields((ask.model.node("Product").property("id"),), (number, total))
    inner = rows(purchase, "lines", product, most=MOST_LINES)
    bought = Fields((purchase.property("id"), purchase.property("at")), (), (inner,))
    fields = Fields((home.property("id"),), (), (rows(home, "purchases", bought, most=MOST_PURCHASES),))
    found = await ask.fetch("Household", fields, ids)
    return {row[0]: frozenset(_each_line(row[1])) for row in found}, frozenset(
        row[0] for row in found if len(row[1]) == MOST_PURCHASES
    )


def _each_line(purchases: Iterable[Any]) -> Iterator[Line]:
    for purchase, at, lines in purchases:
        yield from (Line(purchase, at, product, number, total) for product, number, total in lines)


async def categories_of(products: Iterable[str], ask: Ask) -> Mapping[str, list[str]]:
    """The categories in which products stand."""
    product, category = ask.model.node("Product"), ask.model.node("Category")
    inner = rows(product, "categories", Fields((category.property("id"),)), most=MOST_PEOPLE)
    found = await ask.fetch("Product", Fields((product.property("id"),), (), (inner,)), sorted(products))
    return {row[0]: [each[0] for each in row[1]] for row in found}


def _bought(home: str, found: Sequence[Bought], ask: Ask, *, is_cut: bool) -> ByName:
    page, info, _ = page_of(found, ask, key=lambda each: (-each.spent, each.id), question=f"categories {home}")
    nodes = [
        ByName(
            category=each.id,
            times=each.times,
            spent=worth(each.spent, ask) if ask.tells(1) else None,
            firstAt=moment_text(each.first),
            lastAt=moment_text(each.last),
        )
        for each in page
    ]
    return ByName(nodes=nodes, pageInfo=info, totalCount=len(found), truncated=is_cut)
