"""A small part of `./kith prove writes`: races, cut commits, statements that fail."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.model import MODEL
from server.answers.answering import GraphQL
from tests.mutations.conftest import asked
from tests.mutations.cutting import cutting
from tests.mutations.examples import NODES, SALES, unexampled
from tests.mutations.rounds import MADE, each_done, increments, kth_faults, once_each, one_customer
from tests.mutations.watching import heard


async def test_no_increment_is_lost(api: GraphQL) -> None:
    count, version, _ = await increments(api, writers=8, each=5)
    assert (count, version) == (40, 41)


async def test_one_key_makes_one_customer(api: GraphQL) -> None:
    assert await one_customer(api, clients=16, rounds=2) == [1, 1]


async def test_a_cut_commit_has_one_effect(api: GraphQL, engine: Endpoint) -> None:
    async with cutting(engine, seed=1) as (line, near), connected(near) as store:
        line.armed = True
        assert (await once_each(replace(api, store=store), wishes=10))[:2] == (10, 10)
        assert line.lost + line.unheard > 0


async def test_every_subscriber_hears_of_a_change(api: GraphQL) -> None:
    assert len(await heard(api.store, 20, partial(asked, api, MADE), times=2)) == 2


async def test_a_statement_that_fails_leaves_the_graph_as_it_was(api: GraphQL) -> None:
    faults, wrong = await kth_faults(api, MODEL, (*NODES, *SALES[:1]))
    assert (wrong, faults > 20) == ([], True)


async def test_every_example_is_done(api: GraphQL) -> None:
    await each_done(api)


def test_every_mutation_has_an_example() -> None:
    assert unexampled() == []
