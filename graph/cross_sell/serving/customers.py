"""A customer as one to choose for: what speaks, and with which weight; what is out; what may be offered once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.listing import Subject
from graph.cross_sell.serving.models import DECAY, NO_MODEL, Model, model_from
from graph.cross_sell.serving.persons import Bought, Consent, Person, latest, person_of, persons
from graph.cross_sell.serving.reading import Asking, Question
from graph.cross_sell.serving.weighing import reach, weights_of
from graph.cross_sell.serving.weights import UNREAD, Near, edges_of, pairs_of

VISITS = reach(DECAY)
"""Of how many visits what leads on is read beforehand; for a model that forgets more slowly the rest is read later."""


@dataclass(frozen=True, slots=True)
class Known:
    """The customers of a question, the model that they are served from, and what was read beforehand."""

    people: Mapping[str, Person]
    model: Model
    near: Near = UNREAD


async def known_of(ask: Asking, ids: Sequence[str], question: Question) -> dict[str, Person]:
    """These customers by their ids."""
    return await persons(ask, ids, now=question.now, dismissed_since=question.dismissed_since)


async def alone(ask: Asking, id_: str, question: Question) -> Known:
    """One customer with all that it takes to go on from what they bought lately, by one statement; unless weights are
    wanted that nobody kept, though whoever asked before found all of theirs."""
    is_enough = ask.kept.is_enough
    rows = await ask.read(
        statements.BESIDE if is_enough else statements.WHOLE, ids=[id_], most=statements.MOST_BOUGHT, visits=VISITS,
        now=question.now, dismissed=question.dismissed_since,
    )  # fmt: skip
    if not rows:
        return Known({}, NO_MODEL)
    row: Sequence[Any] = rows[0]
    *person, beside, said = row
    model, texts = model_from(*said[0]) if said else NO_MODEL, {product: text for product, _, text, _ in beside}
    edges = await edges_of(ask, list(texts), model, None if is_enough else texts)
    return Known({id_: person_of(person, question.now)}, model, Near(edges, pairs_of(beside)))


def agrees(person: Person, question: Question) -> bool:
    """Whether somebody may be shown what fits them."""
    if person.consent is Consent.UNKNOWN:
        return question.terms.allows
    return person.consent is Consent.GIVEN


def subject_of(person: Person, model: Model, question: Question) -> Subject:
    """What they like speaks, what they have or do not want is out."""
    return made(person.id, person.liked, person.bought, person.unwanted, model, question)


def made(
    id_: str,
    liked: Sequence[Bought],
    bought: Sequence[Bought],
    unwanted: frozenset[str],
    model: Model,
    question: Question,
) -> Subject:
    """A subject, of one buyer's purchases or of those of several."""
    again = again_of(bought, question) - unwanted
    out = (frozenset(each.product for each in bought) - again) | unwanted
    weights = weighed(liked, bought, model)
    return Subject(id_, weights, out, _repeats(bought, again, model))


def weighed(liked: Iterable[Bought], bought: Sequence[Bought], model: Model) -> dict[str, float]:
    """What each liked thing weighs; visits at which something else was bought make it older all the same."""
    kept = {each.product for each in liked}
    weights = weights_of(latest(bought), decay=model.decay)
    return {product: weight for product, weight in weights.items() if product in kept}


def _repeats(bought: Sequence[Bought], again: frozenset[str], model: Model) -> dict[str, float]:
    """How often each of these was bought, less the longer that is ago."""
    if not again:
        return {}
    times = Counter[str]()
    for each in bought:
        times[each.product] += each.times
    weights = weights_of(latest(bought), decay=model.again.decay)
    return {product: times[product] * weights.get(product, 0.0) for product in again}


def again_of(bought: Sequence[Bought], question: Question) -> frozenset[str]:
    """What was bought so long ago that it may be offered once more."""
    before = question.bought_before
    if before is None:
        return frozenset()
    return frozenset(product for product, at in latest(bought).items() if at < before)
