"""Lists for many subjects at once: what leads on from what they bought, then whether the best of it can be offered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.models import Model
from graph.cross_sell.serving.ranking import Candidate, Pair, Ranking, ranked, spread
from graph.cross_sell.serving.reading import Asking, Question, sold
from graph.cross_sell.serving.reasons import Edge, Reason, edge_of, reasons_of
from graph.cross_sell.serving.weights import UNREAD, Near, added_up, edges_of

MORE = 10
"""How many times as many are looked at, where too few of the first can be offered."""

ADDED_UP = 50
"""How many more candidates the engine is asked for where it adds up edges: for what is blocked."""


@dataclass(frozen=True, slots=True)
class Subject:
    """For whom something is chosen: what speaks with which weight, what is out, what may be offered once more, and
    how much of that speaks for it."""

    id: str
    weights: Mapping[str, float]
    out: frozenset[str] = frozenset()
    repeats: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is offered."""

    product: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The first of the candidates; `truncated` says that there are more."""

    items: tuple[Item, ...] = ()
    truncated: bool = False


NONE = Listed()


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of all subjects: candidates of each with their scores, and what people said."""

    learned: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    buyers: Mapping[str, int] = field(default_factory=dict)

    def again(self, product: str, subject: Subject, model: Model) -> float:
        """What is on top for something that was bought already: how often, how lately, and how many others did."""
        fame = float(max(self.buyers.get(product, 1), 1)) ** model.again.fame
        return float(model.again.weight * subject.repeats.get(product, 0.0) * fame)


async def listed(
    ask: Asking, subjects: Sequence[Subject], model: Model, question: Question, *, near: Near = UNREAD
) -> dict[str, Listed]:
    """What is offered to each, those to whom nothing can be offered included; `near` is what was read beforehand."""
    found = await _found(ask, subjects, model, question, near)
    every = {each.id: _ranking(each, found, model) for each in subjects}
    there = await _there(ask, every, question)
    chosen = await chosen_of(ask, there, question)
    edges = await _edges(ask, chosen, subjects, question) if model.name else {}
    return {
        each.id: Listed(
            tuple(_item(one, each, edges, found, model, question) for one in chosen[each.id]),
            len(there[each.id]) > len(chosen[each.id]),
        )
        for each in subjects
    }


async def _there(ask: Asking, every: Mapping[str, Ranking], question: Question) -> dict[str, list[Candidate]]:
    """The first candidates of each that can be offered; where that is too few, those behind are looked at as well."""
    most, known, kept = question.most, set[str](), set[str]()
    while True:
        cut = {id_: some.best(most) for id_, some in every.items()}
        fresh = sorted({each.product for some in cut.values() for each in some} - known)
        kept |= await _offerable(ask, fresh, question)
        known |= set(fresh)
        found = {id_: [each for each in some if each.product in kept] for id_, some in cut.items()}
        if all(len(found[id_]) > question.first or len(some.scores) <= most for id_, some in every.items()):
            return found
        most *= MORE


async def _offerable(ask: Asking, products: Sequence[str], question: Question) -> frozenset[str]:
    """Which of these can be sold, are there for who asks, and fulfil the condition of the question."""
    if not products or not question.looks_far:
        return await ask.sellable(products, question.today) if products else frozenset()
    return await narrowed(ask, sorted(await sold(ask, products, question.today)), question)


async def narrowed(ask: Asking, products: Sequence[str], question: Question) -> frozenset[str]:
    """Those that are there for who asks, and fulfil the condition of the question."""
    some = sorted(set(products))
    seen = await ask.seen("Product", some)
    return await ask.fulfilling(sorted(seen)) if question.narrows else seen


async def chosen_of(
    ask: Asking, candidates: Mapping[str, Sequence[Candidate]], question: Question
) -> dict[str, list[Candidate]]:
    """The first ones of each, spread over categories if that is asked for."""
    if not question.diversity:
        return {id_: list(some[: question.first]) for id_, some in candidates.items()}
    products = sorted({each.product for some in candidates.values() for each in some})
    categories = dict[str, list[str]]()
    for product, category in await ask.read(statements.CATEGORIES, ids=products):
        categories.setdefault(str(product), []).append(str(category))
    return {
        id_: spread(some, categories, first=question.first, diversity=question.diversity)
        for id_, some in candidates.items()
    }


async def _found(ask: Asking, subjects: Sequence[Subject], model: Model, question: Question, near: Near) -> Found:
    products = sorted({product for each in subjects for product in each.weights})
    if not products:
        return Found()
    left = [each for each in products if each not in near.edges]
    more, pairs = await asyncio.gather(edges_of(ask, left, model), _pairs(ask, left)) if left else ({}, [])
    told = tuple(sorted({*near.pairs, *pairs}, key=repr))
    if model.is_packed:
        edges = {**near.edges, **more}
        learned = {each.id: added_up(each.weights, edges) for each in subjects}
    else:
        learned = await _learned(ask, subjects, question)
    repeated = sorted({product for each in subjects for product in each.repeats})
    buyers = await ask.read(statements.BUYERS_OF, ids=repeated) if repeated else []
    return Found(learned, told, {str(product): int(count) for product, count in buyers})  # type: ignore[call-overload]  # a number


async def _pairs(ask: Asking, products: Sequence[str]) -> list[Pair]:
    rows = await ask.read(statements.CURATED, ids=products)
    return [Pair(*row) for row in rows]  # type: ignore[arg-type]  # as the statement has them


async def _learned(ask: Asking, subjects: Sequence[Subject], question: Question) -> dict[str, dict[str, float]]:
    """Candidates as the engine adds them up from edges."""
    wants = [[each.id, product, weight] for each in subjects for product, weight in sorted(each.weights.items())]
    most = question.most + ADDED_UP + max(len(each.out) for each in subjects)
    rows = await ask.read(statements.CANDIDATES, wants=wants, today=question.today, most=most)
    return {str(subject): dict(found) for subject, found in rows}  # type: ignore[call-overload]  # a list of pairs


def _ranking(subject: Subject, found: Found, model: Model) -> Ranking:
    """The candidates of one, what they bought long enough ago among them."""
    scores = found.learned.get(subject.id, {})
    if subject.repeats:
        more = {product: scores.get(product, 0.0) + found.again(product, subject, model) for product in subject.repeats}
        scores = {**scores, **more}
    return ranked(scores, found.pairs, subject.weights, out=subject.out)


async def _edges(
    ask: Asking, chosen: Mapping[str, Sequence[Candidate]], subjects: Sequence[Subject], question: Question
) -> dict[str, list[Edge]]:
    """What leads to those that were chosen, from what speaks for somebody."""
    ids = sorted({each.product for some in chosen.values() for each in some})
    by_candidate = dict[str, list[Edge]]()
    speaking = sorted({product for each in subjects for product in each.weights})
    if question.explains and ids:
        [[rows]] = await ask.read(statements.EVIDENCE_FROM, **{"ids": ids, "from": speaking})
        for edge in map(edge_of, rows):  # type: ignore[call-overload]  # a list of rows
            by_candidate.setdefault(edge.candidate, []).append(edge)
    return by_candidate


def _item(
    candidate: Candidate, subject: Subject, edges: Mapping[str, Sequence[Edge]], found: Found, model: Model,
    question: Question,
) -> Item:  # fmt: skip
    if not question.explains:
        return Item(candidate.product, candidate.score)
    again = found.again(candidate.product, subject, model)
    reasons = reasons_of(candidate, edges.get(candidate.product, ()), found.pairs, subject.weights, again=again)
    return Item(candidate.product, candidate.score, tuple(reasons))
