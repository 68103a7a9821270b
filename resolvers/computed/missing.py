"""What similar households buy and one does not, as the API shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.plan import Fields, Follow
from graph.shopping import statements
from graph.shopping.likeness import Home, Missing, missing, most_shared, peers
from resolvers.computed.ask import Ask
from resolvers.computed.households import MOST_PEOPLE, categories_of
from resolvers.computed.pages import page_of
from resolvers.computed.reading import NOW, number_and_sum, rows
from schema.finish import ByName

MOST_HOMES, MOST_PRODUCTS = 5000, 5000


async def missing_categories(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Household.missingCategories`. Where few people must not be told from figures, few households are none."""
    known = [str(row[0]) for row in await ask.read(statements.HOUSEHOLDS, most=MOST_HOMES)]
    homes = await _homes(sorted({*known, *ids}), ask)
    similar = {each: peers(homes[each], homes.values()) for each in ids if each in homes}
    similar = {each: some if ask.tells(len(some)) else [] for each, some in similar.items()}
    looked_at = {*similar, *(one.id for some in similar.values() for one in some)}
    bought = await _bought(sorted(looked_at), ask)
    is_cut = len(known) == MOST_HOMES
    return {
        each: _missing(each, missing(bought[each], [bought[one.id] for one in some]), len(some), ask, is_cut=is_cut)
        for each, some in similar.items()
    }


async def _homes(ids: Sequence[str], ask: Ask) -> Mapping[str, Home]:
    """Households by what they are compared by; who sees no addresses has them compared without countries."""
    home, person = ask.model.node("Household"), ask.model.node("Customer")
    lived = [
        Follow(person.relation("address"), NOW, Fields((place.property("country"),)))
        for place in (ask.model.nodes.get("Address"),)
        if place is not None
    ]
    members = rows(home, "members", Fields((person.property("id"),), (), tuple(lived)), most=MOST_PEOPLE)
    bought = number_and_sum(home, "purchases", ask.model.node("Purchase").property("total"))
    found = await ask.fetch("Household", Fields((home.property("id"),), (), (members, bought)), ids)
    return {row[0]: _home(*row) for row in found}


def _home(home: str, members: Sequence[Any], bought: Sequence[Any]) -> Home:
    countries = (at[0] for one in members for lived in one[1:] for at in lived if at[0] is not None)
    return Home(home, len(members), most_shared(countries), bought[1][0])


async def _bought(ids: Sequence[str], ask: Ask) -> Mapping[str, frozenset[str]]:
    """The categories of what each household bought."""
    home, product = ask.model.node("Household"), ask.model.node("Product")
    inner = rows(home, "bought", Fields((product.property("id"),)), most=MOST_PRODUCTS)
    found = await ask.fetch("Household", Fields((home.property("id"),), (), (inner,)), ids)
    products = {row[0]: [each[0] for each in row[1]] for row in found}
    known = await categories_of({each for some in products.values() for each in some}, ask)
    return {
        each: frozenset(category for product in some for category in known.get(product, ()))
        for each, some in products.items()
    }


def _missing(home: str, found: Sequence[Missing], similar: int, ask: Ask, *, is_cut: bool) -> ByName:
    page, info, _ = page_of(found, ask, key=lambda each: (-each.buyers, each.id), question=f"missingCategories {home}")
    nodes = [ByName(category=each.id, households=each.buyers, share=each.share) for each in page]
    return ByName(nodes=nodes, pageInfo=info, totalCount=len(found), similar=similar, truncated=is_cut)
