"""The graphs of the benches go into either engine as they were made."""

from __future__ import annotations

import pytest

from bench import crowd, supernodes
from bench.batches import put_links
from bench.peers import filling
from bench.peers.made import TINY
from graph.bolt import BoltStore
from graph.endpoint import Endpoint
from graph.statement import Statement

LINKS = "MATCH ()-[r]->() RETURN type(r), count(r) ORDER BY type(r)"
KEPT = "MATCH ()-[r:MEMBER_OF]->() WHERE r.isPrimary = true RETURN count(r)"


async def test_a_crowd_has_its_relationships(store: BoltStore, indexed: BoltStore, engine: Endpoint) -> None:
    size = crowd.Size(200, 4_000)
    await crowd.fill(store, engine, size)
    found = {str(type_): count for type_, count in await store.read(Statement(LINKS))}
    assert found == {kind: len(list(crowd.links(kind, size))) for kind in crowd.SHARES}


async def test_two_nodes_are_beside_all_others(store: BoltStore, indexed: BoltStore, engine: Endpoint) -> None:
    await supernodes.fill(store, engine, 50)
    assert await store.read(Statement(LINKS)) == [["REFERRED", 50], ["WORKS_AT", 50]]


async def test_a_relationship_whose_end_is_missing_is_told(store: BoltStore, indexed: BoltStore) -> None:
    lost = [{"start": "cus_1", "end": "hou_1", "properties": {"role": "MEMBER"}}]
    with pytest.raises(AssertionError, match=r"0 of 1 were made.*hou_1"):
        await put_links(store, "MEMBER_OF", lost)


async def test_peers_are_compared_over_every_relationship(
    store: BoltStore, indexed: BoltStore, engine: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def migrated(_store: BoltStore, _endpoint: Endpoint) -> None:
        """Its indexes are there already, and its history would stay."""

    monkeypatch.setattr(filling, "migrate", migrated)
    await filling.fill(store, engine, TINY)
    found = {str(type_): count for type_, count in await store.read(Statement(LINKS))}
    wanted = dict.fromkeys(found, 0)
    for type_, _, rows in filling.links(TINY):
        wanted[type_] = wanted.get(type_, 0) + len(list(rows))
    assert found == wanted
    assert await store.read(Statement(KEPT)) == [[len(list(filling.living(TINY)))]]
