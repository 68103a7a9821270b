"""The kinds of jobs that there are: adding up what was bought, and removing what has been kept for long enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from unittest.mock import patch

import pytest

from graph.ids import new_id
from graph.ingest import bought
from graph.jobs import kinds as known
from graph.jobs import service
from graph.normalise.durations import duration
from graph.retention.service import TEXTS, forget
from graph.statement import Statement
from graph.store import Store, Transaction
from server.jobs import recount, tidy
from server.jobs.kinds import KINDS
from server.jobs.running import Cancelled, Running, running
from tests.server.jobs.playing import SETTINGS

pytestmark = pytest.mark.usefixtures("open_to_jobs")
BUYERS = """UNWIND $rows AS row
CREATE (c:Customer {id: row.id})
CREATE (p:Product {id: row.sku})
CREATE (c)-[:HAD]->(:Interaction {id: row.id + 'i', kind: 'PURCHASE', at: '2026-01-01T00:00:00'})
  -[:CONTAINS {quantity: row.quantity, total: 100}]->(p)
CREATE (c)-[:BOUGHT {times: 9, quantity: 9}]->(p)"""
BOUGHT = "MATCH (b)-[x:BOUGHT]->(p) RETURN p.id, x.times, x.quantity, x.spent ORDER BY p.id"
OLD = """UNWIND $moments AS at
CREATE (:Commit {at: at}), (:Answered {at: at}), (:Change {at: at}), (:Job {id: at, finishedAt: at})"""
LEFT = """MATCH (n)
WHERE n.at IS NOT NULL OR n.finishedAt IS NOT NULL
RETURN labels(n)[0], coalesce(n.at, n.finishedAt)"""


async def wrote(store: Store, text: str, **values: object) -> None:
    async def work(tx: Transaction) -> None:
        await tx.run(Statement(text, values))

    await store.write(work)


async def claimed(store: Store, kind: str) -> Running:
    """A job that is being done, by nobody but the test."""
    now = datetime(2026, 5, 1, tzinfo=UTC)
    await store.write(partial(service.enqueue, kind=kind, by="somebody", now=now))
    job = await store.write(partial(service.claim, kind=kind, owner="here", now=now))
    assert job is not None
    return running(job, store)


async def bought_wrongly(store: Store, count: int) -> None:
    rows = [{"id": new_id("cus"), "sku": f"p{number}", "quantity": number} for number in range(count)]
    await wrote(store, BUYERS, rows=rows)


def test_each_kind_is_declared_and_can_be_done() -> None:
    assert set(KINDS) == set(known.KINDS)


async def test_everybody_is_added_up(store: Store) -> None:
    await bought_wrongly(store, 3)
    job = await claimed(store, "recount")
    await recount.work(job, store, SETTINGS)
    assert await store.read(Statement(BOUGHT)) == [[f"p{number}", 1, number, 100] for number in range(3)]
    assert (job.done, job.total) == (3, 3)


async def test_adding_up_goes_on_where_it_was(store: Store) -> None:
    await bought_wrongly(store, 5)
    job = await claimed(store, "recount")
    with patch.object(bought, "BATCH", 2):
        with patch.object(Running, "progress", side_effect=[None, Cancelled]), pytest.raises(Cancelled):
            await recount.work(job, store, SETTINGS)
        found = await service.find(store, job.job.id)
        assert found is not None
        again = running(found, store)
        with patch.object(bought, "add_up", side_effect=bought.add_up) as adding:
            await recount.work(again, store, SETTINGS)
    assert [len(each.args[1]) for each in adding.call_args_list] == [2, 1]
    assert await store.read(Statement(BOUGHT)) == [[f"p{number}", 1, number, 100] for number in range(5)]
    assert (again.done, again.total) == (5, 5)


async def test_what_was_kept_long_enough_is_removed(store: Store) -> None:
    moments = ["2026-01-01T00:00:00", "2026-04-15T00:00:00", "2026-04-30T00:00:00"]
    await wrote(store, OLD, moments=moments)
    job = await claimed(store, "tidy")
    settings = replace(SETTINGS, jobs_kept=duration("P20D"))
    with patch.object(tidy, "datetime") as clock:
        clock.now.return_value = datetime(2026, 5, 1, tzinfo=UTC)
        await tidy.work(job, store, settings)
    left = {("Commit", moments[2]), ("Answered", moments[2])}
    left |= {(label, at) for label in ("Change", "Job") for at in moments[1:]}
    assert {(str(label), str(at)) for label, at in await store.read(Statement(LEFT))} == left
    assert job.done == 6


@pytest.mark.parametrize("label", TEXTS)
async def test_what_is_removed_is_removed_in_batches(store: Store, label: str) -> None:
    await wrote(store, OLD, moments=[f"2026-01-0{day}T00:00:00" for day in range(1, 6)])
    assert [count async for count in forget(store, label, "2026-01-05T00:00:00", batch=2)] == [2, 2, 0]
    assert sorted(str(name) for name, _ in await store.read(Statement(LEFT))).count(label) == 1
