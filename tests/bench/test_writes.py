"""The bare driver adds to the graph what Kith added, each time about others."""

from __future__ import annotations

from random import Random

import pytest

from bench import writes
from bench.bare import driver_of
from bench.repeated import Listening, about_others
from bench.writes import Bare, api_of, filled, purchases, recorded
from graph.bolt import BoltStore
from graph.endpoint import Endpoint
from graph.statement import Statement

LINKS = "MATCH (:Interaction)-[r]-() RETURN type(r), count(r) ORDER BY type(r)"
VERSIONS = "MATCH (c:Customer) RETURN max(c.version)"
BOUGHT = "MATCH (:Customer)-[r:BOUGHT]->(:Product) RETURN count(r), max(r.times)"


@pytest.mark.parametrize("size", [1, 2])
async def test_the_driver_adds_what_kith_adds(
    store: BoltStore, indexed: BoltStore, engine: Endpoint, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writes, "BUYERS", 60)
    monkeypatch.setattr(writes, "GOODS", 60)
    named, listening = await filled(api_of(store)), Listening(store)
    await recorded(api_of(listening), purchases(size, Random(1)))
    once = await store.read(Statement(LINKS))
    async with driver_of(engine) as driver:
        await Bare(driver, engine.database, named).again(listening.said, Random(1))()
    assert await store.read(Statement(LINKS)) == [[kind, 2 * int(str(count))] for kind, count in once]
    assert await store.read(Statement(BOUGHT)) == [[size * 3 * 2, 1]]
    assert await store.read(Statement(VERSIONS)) == [[1]]


def test_what_is_named_becomes_another_and_what_is_made_is_new() -> None:
    one, other, made = (f"{kind}_{number:026d}" for kind, number in (("cus", 1), ("cus", 2), ("int", 3)))
    said = [Statement("x", {"rows": [{"id": one, "keys": ["shop:c1", "S2"], "at": 7}], "new": made, "again": made})]
    [told] = about_others(said, ([one, other], ["c1", "c2"], ["S1", "S2"]), Random(1))
    assert told.parameters["rows"] == [{"id": other, "keys": ["shop:c2", "S1"], "at": 7}]
    assert told.parameters["new"] == told.parameters["again"] != made
