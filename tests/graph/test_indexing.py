"""Unique keys are made whatever an engine that was killed has left of them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from graph.bolt import BoltStore
from graph.errors import BadStatement, ConstraintViolated
from graph.indexing import alone
from graph.statement import Statement

KEY = "CREATE CONSTRAINT left_behind IF NOT EXISTS FOR (t:Lost) REQUIRE t.id IS UNIQUE"
# What a Neo4j leaves that is killed in the middle of it.
HALF = "CREATE INDEX left_behind IF NOT EXISTS FOR (t:Lost) ON (t.id)"
OTHER = "CREATE INDEX left_behind IF NOT EXISTS FOR (t:Lost) ON (t.name)"
GONE = ("DROP CONSTRAINT left_behind IF EXISTS", "DROP INDEX left_behind IF EXISTS")


@pytest.fixture
async def neo4j(store: BoltStore) -> AsyncIterator[BoltStore]:
    """An engine on which keys and indexes have names; nothing of them stays."""
    yield store
    for text in GONE if store.engine == "neo4j" else ():
        await alone(store, Statement(text))


async def test_a_key_is_made_where_its_index_was_left_alone(neo4j: BoltStore) -> None:
    half = (HALF,) if neo4j.engine == "neo4j" else ()
    for text in (*half, KEY, KEY):
        await alone(neo4j, Statement(text))
    await alone(neo4j, Statement("CREATE (:Lost {id: 1})"))
    with pytest.raises(ConstraintViolated):
        await alone(neo4j, Statement("CREATE (:Lost {id: 1})"))


async def test_another_index_of_that_name_stays(neo4j: BoltStore) -> None:
    if neo4j.engine == "neo4j":
        await alone(neo4j, Statement(OTHER))
        with pytest.raises(BadStatement, match="already exists"):
            await alone(neo4j, Statement(KEY))
