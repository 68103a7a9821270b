"""The other way round: what is bought together with a product, and who is likely to want it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.customers import agrees, known_of
from graph.cross_sell.serving.models import Model, model_of
from graph.cross_sell.serving.persons import Person, latest
from graph.cross_sell.serving.ranking import Candidate
from graph.cross_sell.serving.reading import Asking, Question
from graph.cross_sell.serving.reasons import Edge, Reason, edge_of, reasons_of
from graph.cross_sell.serving.weighing import weights_of

WEIGHED, MANY = 300, 5000
"""How many customers are looked at closely, and how many are tried by a condition before that."""
INTO = 200
"""Edges to a product that count, the strongest: learning bounds how many a product has, not how many lead to it."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody who has not bought a product, how much speaks for it, and what."""

    customer: str
    score: float
    reasons: tuple[Reason, ...]


async def together(ask: Asking, ids: Sequence[str]) -> tuple[Model, dict[str, list[Edge]]]:
    """What each product leads to, the strongest edges first, as far as it is there for who asks."""
    model = await model_of(ask)
    rows = await ask.read(statements.TOGETHER, ids=sorted(ids)) if model.name else []
    edges = [edge_of(row) for row in rows]
    seen = await ask.seen("Product", sorted({each.candidate for each in edges}))
    found: dict[str, list[Edge]] = {each: [] for each in ids}
    for edge in sorted(edges, key=lambda each: (-each.weight, each.candidate)):
        if edge.candidate in seen:
            found[edge.product].append(edge)
    return model, found


async def likely(ask: Asking, ids: Sequence[str], question: Question) -> tuple[Model, dict[str, list[Likely]]]:
    """Who is likely to want each product: those who agree to personalisation, have not bought it, and bought others.

    Those are looked at closely for whom most speaks when it does not matter how long ago they bought.
    """
    model = await model_of(ask)
    edges = await _into(ask, ids, model)
    found = await _buyers(ask, edges, question)
    every = sorted({each for some in found.values() for each in some})
    seen = await ask.seen("Customer", every)
    there = await ask.fulfilling(sorted(seen)) if question.narrows else seen
    close = {target: [each for each in some if each in there][:WEIGHED] for target, some in found.items()}
    known = await known_of(ask, sorted({each for some in close.values() for each in some}), question)
    return model, {
        each: _ordered(each, [known[one] for one in close.get(each, ()) if one in known], edges[each], model, question)
        for each in ids
    }


async def _into(ask: Asking, ids: Sequence[str], model: Model) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {each: [] for each in ids}
    if model.name:
        for target, rows in await ask.read(statements.EVIDENCE, ids=sorted(ids), most=INTO):
            found[str(target)] = [edge_of(row) for row in rows]  # type: ignore[attr-defined]  # a list of rows
    return found


async def _buyers(ask: Asking, edges: Mapping[str, Sequence[Edge]], question: Question) -> dict[str, list[str]]:
    wants = [[target, each.product, each.weight] for target, some in edges.items() for each in some]
    if not wants:
        return {}
    most = MANY if question.narrows else 2 * WEIGHED
    return {str(target): list(some) for target, some in await ask.read(statements.BUYERS, wants=wants, most=most)}  # type: ignore[call-overload]  # a list of ids


def _ordered(
    product: str, people: Sequence[Person], edges: Sequence[Edge], model: Model, question: Question
) -> list[Likely]:
    weighed = [_likely(product, each, edges, model) for each in people if _may_want(product, each, question)]
    return sorted((each for each in weighed if each.score > 0), key=lambda each: (-each.score, each.customer))


def _may_want(product: str, person: Person, question: Question) -> bool:
    waits = person.has_open_complaint and question.terms.complaint_holds
    has = product in person.unwanted or any(each.product == product for each in person.bought)
    return agrees(person, question) and not has and not waits


def _likely(product: str, person: Person, edges: Sequence[Edge], model: Model) -> Likely:
    weights = weights_of(latest(person.liked), decay=model.decay)
    score = sum(weights[each.product] * each.weight for each in edges if each.product in weights)
    reasons = reasons_of(Candidate(product, score), edges, (), weights)
    return Likely(person.id, score, tuple(reasons))
