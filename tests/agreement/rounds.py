"""One random graph, and a number of random questions about it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from random import Random
from zoneinfo import ZoneInfo

from graphql import GraphQLSchema

from graph.model import MODEL
from graph.store import Store
from resolvers.binding import Setting
from server.access.limits import SERVICE
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.agreement.comparing import Three
from tests.agreement.graphs import graph
from tests.agreement.questions import Questions
from tests.agreement.rewriting import rewritten
from tests.agreement.shrinking import smallest
from tests.agreement.walking import strayed
from tests.cases.graph import CURRENCY, LARGEST_PAGE, world
from tests.engines.wiping import wipe
from tests.oracle.answers import naive
from tests.oracle.loading import load
from tests.oracle.world import World

ZONES = (ZoneInfo("Europe/Berlin"), ZoneInfo("UTC"))
MOMENTS = tuple(datetime(2024, 6, day, hour, tzinfo=UTC) for day, hour in ((15, 12), (14, 22), (15, 22)))
"""Noon, and two moments that are in the day after in Berlin."""

WIDE = replace(SERVICE, depth=50, aliases=10_000, cost=10**9)
"""What random questions may ask for is not what they are asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A store whose graphs are thrown away; for some time zones the API over it and the oracle's schema."""

    store: Store
    sides: tuple[tuple[GraphQL, GraphQLSchema], ...]


def place(store: Store) -> Place:
    settings = [Setting(zone, CURRENCY, b"agreement", LARGEST_PAGE) for zone in ZONES]
    return Place(
        store, tuple((GraphQL(store, MODEL, each, limits=WIDE), naive(_world(each.zone))) for each in settings)
    )


def _world(zone: tzinfo) -> World:
    assert isinstance(zone, ZoneInfo)
    return replace(world(), zone=zone)


async def filled(here: Place, dice: Random) -> Three:
    """A new random graph in the store and in the oracle, at some moment in some zone."""
    side = dice.choice(here.sides)
    return await standing(
        here, side, replace(_world(side[0].setting.zone), graph=graph(MODEL, dice), now=dice.choice(MOMENTS))
    )


async def standing(here: Place, side: tuple[GraphQL, GraphQLSchema], wanted: World) -> Three:
    """A world's graph in the store, and its moment on the clock."""
    await wipe(here.store)
    await load(here.store, wanted.graph, MODEL)
    api, oracle = side
    api.clock = lambda: wanted.now
    return Three(api, oracle, wanted)


async def asked(here: Place, seed: int, questions: int) -> AsyncIterator[str | None]:
    """For each question what was answered differently, None where all agreed.

    Half of them are put in other words; a few are walks through pages.
    """
    dice = Random(seed)
    three = await filled(here, dice)
    source = Questions(three.oracle, three.world.graph, dice)
    for _ in range(questions):
        if dice.random() < 0.03:
            yield await strayed(three, dice)
            continue
        text = source.query()
        other = rewritten(text, three.oracle, dice) if dice.random() < 0.5 else None
        request = Request(other.query, None, other.variables) if other else Request(text)
        found = await three.disagreement(request)
        yield None if found is None else await _told(found, text, request, three)


async def _told(found: str, text: str, request: Request, three: Three) -> str:
    """The smallest question of the kind; where the plain words are answered well, the other words as they are."""
    small = await smallest(text, three) if await three.disagreement(Request(text)) else None
    if small is None:
        return f"{found}\n{request.query}\n{request.variables}"
    return f"{await three.disagreement(Request(small))}\n{small}"
