"""Reasons in words. A sentence tells a name only if it is given one, and numbers only if they may be told."""

from __future__ import annotations

from collections.abc import Callable

from graph.cross_sell.serving.reasons import Code, Reason

SOMETHING = "something bought before"
Tells = Callable[[int], bool]


def sentence(reason: Reason, *, name: str | None, tells: Tells) -> str:
    """Why a product is offered. `name` is what was bought; `tells` says whether a figure over so few may be told."""
    beside = name or SOMETHING
    match reason.code:
        case Code.BOUGHT_TOGETHER:
            return _together(reason, name, tells)
        case Code.COMPLEMENT:
            return f"goes with {beside}, as our own people say"
        case Code.BOUGHT_BEFORE:
            return "bought before, and long enough ago"
        case Code.PINNED:
            return f"always offered beside {beside}"
        case Code.BOOSTED:
            return f"offered more often beside {beside}"
        case Code.SIMILAR_CUSTOMERS:
            return f"bought by {_people(reason, tells, 'customer')} who are like this one"
        case Code.POPULAR:
            return f"bought by {_people(reason, tells, 'buyer')} of late"
        case Code.RISING:
            return f"bought by {_people(reason, tells, 'buyer')} of late, more than before"


def _together(reason: Reason, name: str | None, tells: Tells) -> str:
    beside, found = name or SOMETHING, reason.numbers
    if found is None or not (tells(found.buyers) and tells(found.of_buyers)):
        return f"often bought by those who bought {beside}"
    chance = "" if found.buyer_lift is None else f", {found.buyer_lift:.1f} times as often as chance"
    return f"bought by {found.buyers} of the {found.of_buyers} buyers who bought {beside}{chance}"


def _people(reason: Reason, tells: Tells, one: str) -> str:
    known = reason.buyers is not None and reason.buyers > 0 and tells(reason.buyers)
    return f"{reason.buyers} {one if reason.buyers == 1 else f'{one}s'}" if known else f"{one}s"
