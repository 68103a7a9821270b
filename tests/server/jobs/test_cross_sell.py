"""Learning in the graph: a new model takes the place of the old one, and only what changed is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import orjson
import pytest

from graph.cross_sell import keeping
from graph.cross_sell.history import history
from graph.cross_sell.keeping import current
from graph.cross_sell.learning import Settings, learned
from graph.cross_sell.spool import Sale
from graph.statement import Statement
from graph.store import Row, Store, Transaction
from server.jobs.cross_sell import learn, restored
from server.jobs.running import Failed
from tests.graph.cross_sell.shop import by_chance

SALES = list(by_chance(20, 12))
PRODUCTS = "UNWIND $ids AS id CREATE (:Product {id: id, kind: 'GOODS'})"
CHARGE = """MATCH (i:Interaction)
CREATE (i)-[:CONTAINS]->(:Product {id: 'pro_post' + i.id, kind: 'CHARGE'})"""
BOUGHT = """UNWIND $rows AS row
MERGE (c:Customer {id: row.buyer})
CREATE (c)-[:HAD]->(i:Interaction {id: row.id, kind: 'PURCHASE', at: row.at})
WITH row, i
UNWIND row.products AS id
MATCH (p:Product {id: id})
CREATE (i)-[:CONTAINS]->(p)"""
EDGES = """MATCH (a:Product)-[r:GOES_WITH]->(b:Product)
RETURN a.id, b.id, r.weight, r.together, r.buyers, r.model"""
POPULAR = "MATCH (m:Model)-[r:POPULAR]->(p:Product) RETURN m.number, r.rank, r.buyers, p.id ORDER BY r.rank"


class Stopped(Exception):
    """Somebody else does it now."""


async def wrote(store: Store, text: str, **values: object) -> None:
    async def work(tx: Transaction) -> None:
        await tx.run(Statement(text, values))

    await store.write(work)


async def sold(store: Store, sales: Iterable[Sale]) -> None:
    rows = [{"id": s.id, "buyer": s.buyer, "at": s.at, "products": list(s.products)} for s in sales]
    await wrote(store, BOUGHT, rows=rows)


async def shop(store: Store) -> None:
    await wrote(store, PRODUCTS, ids=sorted({id_ for sale in SALES for id_ in sale.products}))
    await sold(store, SALES)


async def edges(store: Store) -> list[Row]:
    return sorted(await store.read(Statement(EDGES)), key=lambda row: (str(row[0]), str(row[1])))


async def learn_now(store: Store) -> None:
    async def nothing(_: object) -> None:
        return None

    await learn(store, progress=nothing, keep=nothing)


async def test_the_graph_has_what_is_learned_from_its_purchases(store: Store) -> None:
    await shop(store)
    await wrote(store, CHARGE)
    await learn_now(store)
    wanted = [edge for _, some in learned(history(SALES), Settings()).edges() for edge in some]
    assert [row[:2] + row[3:] for row in await edges(store)] == [
        [each.source, each.target, each.together, each.buyers, 1] for each in wanted
    ]
    assert [row[2] for row in await edges(store)] == pytest.approx([each.weight for each in wanted], rel=1e-3)
    first = (await store.read(Statement(POPULAR)))[0]
    assert first[:2] == [1, 1]


async def weights(store: Store) -> dict[str, dict[str, float]]:
    """The edges as serving reads them."""
    rows = await store.read(Statement("MATCH (s:Sheet) WHERE s.key STARTS WITH 'goes-with/' RETURN s.key, s.text"))
    told = {str(key).removeprefix("goes-with/"): orjson.loads(str(text)) for key, text in rows}
    return {product: dict(zip(*each, strict=True)) for product, each in told.items() if each[0]}


async def by_edges(store: Store) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for source, target, weight, *_ in await edges(store):
        found.setdefault(str(source), {})[str(target)] = float(str(weight))
    return found


async def test_what_did_not_change_is_not_written_again(store: Store) -> None:
    await shop(store)
    await learn_now(store)
    before = await edges(store)
    await learn_now(store)
    assert await edges(store) == before
    await sold(store, [replace(SALES[0], id="int_new", at="2026-05-20T10:00:00")])
    await learn_now(store)
    assert {row[5] for row in await edges(store)} >= {3}
    assert await current(store) == 3


async def test_a_model_that_may_not_be_kept_leaves_the_old_one(store: Store) -> None:
    async def nothing(_: object) -> None:
        return None

    async def refuse(_: Transaction) -> None:
        raise Stopped

    await shop(store)
    with pytest.raises(Stopped):
        await learn(store, progress=nothing, keep=refuse)
    assert (await edges(store), await current(store)) == ([], 0)


async def test_many_edges_of_a_first_model_are_written_before_it_counts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_: Transaction) -> None:
        raise Stopped

    async def refuse_to_count(tx: Transaction) -> None:
        if await tx.run(Statement("MATCH (m:Model {id: 'cross-sell'}) WHERE m.number > 0 RETURN m.number")):
            raise Stopped

    await shop(store)
    await learn_now(store)
    wanted = await told(store)
    await wrote(store, "MATCH (m:Model) DETACH DELETE m")
    await wrote(store, "MATCH (:Product)-[r:GOES_WITH]->(:Product {id: $id}) DELETE r", id=wanted[0][1])
    await wrote(store, "MATCH (:Product)-[r:GOES_WITH]->(:Product {id: $id}) SET r.buyers = 99", id=wanted[1][1])
    spoiled = await told(store)
    monkeypatch.setattr(keeping, "MOST_AT_ONCE", 0)
    for keep, left in ((refuse, spoiled), (refuse_to_count, wanted)):
        with pytest.raises(Stopped):
            await learn(store, progress=nothing, keep=keep)
        assert (await told(store), await current(store)) == (left, 0)
    await learn_now(store)
    assert (await told(store), await current(store)) == (wanted, 1)
    assert await weights(store) == await by_edges(store)


async def told(store: Store) -> list[Row]:
    """The edges without when and by which model they were learned."""
    return [row[:5] for row in await edges(store)]


async def test_a_graph_without_purchases_is_learned_too(store: Store) -> None:
    await learn_now(store)
    assert (await edges(store), await current(store)) == ([], 1)


async def model(store: Store) -> Row:
    [row] = await store.read(Statement("MATCH (m:Model {id: 'cross-sell'}) RETURN m.number, m.at, m.purchases"))
    return row


async def nothing(_: object) -> None:
    return None


async def test_the_model_before_comes_back_and_goes_again(store: Store) -> None:
    await shop(store)
    await learn_now(store)
    assert await weights(store) == await by_edges(store) != {}
    first = (await model(store), await edges(store), await store.read(Statement(POPULAR)))
    await sold(store, [replace(SALES[0], id="int_new", at="2026-05-20T10:00:00")])
    await learn_now(store)
    second = (await model(store), await edges(store), await store.read(Statement(POPULAR)))
    assert first != second
    for wanted in (first, second, first):
        await restored(store, keep=nothing)
        assert await weights(store) == await by_edges(store)
        assert (await model(store), await edges(store), await store.read(Statement(POPULAR))) == wanted
    await learn_now(store)
    assert await current(store) == 3


async def test_there_is_nothing_before_the_first_model(store: Store) -> None:
    await shop(store)
    await learn_now(store)
    with pytest.raises(Failed, match="no model before"):
        await restored(store, keep=nothing)
