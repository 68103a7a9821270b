"""One random graph, and a number of random questions about it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from random import Random

from graphql import GraphQLSchema

from graph.model import MODEL
from graph.store import Store
from resolvers.binding import Setting
from server.answering import GraphQL, Request
from tests.agreement.comparing import Three
from tests.agreement.graphs import graph
from tests.agreement.questions import Questions
from tests.agreement.rewriting import rewritten
from tests.agreement.shrinking import smallest
from tests.cases.graph import CURRENCY, LARGEST_PAGE, NOW, ZONE, world
from tests.engines.wiping import wipe
from tests.oracle.answers import naive
from tests.oracle.loading import load


@dataclass(frozen=True, slots=True)
class Place:
    """A store whose graphs are thrown away, the API over it, and the oracle's schema."""

    store: Store
    api: GraphQL
    oracle: GraphQLSchema


def place(store: Store) -> Place:
    setting = Setting(ZONE, CURRENCY, b"agreement", LARGEST_PAGE)
    return Place(store, GraphQL(store, MODEL, setting, clock=lambda: NOW), naive(world()))


async def filled(here: Place, dice: Random) -> Three:
    """A new random graph in the store and in the oracle."""
    made = graph(MODEL, dice)
    await wipe(here.store)
    await load(here.store, made, MODEL)
    return Three(here.api, here.oracle, replace(world(), graph=made))


async def asked(here: Place, seed: int, questions: int) -> AsyncIterator[str | None]:
    """For each question what was answered differently, None where all agreed; half of them are put in other words."""
    dice = Random(seed)
    three = await filled(here, dice)
    source = Questions(here.oracle, three.world.graph, dice)
    for _ in range(questions):
        text = source.query()
        other = rewritten(text, here.oracle, dice) if dice.random() < 0.5 else None
        request = Request(other.query, None, other.variables) if other else Request(text)
        found = await three.disagreement(request)
        yield None if found is None else await _told(found, text, request, three)


async def _told(found: str, text: str, request: Request, three: Three) -> str:
    """The smallest question of the kind; where the plain words are answered well, the other words as they are."""
    small = await smallest(text, three) if await three.disagreement(Request(text)) else None
    if small is None:
        return f"{found}\n{request.query}\n{request.variables}"
    return f"{await three.disagreement(Request(small))}\n{small}"
