"""What runs out when, as the API shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.patterns import serving
from graph.patterns.learned import GRACE
from graph.patterns.repeats import NextPurchase
from graph.patterns.serving import Told
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of, place_of
from resolvers.computed.patterns import learned_at
from resolvers.errors import BadInput
from schema.finish import ByName

QUESTION = "nextPurchases"
END = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `since` on and before `until`."""

    since: str
    until: str

    def holds(self, each: NextPurchase) -> bool:
        return self.since <= each.next_on.isoformat() < self.until


async def of_query(ask: Ask) -> ByName:
    """`Query.nextPurchases`: day by day, until there are enough for a page."""
    told = await serving.told(ask, "due")
    span, after = _span(ask, told), place_of(ask, question=QUESTION)
    size = ask.number("first", usual=25, least=0, most=ask.values.setting.largest_page)
    found = list[NextPurchase]()
    since = span.since if after is None else max(span.since, str(after[0]))
    async for some in serving.due(ask, told.about.get("months", ()), since=since, until=span.until):
        found += [each for each in await _there(ask, some) if after is None or _place(each) > after]
        if len(found) > size:
            break
    page, info, _ = page_of(found, ask, key=_place, question=QUESTION)
    return ByName(nodes=list(map(_node, page)), learnedAt=learned_at(told), pageInfo=info)


async def of_customers(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Customer.nextPurchase`: from all that they bought until now."""
    told = await serving.told(ask, "due")
    span = _span(ask, told)
    found, known = await serving.next_of(ask, ids)
    seen = await ask.seen("Product", sorted(each.product for each in known.values() if ask.tells(each.buyers)))
    mine = {id_: [each for each in found.get(id_, ()) if each.product in seen and span.holds(each)] for id_ in ids}
    return {id_: _of_customer(id_, some, told, ask) for id_, some in mine.items()}


async def of_products(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Product.repeatInterval`."""
    known = await serving.lasting(ask, ids)
    return {id_: ByName(days=each.days, intervals=each.intervals, buyers=each.buyers)
            for id_, each in known.items() if ask.tells(each.buyers)}  # fmt: skip


def _of_customer(id_: str, found: Sequence[NextPurchase], told: Told, ask: Ask) -> ByName:
    page, info, _ = page_of(found, ask, key=_place, question=f"nextPurchase {id_}")
    return ByName(nodes=list(map(_node, page)), learnedAt=learned_at(told), pageInfo=info)


def _span(ask: Ask, told: Told) -> Span:
    """The days that are asked for; raises BadInput for reversed ones."""
    since, until, newest = ask.given.get("since"), ask.given.get("until"), told.about.get("newest")
    if since is not None and until is not None and until < since:
        raise BadInput(f"until: it should not come before since, and {until} is before {since}. Swap them.",
                       argument="until")  # fmt: skip
    usual = "0001-01-01" if newest is None else (date.fromisoformat(newest) - GRACE).isoformat()
    return Span(since or usual, until or END)


async def _there(ask: Ask, some: Sequence[NextPurchase]) -> list[NextPurchase]:
    """Those whose customer and product are there for who asks, and whose customer fulfils the condition."""
    products = await ask.seen("Product", await _of_enough(ask, sorted({each.product for each in some})))
    people = await ask.seen("Customer", sorted({each.buyer for each in some if each.product in products}))
    kept = await ask.fulfilling(sorted(people))
    return [each for each in some if each.product in products and each.buyer in kept]


async def _of_enough(ask: Ask, products: Sequence[str]) -> list[str]:
    """Those of these products that enough people have bought again for a figure about them."""
    if ask.small_group is None:
        return list(products)
    known = await serving.lasting(ask, products)
    return [each for each in products if each in known and ask.tells(known[each].buyers)]


def _place(each: NextPurchase) -> list[Any]:
    return [each.next_on.isoformat(), each.buyer, each.product]


def _node(each: NextPurchase) -> ByName:
    return ByName(
        customer=each.buyer, product=each.product, lastOn=each.last_on.isoformat(), nextOn=each.next_on.isoformat(),
        days=each.days, intervals=each.intervals,
    )  # fmt: skip
