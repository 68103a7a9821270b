"""Lists for many subjects at once: candidates by one statement, what people said of pairs by another, then the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.ranking import Candidate, Pair, ranked, spread
from graph.cross_sell.serving.reading import Asking, Question
from graph.cross_sell.serving.reasons import Edge, Reason, edge_of, reasons_of
from graph.cross_sell.serving.weights import packed, sold

DECAY = 0.7
"""What a purchase weighs a visit later as long as no model says otherwise."""


@dataclass(frozen=True, slots=True)
class Again:
    """What counts for something that was bought already: see `graph/cross_sell/scoring.py`."""

    weight: float = 0.0
    decay: float = 1.0
    fame: float = 0.0


NEVER = Again()


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned last; there is none if it has no name. `newest` is the day of the last purchase it knows."""

    name: str | None = None
    at: str | None = None
    decay: float = DECAY
    again: Again = NEVER
    is_packed: bool = False
    newest: str | None = None


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

    learned: Mapping[str, Sequence[tuple[str, float]]] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    sellable: frozenset[str] = frozenset()
    buyers: Mapping[str, int] = field(default_factory=dict)

    def again(self, product: str, subject: Subject, model: Model) -> float:
        """What is on top for something that was bought already: how often, how lately, and how many others did."""
        fame = float(max(self.buyers.get(product, 1), 1)) ** model.again.fame
        return float(model.again.weight * subject.repeats.get(product, 0.0) * fame)


async def model_of(ask: Asking) -> Model:
    """The model that is served."""
    rows = await ask.read(statements.MODEL)
    return _model(*rows[0]) if rows else Model()


def model_name(number: int) -> str:
    """What a model is called where it is told of: cross-sell/7."""
    return f"cross-sell/{number}"


def _model(number: Any, settings: Any, at: Any, is_packed: Any, newest: Any) -> Model:
    told = orjson.loads(settings or "{}")
    again = Again(told.get("again", 0.0), told.get("again_decay", 1.0), told.get("again_fame", 0.0))
    return Model(model_name(number), at, told.get("decay", DECAY), again, bool(is_packed), newest)


async def listed(ask: Asking, subjects: Sequence[Subject], model: Model, question: Question) -> dict[str, Listed]:
    """What is offered to each, those to whom nothing can be offered included."""
    found = await _found(ask, subjects, model, question)
    every = {each.id: _candidates(each, found, model) for each in subjects}
    kept = await narrowed(ask, [each.product for some in every.values() for each in some], question)
    there = {id_: [each for each in some if each.product in kept] for id_, some in every.items()}
    chosen = await chosen_of(ask, there, question)
    edges = await _edges(ask, chosen, subjects, question) if model.name else {}
    return {
        each.id: Listed(
            tuple(_item(one, each, edges, found, model) for one in chosen[each.id]),
            len(there[each.id]) > len(chosen[each.id]),
        )
        for each in subjects
    }


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


async def _found(ask: Asking, subjects: Sequence[Subject], model: Model, question: Question) -> Found:
    products = sorted({product for each in subjects for product in each.weights})
    if not products:
        return Found()
    candidates = packed if model.is_packed else _learned
    learned, pairs = await asyncio.gather(
        candidates(ask, subjects, question), ask.read(statements.CURATED, ids=products)
    )
    told = tuple(sorted({Pair(*row) for row in pairs}, key=repr))  # type: ignore[arg-type]  # as the statement has them
    more = {each.candidate for each in told} | {product for each in subjects for product in each.repeats}
    sellable = await sold(ask, more, question.today)
    repeated = sorted({product for each in subjects for product in each.repeats})
    buyers = await ask.read(statements.BUYERS_OF, ids=repeated) if repeated else []
    return Found(learned, told, sellable, {str(product): int(count) for product, count in buyers})  # type: ignore[call-overload]  # a number


async def _learned(ask: Asking, subjects: Sequence[Subject], question: Question) -> dict[str, list[tuple[str, float]]]:
    """Candidates as the engine adds them up from edges."""
    wants = [[each.id, product, weight] for each in subjects for product, weight in sorted(each.weights.items())]
    most = question.most + max(len(each.out) for each in subjects)
    rows = await ask.read(statements.CANDIDATES, wants=wants, today=question.today, most=most)
    return {str(subject): [(product, score) for product, score in found] for subject, found in rows}  # type: ignore[attr-defined]  # a list of pairs


def _candidates(subject: Subject, found: Found, model: Model) -> list[Candidate]:
    """The candidates of one, what they bought long enough ago among them."""
    scores = dict(found.learned.get(subject.id, ()))
    for product in subject.repeats.keys() & found.sellable:
        scores[product] = scores.get(product, 0.0) + found.again(product, subject, model)
    pairs = [each for each in found.pairs if each.candidate in found.sellable or each.word == "BLOCKED"]
    return ranked(scores.items(), pairs, subject.weights, out=subject.out)


async def _edges(
    ask: Asking, chosen: Mapping[str, Sequence[Candidate]], subjects: Sequence[Subject], question: Question
) -> dict[str, list[Edge]]:
    """What leads to those that were chosen, from what speaks for somebody."""
    ids = sorted({each.product for some in chosen.values() for each in some})
    by_candidate = dict[str, list[Edge]]()
    speaking = sorted({product for each in subjects for product in each.weights})
    if question.explains and ids:
        for row in await ask.read(statements.EVIDENCE_FROM, **{"ids": ids, "from": speaking}):
            edge = edge_of(row)
            by_candidate.setdefault(edge.candidate, []).append(edge)
    return by_candidate


def _item(
    candidate: Candidate, subject: Subject, edges: Mapping[str, Sequence[Edge]], found: Found, model: Model
) -> Item:
    again = found.again(candidate.product, subject, model)
    reasons = reasons_of(candidate, edges.get(candidate.product, ()), found.pairs, subject.weights, again=again)
    return Item(candidate.product, candidate.score, tuple(reasons))
