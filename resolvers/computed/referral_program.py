"""How referring goes, as the API shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import date, datetime

from graph.normalise.moments import UTC
from graph.referrals.claims import Arrivals, arrivals_of, bought_of, claims_of
from graph.referrals.program import Claim, Figures, Key, Program
from graph.referrals.program import program as program_of
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.computed.window import Window, window_of
from resolvers.computed.worth import sum_of_parts, worth
from schema.finish import ByName

Group = tuple[Key, Figures]


async def program(ask: Ask) -> ByName:
    """`Query.referralProgram`."""
    window = window_of(ask)
    claims, is_cut = await claims_of(ask)
    bought, is_short = await bought_of(claims, ask)
    arrivals, is_few = await arrivals_of(ask)
    made = program_of(claims, bought, _customers(arrivals, ask), lambda each: _is_within(each, window))
    # So many claims are more than a moment's work, in which others wait to be answered.
    total, groups = await asyncio.to_thread(_figures, made, ask)
    page, info, _ = page_of(_ordered(groups, ask), ask, key=lambda each: _place(each, ask), question="referralProgram")
    return ByName(
        total=_shown(total, groups, ask), groups=[_group(each, ask) for each in page], groupCount=len(groups),
        pageInfo=info, truncated=is_cut or is_short or is_few,
    )  # fmt: skip


def _is_within(claim: Claim, window: Window) -> bool:
    if claim.at is None:
        return window.is_open
    return window.since <= claim.at < window.until


def _figures(made: Program, ask: Ask) -> tuple[Figures, Mapping[Key, Figures]]:
    by = ask.given.get("groupBy")
    return made.figures(), made.groups(_keys(by, ask)) if by else {}


# --------------------------------------------------------------------------------------------------------------- groups


def _keys(by: str, ask: Ask) -> Callable[[Claim], Key]:
    if by == "MONTH":
        return lambda each: None if each.at is None else _month(each.at, ask)
    return lambda each: each.channel if by == "CHANNEL" else each.code


def _month(moment: str, ask: Ask) -> str:
    """The first day of the month of a stored moment."""
    day = datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(ask.values.setting.zone).date()
    return day.replace(day=1).isoformat()


def _customers(arrivals: Arrivals, ask: Ask) -> Callable[[Key], int]:
    """How many could invite: before the end of the time that is asked about, and before that of a month."""
    until = ask.given.get("until")
    if ask.given.get("groupBy") != "MONTH":
        return lambda _: arrivals.before(until)
    return lambda month: arrivals.before(until if month is None else min(_next(month), until or "9999-12-31"))


def _next(month: str) -> str:
    """The first day of the month behind one."""
    first = date.fromisoformat(month)
    return (
        first.replace(year=first.year + 1, month=1) if first.month == 12 else first.replace(month=first.month + 1)
    ).isoformat()


def _ordered(groups: Mapping[Key, Figures], ask: Ask) -> list[Group]:
    return sorted(groups.items(), key=lambda each: _place(each, ask))


def _place(group: Group, ask: Ask) -> tuple[int, str]:
    """Months by time, the others by their size; what has no value comes behind its equals."""
    key, figures = group
    size = 0 if ask.given.get("groupBy") == "MONTH" else -figures.invited
    return size, "\uffff" if key is None else key


def _group(group: Group, ask: Ask) -> ByName:
    key, figures = group
    values = dict.fromkeys(("channel", "code", "month")) | {str(ask.given["groupBy"]).lower(): key}
    return ByName(**values, figures=_shown(figures, {key: figures}, ask))


# -------------------------------------------------------------------------------------------------------------- figures


def _shown(figures: Figures, parts: Mapping[Key, Figures], ask: Ask) -> ByName:
    """The figures of `parts` together, as far as they tell nothing of few people."""
    every = list(parts.values()) or [figures]
    bought = sum_of_parts([each.converted for each in every], ask)
    rewarded = sum_of_parts([each.rewarded for each in every], ask)
    return ByName(
        claims=figures.claims, referrers=figures.referrers, invited=figures.invited, converted=figures.converted,
        rate=figures.rate, customers=figures.customers, kFactor=figures.k_factor,
        medianDays=figures.median_days if bought else None,
        revenue=worth(figures.revenue if bought else None, ask),
        rewardCost=worth(figures.reward_cost if rewarded else None, ask),
    )  # fmt: skip
