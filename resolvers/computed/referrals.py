"""Who brought whom, as the API shows it on a customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from graph.normalise.moments import moment_text
from graph.referrals.bought import Spending, bought_by
from graph.referrals.chains import DEEPEST, Chain, chains_of
from graph.referrals.impact import Generation, generations, total
from graph.referrals.trees import Place, Tree, trees_below
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.computed.window import window_of
from resolvers.computed.worth import sum_of_parts, worth
from schema.finish import ByName

USUAL = 10


def moment(stored: str | None) -> str | None:
    """A stored moment as the API writes it."""
    return None if stored is None else moment_text(stored)


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
        ByName(depth=depth, customer=each.customer, at=moment(each.at)) for depth, each in enumerate(chain.steps, 1)
    ]
    return ByName(nodes=steps, truncated=chain.is_cut, isCycle=chain.is_cycle)


# ---------------------------------------------------------------------------------------------------------------- trees


async def trees(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Customer.referralTree`."""
    depth = ask.number("maxDepth", usual=USUAL, most=DEEPEST)
    found = await trees_below(ids, depth, replace(ask, place=("nodes", "customer")))
    shown = await ask.fulfilling(sorted({place.customer for tree in found.values() for place in tree.places}))
    return {each: _tree(each, tree, shown, ask) for each, tree in found.items()}


def _tree(root: str, tree: Tree, shown: frozenset[str], ask: Ask) -> ByName:
    places = [each for each in tree.places if each.customer in shown]
    page, info, _ = page_of(places, ask, key=lambda each: (each.depth, each.customer), question=f"referralTree {root}")
    nodes = [
        ByName(depth=each.depth, parentId=each.parent, customer=each.customer, at=moment(each.at)) for each in page
    ]
    return ByName(nodes=nodes, pageInfo=info, totalCount=len(places), truncated=tree.is_cut)


# --------------------------------------------------------------------------------------------------------------- impact


async def impact(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Customer.referralImpact`."""
    depth, window = ask.number("maxDepth", usual=USUAL, most=DEEPEST), window_of(ask)
    found = await trees_below(ids, depth, ask)
    everybody = sorted({place.customer for tree in found.values() for place in tree.places})
    bought, is_short = await bought_by(everybody, window.since, window.until, ask)
    return {each: _impact(tree.places, bought, ask, is_cut=tree.is_cut or is_short) for each, tree in found.items()}


def _impact(places: Sequence[Place], bought: Spending, ask: Ask, *, is_cut: bool) -> ByName:
    parts = generations(places, bought)
    whole = total(parts)
    told = sum_of_parts([each.buyers for each in parts], ask)
    shown = [_generation(each, ask, is_told=ask.tells(each.buyers)) for each in parts]
    return ByName(generations=shown, total=_generation(whole, ask, is_told=told), truncated=is_cut)


def _generation(each: Generation, ask: Ask, *, is_told: bool) -> ByName:
    return ByName(
        depth=each.depth, customers=each.customers, buyers=each.buyers, purchases=each.purchases,
        revenue=worth(each.revenue if is_told else None, ask),
    )  # fmt: skip
