import asyncio
from dataclasses import replace
from typing import Any

import pytest

from graph.bolt import WIDE_AT_ONCE, BoltStore, connected
from graph.endpoint import Endpoint
from graph.engine.commands import server_command
from graph.errors import BadStatement, Conflict, ConstraintViolated, TimedOut, Unavailable
from graph.statement import Statement
from graph.store import Row, Store, Transaction

KEY = "CREATE CONSTRAINT counter_id IF NOT EXISTS FOR (c:Counter) REQUIRE c.id IS UNIQUE"
INCREMENT = "MERGE (c:Counter {id: 'one'}) ON CREATE SET c.n = 1 ON MATCH SET c.n = c.n + 1"
# Looks at 300 to the power of four combinations, and finds none.
ENDLESS = "MATCH (a:Thing), (b:Thing), (c:Thing), (d:Thing) WHERE a.id + b.id + c.id + d.id = $sum RETURN count(*)"
HALF_A_SECOND = 0.5


async def run(store: Store, text: str, **parameters: object) -> list[list[object]]:
    async def work(transaction: Transaction) -> list[list[object]]:
        return await transaction.run(Statement(text, parameters))

    return await store.write(work)


async def three_hundred_things(store: Store) -> None:
    await run(store, "UNWIND range(1, 300) AS i CREATE (:Thing {id: i})")


async def test_a_read_gives_rows_as_lists(store: Store) -> None:
    assert await store.read(Statement("RETURN $x AS x, 2 AS two", {"x": [1]})) == [[[1], 2]]


async def test_more_rows_than_one_batch_of_the_driver_come(store: Store) -> None:
    rows = await store.read(Statement("UNWIND range(1, $n) AS i RETURN i", {"n": 2500}))
    assert rows == [[i] for i in range(1, 2501)]


async def test_what_was_written_is_read(store: Store) -> None:
    async def create(transaction: Transaction) -> str:
        await transaction.run(Statement("CREATE (:Thing {id: $id})", {"id": "a"}))
        return "done"

    assert await store.write(create) == "done"
    assert await store.read(Statement("MATCH (t:Thing) RETURN t.id")) == [["a"]]


async def test_the_next_test_finds_nothing(store: Store) -> None:
    assert await store.read(Statement("MATCH (n) WHERE NOT n:Migration RETURN count(n)")) == [[0]]


async def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    async def fail(transaction: Transaction) -> None:
        await transaction.run(Statement("CREATE (:Thing {id: 1})"))
        raise LookupError("changed my mind")

    with pytest.raises(LookupError):
        await store.write(fail)
    assert await store.read(Statement("MATCH (t:Thing) RETURN count(t)")) == [[0]]


async def test_increments_at_the_same_time_all_count(store: Store) -> None:
    await run(store, KEY)
    await asyncio.gather(*(run(store, INCREMENT) for _ in range(40)))
    assert await store.read(Statement("MATCH (c:Counter) RETURN c.id, c.n")) == [["one", 40]]


async def test_a_taken_key_is_told(store: Store) -> None:
    await run(store, KEY)
    await run(store, "CREATE (:Counter {id: 'taken'})")
    with pytest.raises(ConstraintViolated):
        await run(store, "CREATE (:Counter {id: 'taken'})")


async def test_a_statement_the_engine_cannot_read_is_our_fault(store: Store) -> None:
    with pytest.raises(BadStatement, match="SyntaxError"):
        await store.read(Statement("RETURN 1 +"))


async def test_a_read_that_takes_too_long_is_ended_in_the_engine(store: Store) -> None:
    await three_hundred_things(store)
    async with asyncio.timeout(10):
        with pytest.raises(TimedOut):
            await store.read(Statement(ENDLESS, {"sum": -1}), timeout=HALF_A_SECOND)


async def test_a_write_that_takes_too_long_leaves_nothing(store: Store) -> None:
    await three_hundred_things(store)

    async def write(transaction: Transaction) -> None:
        await transaction.run(Statement("CREATE (:Other)"))
        await transaction.run(Statement(ENDLESS, {"sum": -1}))

    async with asyncio.timeout(10):
        with pytest.raises(TimedOut):
            await store.write(write, timeout=HALF_A_SECOND)
    assert await store.read(Statement("MATCH (o:Other) RETURN count(o)")) == [[0]]


async def test_reads_below_their_time_are_left_alone(store: Store) -> None:
    rows = await asyncio.gather(*(store.read(Statement("RETURN $i", {"i": i}), timeout=5) for i in range(50)))
    assert rows == [[[i]] for i in range(50)]


async def test_few_statements_go_over_everything_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    wide, most = 0, 0
    read = BoltStore._read

    async def counting(self: BoltStore, statement: Statement, *rest: Any) -> list[Row]:
        nonlocal wide, most
        wide += statement.is_wide
        most = max(most, wide)
        rows = await read(self, statement, *rest)
        wide -= statement.is_wide
        return rows

    monkeypatch.setattr(BoltStore, "_read", counting)
    many = [Statement("RETURN $n", {"n": number}, is_wide=number % 3 > 0) for number in range(30)]
    assert await asyncio.gather(*map(store.read, many)) == [[[number]] for number in range(30)]
    assert most == (WIDE_AT_ONCE if store.engine == "arcadedb" else 20)


