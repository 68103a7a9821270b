"""Who brought most, as the API shows it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.referrals.leaders import Leader, Measure, Span, figures, one_per_home, ranking
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.computed.window import window_of
from resolvers.computed.worth import worth
from schema.finish import ByName

Ranked = tuple[int, Leader]


async def leaders(ask: Ask) -> ByName:
    """`Query.referralLeaders`."""
    by, window = Measure(ask.given.get("by") or Measure.CUSTOMERS), window_of(ask)
    span = Span(window.since, window.until, least=ask.small_group or 0)
    found = await ranking(by, span, ask)
    best: Sequence[Leader] = found.leaders
    if ask.given.get("onePer") is not None:
        best = await one_per_home(best, ask.today, ask)
    ranked = list(enumerate(best, 1))
    page, info, _ = page_of(ranked, ask, key=lambda each: (each[0], each[1].customer), question="referralLeaders")
    shown = await _with_figures(page, by, span, ask)
    return ByName(nodes=shown, pageInfo=info, totalCount=len(ranked), truncated=found.is_cut)


async def _with_figures(page: Sequence[Ranked], by: Measure, span: Span, ask: Ask) -> list[ByName]:
    """The page, with what is only read of those who are on it."""
    is_wanted = ask.wants("nodes", "buyers") or ask.wants("nodes", "revenue")
    if by is Measure.CUSTOMERS and is_wanted:
        known = await figures([each for _, each in page], span, ask)
        page = [(rank, known.get(each.customer, each)) for rank, each in page]
    return [_leader(rank, each, ask) for rank, each in page]


def _leader(rank: int, leader: Leader, ask: Ask) -> ByName:
    revenue = leader.revenue if ask.tells(leader.buyers) else None
    return ByName(
        rank=rank, customer=leader.customer, customers=leader.customers, buyers=leader.buyers,
        revenue=worth(revenue, ask),
    )  # fmt: skip
