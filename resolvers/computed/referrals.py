"""Who brought whom, as the API shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from graph.normalise.moments import moment_text
from graph.referrals.chains import DEEPEST, Chain, chains_of
from resolvers.computed.ask import Ask
from schema.finish import ByName


async def chains(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Customer.referralChain`."""
    depth = ask.number("maxDepth", usual=DEEPEST, most=DEEPEST)
    found = await chains_of(ask.reader, ids, depth, timeout=ask.timeout)
    seen = await ask.seen("Customer", sorted({step.customer for chain in found.values() for step in chain.steps}))
    return {each: _chain(_as_far_as(seen, chain)) for each, chain in found.items()}


def _as_far_as(seen: frozenset[str], chain: Chain) -> Chain:
    """The chain up to the first who is not there for who asks: nothing is told of what lies behind."""
    steps = tuple(takewhile(lambda step: step.customer in seen, chain.steps))
    return chain if len(steps) == len(chain.steps) else Chain(steps)


def _chain(chain: Chain) -> ByName:
    steps = [
        ByName(depth=depth, customer=each.customer, at=each.at and moment_text(each.at))
        for depth, each in enumerate(chain.steps, 1)
    ]
    return ByName(nodes=steps, truncated=chain.is_cut, isCycle=chain.is_cycle)
