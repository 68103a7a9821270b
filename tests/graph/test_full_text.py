"""Full text is found at once and after a crash, though Neo4j writes it behind commits."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from graph import embedded
from graph.bolt import BoltStore, connected
from graph.cypher.build import full_text_name
from graph.cypher.dialect import DIALECTS
from graph.endpoint import Endpoint
from graph.engine.home import prepared
from graph.indexing import AT_COMMITS, alone, ensure
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Store
from tests.engines import neo4j

CUSTOMERS = full_text_name(MODEL.node("Customer"))
MADE = "UNWIND range(1, $count) AS number CREATE (:Customer {id: 'full text ' + number, words: 'heliotrope'})"
FOUND = f"CALL db.index.fulltext.queryNodes('{CUSTOMERS}', 'heliotrope') YIELD node RETURN count(node)"
FORGOTTEN = "MATCH (s:IndexState {name: 'model'}) DELETE s"
OLD = (f"DROP INDEX {CUSTOMERS}", f"CREATE FULLTEXT INDEX {CUSTOMERS} FOR (n:Customer) ON EACH [n.words]")


async def found(store: Store) -> int:
    procedure = DIALECTS[store.engine].catches_up
    text = f"CALL {procedure}() {FOUND}" if procedure else FOUND
    rows: list[Any] = await store.read(Statement(text))
    return int(rows[0][0])


async def test_what_was_committed_is_found_after_a_crash(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    is_neo4j = pytestconfig.getoption("--engine") == "neo4j"
    running = neo4j.running if is_neo4j else embedded.running
    process = tmp_path / "pid" if is_neo4j else prepared(tmp_path).pid
    async with running(tmp_path) as endpoint, connected(endpoint) as store:
        await ensure(store, endpoint, MODEL)
        await alone(store, Statement(MADE, {"count": 40}))
        os.kill(int(process.read_text()), signal.SIGKILL)
    async with running(tmp_path) as endpoint, connected(endpoint) as store:
        assert await found(store) == 40


async def test_an_index_that_commits_wait_for_is_made_anew(store: BoltStore, engine: Endpoint) -> None:
    await alone(store, Statement(MADE, {"count": 3}))
    await ensure(store, engine, MODEL)
    if store.engine == "neo4j":
        names = Statement(AT_COMMITS, {"names": [CUSTOMERS]})
        for text in (*OLD, FORGOTTEN):
            await alone(store, Statement(text))
        assert await store.read(names) == [[CUSTOMERS]]
        await ensure(store, engine, MODEL)
        assert await store.read(names) == []
    assert await found(store) == 3
