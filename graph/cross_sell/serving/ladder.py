"""From the personal list down to the popular one: each customer gets the first that has something to offer, and why.

    PERSONAL            what goes with what they bought
    HOUSEHOLD           what goes with what those bought who live with them
    SIMILAR_CUSTOMERS   what customers of the same country, recency, frequency and spending bought
    POPULAR             what is popular and rising; the only one that is not about them

Every step is taken for all customers that are left at once, so that the number of statements does not grow with them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.cross_sell.serving import steps
from graph.cross_sell.serving.customers import Known, agrees, alone, known_of
from graph.cross_sell.serving.listing import NONE, Listed
from graph.cross_sell.serving.models import Model, model_of
from graph.cross_sell.serving.persons import Person
from graph.cross_sell.serving.reading import Asking, Question
from graph.cross_sell.serving.terms import Arm, Strategy

NO_MODEL = "Nothing was learned yet: ./kith learn cross-sell does that."
NOTHING = {
    Strategy.PERSONAL: "Nothing goes with what was bought.",
    Strategy.HOUSEHOLD: "Nobody else in the household bought anything that something goes with.",
    Strategy.SIMILAR_CUSTOMERS: "Too few customers are like this one.",
    Strategy.POPULAR: "Nothing is left of what is popular.",
    Strategy.BASKET: "Nothing goes with this basket.",
}
RESTS = {
    Strategy.PERSONAL: "This is what goes with what was bought before.",
    Strategy.HOUSEHOLD: "This is what goes with what the household bought.",
    Strategy.SIMILAR_CUSTOMERS: "This is what customers like this one buy.",
    Strategy.POPULAR: "This is what many buy of late.",
    Strategy.BASKET: "This is what goes with this basket.",
}
NO_HISTORY = "Nothing was bought that counts."
HELD_OUT = "Held out, to compare with what is personal."
NOT_AGREED = "There is no consent to personalisation."
IMPERSONAL = "Nothing personal is offered here."
COMPLAINT = "A complaint is open, and offers wait until it is not."
LATER = "Nothing is offered at present."
STEPS = {
    Strategy.PERSONAL: steps.personal,
    Strategy.HOUSEHOLD: steps.household,
    Strategy.SIMILAR_CUSTOMERS: steps.similar,
    Strategy.POPULAR: steps.popular,
}
LADDER = tuple(STEPS)


@dataclass(frozen=True, slots=True)
class Offer:
    """What one subject is offered. Without a strategy nothing is; `why` says so in either case."""

    subject: str | None
    model: Model
    listed: Listed = NONE
    strategy: Strategy | None = None
    why: str = ""
    arm: Arm = Arm.OFFERED

    @property
    def is_personal(self) -> bool:
        """Whether it is about one customer, household or company."""
        return self.strategy not in (None, Strategy.POPULAR, Strategy.BASKET)

    @property
    def is_held_out(self) -> bool:
        return self.arm is Arm.HELD_OUT


@dataclass(slots=True)
class Climb:
    """Where each customer stands: what is known of them, the steps left to them, and why not the ones before."""

    known: Known
    steps: dict[str, tuple[Strategy, ...]] = field(default_factory=dict)
    whys: dict[str, list[str]] = field(default_factory=dict)
    done: dict[str, Offer] = field(default_factory=dict)

    def arm(self, id_: str) -> Arm:
        return Arm.HELD_OUT if HELD_OUT in self.whys[id_] else Arm.OFFERED


async def for_customers(ask: Asking, ids: Sequence[str], question: Question) -> dict[str, Offer]:
    """What each customer is offered."""
    known = await _known(ask, ids, question)
    climb = Climb(known)
    for each in known.people.values():
        climb.steps[each.id], climb.whys[each.id] = _steps(each, question)
    for step in LADDER:
        at_it = [each for each, steps in climb.steps.items() if step in steps and each not in climb.done]
        if at_it:
            _taken(step, await STEPS[step](ask, at_it, climb.known, question), climb)
    return {each: climb.done.get(each) or _none(each, climb) for each in known.people}


async def _known(ask: Asking, ids: Sequence[str], question: Question) -> Known:
    """The customers. Of one alone all is read at once that they are likely to need; many share what they need."""
    if len(ids) == 1 and question.begins is Strategy.PERSONAL:
        return await alone(ask, ids[0], question)
    model, people = await asyncio.gather(model_of(ask), known_of(ask, ids, question))
    return Known(people, model)


def _steps(person: Person, question: Question) -> tuple[tuple[Strategy, ...], list[str]]:
    """The steps that may be taken for somebody, and why not the ones before."""
    if person.has_open_complaint and question.terms.complaint_holds:
        return (), [COMPLAINT if question.tells_cases else LATER]
    if not agrees(person, question):
        return LADDER[-1:], [NOT_AGREED if question.tells_consents else IMPERSONAL]
    if question.terms.arm(person.id) is Arm.HELD_OUT:
        return LADDER[-1:], [HELD_OUT]
    return LADDER[LADDER.index(question.begins) :], []


def _taken(step: Strategy, found: Mapping[str, Listed], climb: Climb) -> None:
    for each, some in found.items():
        if some.items:
            why = " ".join([*climb.whys[each], RESTS[step]])
            climb.done[each] = Offer(each, climb.known.model, some, step, why, climb.arm(each))
        else:
            climb.whys[each].append(_why_not(step, climb, each))


def _why_not(step: Strategy, climb: Climb, id_: str) -> str:
    if climb.known.model.name is None and step is Strategy.POPULAR:
        return NO_MODEL
    return NO_HISTORY if step is Strategy.PERSONAL and not climb.known.people[id_].liked else NOTHING[step]


def _none(id_: str, climb: Climb) -> Offer:
    return Offer(id_, climb.known.model, why=" ".join(climb.whys[id_]), arm=climb.arm(id_))