async def test_whoever_waits_for_a_turn_waits_no_longer_than_its_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for queue in ("_wide", "_turn"):
        monkeypatch.setattr(store, queue, asyncio.Lock())
        await getattr(store, queue).acquire()
    async with asyncio.timeout(10):
        with pytest.raises(TimedOut):
            await store.read(Statement("RETURN 1", is_wide=True), timeout=0.01)
        with pytest.raises(TimedOut):
            await store.write(lambda transaction: transaction.run(Statement("RETURN 1")), timeout=0.01)


async def test_what_is_left_after_a_turn_is_all_that_a_statement_has(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn, left = asyncio.Lock(), list[Any]()
    monkeypatch.setattr(store, "_wide", turn)
    monkeypatch.setattr(store, "_read", lambda _statement, timeout, _bookmarks: noting(left, timeout))
    await turn.acquire()
    asyncio.get_running_loop().call_later(0.02, turn.release)
    await store.read(Statement("RETURN 1", is_wide=True), timeout=10.0)
    assert 9 < left[0] <= 9.98


async def noting(left: list[Any], timeout: float | None) -> list[Row]:
    left.append(timeout)
    return []


async def test_a_profile_tells_the_plan(store: Store) -> None:
    await three_hundred_things(store)
    profile = await store.profile(Statement("MATCH (t:Thing) WHERE t.id < $n RETURN t.id ORDER BY t.id", {"n": 3}))
    assert profile.rows == [[1], [2]]
    assert "NodeByLabelScan" in profile.text
    assert (profile.db_hits or 0) >= 300 if store.engine == "neo4j" else profile.db_hits is None


async def test_bookmarks_let_another_store_read_what_was_written(store: Store, engine: Endpoint) -> None:
    await run(store, "CREATE (:Thing {id: 7})")
    async with connected(engine) as other:
        rows = await other.read(Statement("MATCH (t:Thing) RETURN t.id"), bookmarks=await store.bookmarks())
    assert rows == [[7]]


async def test_both_kinds_of_address_are_understood(store: Store, engine: Endpoint) -> None:
    for scheme in ("bolt", "neo4j"):
        uri = engine.uri.replace(engine.uri.partition(":")[0], scheme, 1)
        place = Endpoint(uri, engine.user, engine.password, engine.database, engine.http_url)
        async with connected(place) as other:
            assert await other.read(Statement("RETURN 1")) == [[1]]
            assert other.engine == store.engine


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1", "http://127.0.0.1:1", "nonsense"])
async def test_an_engine_that_is_away_is_told(uri: str) -> None:
    with pytest.raises(Unavailable):
        async with connected(Endpoint(uri, "user", "password", "kith")):
            raise AssertionError("somebody answers")


async def test_a_conflict_that_lasts_is_told_in_the_end(store: Store) -> None:
    await run(store, KEY)
    await run(store, "CREATE (:Counter {id: 'held', n: 0})")
    attempts = 0

    async def lose(transaction: Transaction) -> None:
        nonlocal attempts
        attempts += 1
        await transaction.run(Statement("CREATE (:Counter {id: 'held'})"))

    with pytest.raises(Conflict):
        await store.write(lose)
    assert attempts == 10


async def test_a_wrong_password_or_database_is_told(store: Store, engine: Endpoint) -> None:
    wrong = replace(engine, database="nosuchdatabase") if store.engine == "neo4j" else replace(engine, password="wrong")
    with pytest.raises(Unavailable, match=r"Neo\.ClientError\.(Security|Database)"):
        async with connected(wrong):
            raise AssertionError("it lets anybody in")


@pytest.mark.parametrize("look", [0.002, 60.0], ids=["later", "at once"])
async def test_a_caller_who_goes_away_leaves_nothing_running(
    store: Store, engine: Endpoint, monkeypatch: pytest.MonkeyPatch, look: float
) -> None:
    monkeypatch.setattr("graph.engine.halting.LOOK", look)
    await three_hundred_things(store)
    reading = asyncio.create_task(store.read(Statement(ENDLESS, {"sum": -2})))
    async with asyncio.timeout(10):
        await until(store, engine, running=1)
        await until(store, engine, running=1)
        reading.cancel()
        await until(store, engine, running=0)
    with pytest.raises(asyncio.CancelledError):
        await reading


async def until(store: Store, engine: Endpoint, *, running: int) -> None:
    while len(await running_statements(store, engine)) != running:
        pass


async def running_statements(store: Store, engine: Endpoint) -> list[object]:
    if store.engine == "arcadedb":
        listed = await server_command(engine, "list queries")
        assert isinstance(listed, list)
        return listed
    text = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $start RETURN currentQuery"
    return list(await store.read(Statement(text, {"start": ENDLESS[:20]})))
