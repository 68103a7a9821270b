import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from graph.endpoint import Endpoint
from graph.errors import BadStatement
from graph.statement import Statement
from graph.store import Store, Transaction
from migrations import lock
from migrations.files import Refused
from migrations.runner import migrate, pending

# Deletes what the runner keeps; it is put back, as the other tests of a run may rely on it.
FORGET = "MATCH (m:Migration) DETACH DELETE m"
KEPT = "MATCH (m:Migration) RETURN m {.*}"
RESTORE = "UNWIND $rows AS row CREATE (m:Migration) SET m = row"
TWO_THINGS = "MERGE (t:Thing {id: 1});\nMERGE (t:Thing {id: 2});\n"
BROKEN = "MERGE (t:Thing {id: 1});\nRETURN nosuchfunction(1);\n"
UP = """from graph.statement import Statement
async def up(store, endpoint):
    assert endpoint.uri
    async def work(transaction):
        await transaction.run(Statement("MERGE (t:Thing {id: 3})"))
    await store.write(work)
"""


async def run(store: Store, text: str, **parameters: object) -> list[list[object]]:
    async def work(transaction: Transaction) -> list[list[object]]:
        return await transaction.run(Statement(text, parameters))

    return await store.write(work)


async def things(store: Store) -> list[list[object]]:
    return await store.read(Statement("MATCH (t:Thing) RETURN t.id ORDER BY t.id"))


@pytest.fixture
async def fresh(store: Store) -> AsyncIterator[Store]:
    """A store that has never been migrated."""
    kept = [row for [row] in await store.read(Statement(KEPT))]
    await run(store, FORGET)
    yield store
    await run(store, FORGET)
    await run(store, RESTORE, rows=kept)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "V0001__two_things.cypher").write_text(TWO_THINGS)
    (tmp_path / "V0002__third_thing.py").write_text(UP)
    return tmp_path


async def test_all_is_applied_once(fresh: Store, engine: Endpoint, folder: Path) -> None:
    told: list[str] = []
    names = ("V0001__two_things.cypher", "V0002__third_thing.py")
    assert await migrate(fresh, engine, folder=folder, told=told.append) == names == tuple(told)
    assert await things(fresh) == [[1], [2], [3]]
    before = await fresh.read(Statement("MATCH (n) RETURN n {.*} AS n ORDER BY n.name, n.id"))
    assert await migrate(fresh, engine, folder=folder) == ()
    assert await fresh.read(Statement("MATCH (n) RETURN n {.*} AS n ORDER BY n.name, n.id")) == before


async def test_what_is_new_is_applied_later(fresh: Store, engine: Endpoint, folder: Path) -> None:
    await migrate(fresh, engine, folder=folder)
    (folder / "V0003__more.cypher").write_text("MERGE (t:Thing {id: 4});")
    assert [one.name for one in await pending(fresh, folder=folder)] == ["V0003__more.cypher"]
    assert await migrate(fresh, engine, folder=folder) == ("V0003__more.cypher",)
    assert await pending(fresh, folder=folder) == ()


async def test_a_changed_file_is_refused(fresh: Store, engine: Endpoint, folder: Path) -> None:
    await migrate(fresh, engine, folder=folder)
    (folder / "V0001__two_things.cypher").write_text("RETURN 1;")
    with pytest.raises(Refused, match=r"V0001__two_things.cypher is not the file that this graph has been through"):
        await migrate(fresh, engine, folder=folder)


async def test_a_missing_file_is_refused(fresh: Store, engine: Endpoint, folder: Path) -> None:
    await migrate(fresh, engine, folder=folder)
    (folder / "V0002__third_thing.py").unlink()
    with pytest.raises(Refused, match=r"has been through V0002__third_thing.py, which is not among the migrations"):
        await pending(fresh, folder=folder)


async def test_a_mended_migration_goes_on(fresh: Store, engine: Endpoint, tmp_path: Path) -> None:
    place = tmp_path / "V0001__things.cypher"
    place.write_text(BROKEN)
    with pytest.raises(BadStatement):
        await migrate(fresh, engine, folder=tmp_path)
    assert await things(fresh) == [[1]]
    place.write_text(TWO_THINGS)
    assert await migrate(fresh, engine, folder=tmp_path) == (place.name,)
    assert await things(fresh) == [[1], [2]]


async def test_steps_that_are_done_are_not_done_again(fresh: Store, engine: Endpoint, tmp_path: Path) -> None:
    (tmp_path / "V0001__things.cypher").write_text("CREATE (:Thing {id: 1});\nMATCH (t:Go) SET t.seen = t.n / t.n;\n")
    await run(fresh, "CREATE (:Go {n: 0})")
    with pytest.raises(BadStatement):
        await migrate(fresh, engine, folder=tmp_path)
    await run(fresh, "MATCH (t:Go) SET t.n = 1")
    await migrate(fresh, engine, folder=tmp_path)
    assert await things(fresh) == [[1]]


async def test_runners_take_turns(fresh: Store, engine: Endpoint, tmp_path: Path) -> None:
    (tmp_path / "V0001__count.cypher").write_text("CREATE (:Thing {id: 1});")
    applied = await asyncio.gather(*(migrate(fresh, engine, folder=tmp_path) for _ in range(5)))
    assert sorted(applied) == [(), (), (), (), ("V0001__count.cypher",)]
    assert await things(fresh) == [[1]]


async def test_a_lock_that_is_held_is_waited_for(fresh: Store) -> None:
    async with lock.held(fresh):
        with pytest.raises(Refused, match="has been migrating this graph"):
            async with lock.held(fresh, wait=0.0):
                raise AssertionError("two hold it")


async def test_the_lock_of_a_killed_runner_runs_out(fresh: Store) -> None:
    await lock._ask(fresh, "killed", -1.0)
    async with lock.held(fresh, wait=0.0) as check:
        check()


async def test_a_runner_notices_that_it_lost_the_lock(fresh: Store) -> None:
    async with lock.held(fresh, lease=0.03) as check:
        await run(fresh, "MATCH (l:MigrationLock) SET l.owner = 'other', l.until = timestamp() + 60000")
        with pytest.raises(Refused, match="took over this migration"):
            await until_it_raises(check)


async def until_it_raises(check: Callable[[], None]) -> None:
    async with asyncio.timeout(10):
        while True:
            check()
            await asyncio.sleep(0)
