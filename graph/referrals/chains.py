"""Chains of credited referrals, from a customer up to the one whom nobody brought.

Everybody has one credited referral at most, so a chain does not fork; data that was imported may still go in a circle.
All chains are followed at once, by one statement for each step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.referrals import statements
from graph.statement import Statement
from graph.store import Reader

DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Step:
    """Who is credited with a referral, and when it was made, as it is stored."""

    customer: str
    at: str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps from the nearest on. `is_cut` says that there are more, `is_cycle` that it comes back to itself."""

    steps: tuple[Step, ...] = ()
    is_cut: bool = False
    is_cycle: bool = False


async def chains_of(
    store: Reader, ids: Sequence[str], depth: int, *, timeout: float | None = None
) -> Mapping[str, Chain]:
    """The chain above each customer, `depth` steps at most."""
    above = dict[str, Step | None]()
    for _ in range(depth + 1):
        wanted = sorted({end for each in ids if (end := _end(each, above)) not in above})
        if not wanted:
            break
        rows = await store.read(Statement(statements.ABOVE, {"ids": wanted}), timeout=timeout)
        above |= dict.fromkeys(wanted)
        for below, customer, at in sorted(rows, key=repr):
            above[str(below)] = above[str(below)] or Step(str(customer), None if at is None else str(at))
    return {each: chain_of(each, above, depth) for each in ids}


def _end(start: str, above: Mapping[str, Step | None]) -> str:
    """The last of a chain as far as it is known; of a circle somebody in it."""
    seen, here = {start}, start
    while (step := above.get(here)) is not None and step.customer not in seen:
        here = step.customer
        seen.add(here)
    return here


def chain_of(start: str, above: Mapping[str, Step | None], depth: int) -> Chain:
    """The chain above one, out of who is above whom; each is in it once."""
    steps, seen, here = list[Step](), {start}, start
    while (step := above.get(here)) is not None:
        if step.customer in seen:
            return Chain(tuple(steps), is_cycle=True)
        if len(steps) == depth:
            return Chain(tuple(steps), is_cut=True)
        steps.append(step)
        seen.add(step.customer)
        here = step.customer
    return Chain(tuple(steps))
