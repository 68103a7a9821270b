"""A store over the Bolt protocol, and the only importer of the driver: longer than others since nobody else knows it.

Reads are auto-commit statements in one round trip, writes are managed transactions. Both are tried again here:
the driver never repeats the former, waits a second before it repeats the latter, and takes the lost race of two
MERGEs for one key to be final.
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, nullcontext
from functools import partial
from itertools import count
from time import monotonic
from typing import Any, TypeVar, cast

import neo4j
from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    AsyncSession,
    Bookmarks,
    NotificationMinimumSeverity,
    Query,
    unit_of_work,
)
from neo4j._async.io import AcquisitionAuth, AcquisitionDatabase, acquisition_timeout_to_deadline
from neo4j._async.io._bolt._common import Response
from neo4j.exceptions import (
    ConfigurationError,
    ConstraintError,
    DatabaseError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    TransientError,
)

from graph.endpoint import SCHEMES, Endpoint
from graph.engine.halting import Halt, halted_after, halting
from graph.errors import (
    BadStatement,
    Conflict,
    ConstraintViolated,
    EngineFailed,
    OutcomeUnknown,
    StoreError,
    TimedOut,
    Unavailable,
)
from graph.lean import LeanRead, Unusual, rows_within
from graph.seconds import come, end_of, left_of
from graph.statement import Statement
from graph.store import Engine, Profile, Row, Transaction

T = TypeVar("T")
# Faults are raised or tried again here, so the driver need not print them as well.
logging.getLogger("neo4j").setLevel(logging.CRITICAL)

# An engine that is away must be noticed at once, not after the driver's half a minute.
DRIVER_SETTINGS: dict[str, Any] = {
    "connection_timeout": 3.0,
    "connection_acquisition_timeout": 5.0,
    "max_connection_pool_size": 100,
    "notifications_min_severity": NotificationMinimumSeverity.OFF,
    "telemetry_disabled": True,
    "user_agent": "kith",
}
# All rows are wanted, so they are asked for at once; and whether to try again is decided here.
SESSION_SETTINGS: dict[str, Any] = {"fetch_size": -1, "max_transaction_retry_time": -1.0}
# The driver whose insides `graph/lean.py` knows; with another one, statements go the driver's own way.
KNOWN_DRIVER = "6.4.1"
NO_AUTH = AcquisitionAuth(None)
# What goes over all nodes of a type holds much of the embedded engine's memory meanwhile. Sixteen groupings of 100,000
# nodes took it 26 s four at a time and 50 s all at once, most of them for its garbage.
WIDE_AT_ONCE = 4
# How long after its time a statement may still take to end before its connection is cut.
GRACE = 2.0
CUT = "The engine did not end a statement in time, so its connection was cut."
LATE = "What others had asked of the engine took all of its time."
TIME_OUTS = (
    "Neo.ClientError.Transaction.Terminated",
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
)
# More memory than transactions may take: asked for at once it is missing again.
SHORT_OF_MEMORY = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
# A conversation cut short by an engine that stops.
CUT_SHORT = "Neo.ClientError.Request."
# A wrong password, which is not to be repeated (engines lock out who does), a missing right, no such database.
REFUSALS = ("Neo.ClientError.Security.", "Neo.ClientError.Database.", CUT_SHORT)


@asynccontextmanager
async def connected(endpoint: Endpoint) -> AsyncIterator["BoltStore"]:
    """A store on this endpoint, open inside the block; Unavailable if nobody answers there."""
    store = await opened(endpoint)
    try:
        yield store
    finally:
        await store.close()


async def opened(endpoint: Endpoint) -> "BoltStore":
    """A store on this endpoint which the caller closes."""
    try:
        driver = _driver(endpoint)
    except (ConfigurationError, ValueError) as error:
        wanted = f"The address of the engine should read bolt://host:port or neo4j://host:port, not {endpoint.uri!r}"
        raise Unavailable(f"{wanted}: {error}") from error
    try:
        engine = await _persistent(lambda _: _engine(driver, endpoint.database), None)
    except BaseException:
        await driver.close()
        raise
    return BoltStore(driver, endpoint, engine)


def _driver(endpoint: Endpoint) -> AsyncDriver:
    # The driver would speak HTTP as well, which is something else.
    if endpoint.uri.partition("://")[0] not in SCHEMES:
        raise ValueError("no such scheme")
    return AsyncGraphDatabase.driver(endpoint.uri, auth=(endpoint.user, endpoint.password), **DRIVER_SETTINGS)


async def _engine(driver: AsyncDriver, database: str) -> Engine:
    async with driver.session(database=database, default_access_mode=READ_ACCESS) as session:
        summary = await (await session.run("RETURN 1")).consume()
    return "arcadedb" if "ArcadeDB" in summary.server.agent else "neo4j"


class BoltStore:
    """A `graph.store.Store` over one driver."""

    def __init__(self, driver: AsyncDriver, endpoint: Endpoint, engine: Engine) -> None:
        self.engine: Engine = engine
        self._driver = driver
        self._database = endpoint.database
        self._seen = AsyncGraphDatabase.bookmark_manager()
        # The embedded engine finds out at commit that two have written the same, and one of them has to begin anew;
        # all writes meet at the change feed, so those of one process better queue.
        self._turn: AbstractAsyncContextManager[object] = asyncio.Lock() if engine == "arcadedb" else nullcontext()
        self._wide: AbstractAsyncContextManager[object] = (
            asyncio.Semaphore(WIDE_AT_ONCE) if engine == "arcadedb" else nullcontext()
        )
        # A driver that asks a cluster whom to talk to does more for a statement than is known here.
        pool = driver._pool
        is_known = neo4j.__version__ == KNOWN_DRIVER and pool.is_direct_pool
        self._pool: Any = pool if is_known and endpoint.statements == "lean" else None
        # The embedded engine ignores the driver's time-outs, so its statements are ended through its own door.
        self._halt: Halt | None = partial(halting, endpoint) if endpoint.http_url else None

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        """Every row of one auto-commit statement, tried again where the engine says so and there is time left."""
        if not statement.is_wide:
            return await self._read(statement, timeout, bookmarks)
        async with _in_turn(self._wide, timeout) as left:
            return await self._read(statement, left, bookmarks)

    async def _read(self, statement: Statement, timeout: float | None, bookmarks: Sequence[str]) -> list[Row]:
        once = self._read_once if self._pool is None or bookmarks else self._read_lean
        return await _persistent(partial(once, statement, bookmarks), timeout)

    async def _read_lean(self, statement: Statement, bookmarks: Sequence[str], timeout: float | None) -> list[Row]:
        """The same without most of the driver, or with it where a connection is unusual."""
        reading, extra = LeanRead(self._pool, self._acquired, _told, _cut_after(timeout)), await self._extra(timeout)
        try:
            async with self._within(reading, timeout):
                return await reading.rows(statement, extra)
        except Unusual:
            return await self._read_once(statement, bookmarks, timeout)
        except TimeoutError as error:
            raise TimedOut(CUT) from error

    async def _acquired(self) -> Any:
        deadline = acquisition_timeout_to_deadline(DRIVER_SETTINGS["connection_acquisition_timeout"])
        return await self._pool.acquire(
            READ_ACCESS, deadline, AcquisitionDatabase(self._database), (), NO_AUTH, liveness_check_timeout=None
        )

    async def _extra(self, timeout: float | None) -> dict[str, Any]:
        """What a read says of itself: that it is one, where, behind which writes, and for how long."""
        extra: dict[str, Any] = {"mode": "r", "db": self._database}
        if seen := await self._seen.get_bookmarks():
            extra["bookmarks"] = list(seen)
        if (limit := self._driver_timeout(timeout)) is not None:
            extra["tx_timeout"] = max(round(limit * 1000), 1)
        return extra

    async def _read_once(self, statement: Statement, bookmarks: Sequence[str], timeout: float | None) -> list[Row]:
        query = Query(statement.text, timeout=self._driver_timeout(timeout))
        try:
            async with self._session(READ_ACCESS, bookmarks) as session, self._within(session, timeout):
                result = await session.run(query, cast(dict[str, Any], statement.parameters))
                return await result.values()
        except TimeoutError as error:
            raise TimedOut(CUT) from error

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        """Run `work` in a managed transaction, and again where it lost a race and there is time left."""
        async with _in_turn(self._turn, timeout) as left:
            return await _persistent(partial(self._write_once, work, bookmarks), left)

    async def _write_once(
        self, work: Callable[[Transaction], Awaitable[T]], bookmarks: Sequence[str], timeout: float | None
    ) -> T:
        @unit_of_work(timeout=self._driver_timeout(timeout))
        async def attempt(transaction: AsyncManagedTransaction) -> T:
            return await _BoltTransaction(transaction, is_lean=self._pool is not None).result(work)

        try:
            async with self._session(WRITE_ACCESS, bookmarks) as session, self._within(session, timeout):
                with _begun_late(session):
                    return await session.execute_write(attempt)
        except TimeoutError as error:
            raise OutcomeUnknown("The engine did not end a write in time, so its connection was cut.") from error

    async def bookmarks(self) -> tuple[str, ...]:
        """What somebody must have seen to see all that was written through this store so far."""
        return tuple(await self._seen.get_bookmarks())

    async def profile(self, statement: Statement) -> Profile:
        """The rows of a read, and the plan with what it cost."""
        query = Query("PROFILE " + statement.text)
        try:
            async with self._session(READ_ACCESS, ()) as session:
                result = await session.run(query, cast(dict[str, Any], statement.parameters))
                rows = await result.values()
                summary = await result.consume()
        except (DriverError, Neo4jError) as error:
            raise _translated(error) from error
        plan: dict[str, Any] = summary.profile or {}
        text = str(plan.get("args", {}).get("string-representation", ""))
        return Profile(rows, text, _hits(plan) if self.engine == "neo4j" else None)

    async def ping(self) -> None:
        """Return if the engine answers."""
        await self.read(Statement("RETURN 1"), timeout=3.0)

    async def close(self) -> None:
        """Give all connections back."""
        await self._driver.close()

    def _session(self, mode: str, bookmarks: Sequence[str]) -> AsyncSession:
        return self._driver.session(
            database=self._database,
            default_access_mode=mode,
            bookmarks=Bookmarks.from_raw_values(bookmarks) if bookmarks else None,
            bookmark_manager=self._seen,
            **SESSION_SETTINGS,
        )

    def _driver_timeout(self, timeout: float | None) -> float | None:
        return timeout if self._halt is None else None

    def _within(self, session: AsyncSession | LeanRead, timeout: float | None) -> AbstractAsyncContextManager[object]:
        cut = asyncio.timeout(_cut_after(timeout))
        return cut if self._halt is None else _halted_within(cut, session, timeout, self._halt)


def _cut_after(timeout: float | None) -> float | None:
    """The engine ends what took too long; the connection is cut only if it does not."""
    return None if timeout is None else timeout + GRACE


class _BoltTransaction:
    """A `graph.store.Transaction`; the driver's errors pass through it to those who decide on another attempt."""

    def __init__(self, transaction: AsyncManagedTransaction, *, is_lean: bool) -> None:
        self._transaction = transaction
        self._is_lean = is_lean
        self._is_over = False

    async def result(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """What comes of the work. Where it fails though the commit was sent, nothing can be taken back but the line."""
        try:
            return await work(self)
        except BaseException:
            if self._is_over:
                self._transaction._connection.kill()
            raise

    async def run(self, statement: Statement, /) -> list[Row]:
        if self._is_over:
            raise RuntimeError("No statement can follow the last one of a transaction.")
        # What failed once is closed, and the driver knows best how to say so.
        if self._is_lean and not self._transaction._closed() and self._transaction._last_error is None:
            try:
                return await self._run_lean(statement)
            except Unusual:
                pass
        result = await self._transaction.run(statement.text, cast(dict[str, Any], statement.parameters))
        return await result.values()

    async def _run_lean(self, statement: Statement) -> list[Row]:
        """The same without most of the driver, which hears of whatever goes wrong."""
        try:
            rows = await rows_within(self._transaction._connection, statement, _told)
            self._is_over = statement.is_last
            return rows
        except (DriverError, Neo4jError) as error:
            await self._transaction._error_handler(error)  # type: ignore[no-untyped-call]  # the driver's insides
            raise


@asynccontextmanager
async def _halted_within(
    cut: asyncio.Timeout, session: AsyncSession | LeanRead, timeout: float | None, halt: Halt
) -> AsyncIterator[None]:
    async with cut, halted_after(timeout, partial(_local_port, session), halt):
        yield


def _begun_late(session: AsyncSession) -> AbstractContextManager[object]:
    """Lets a transaction begin together with its first statement, as the driver does for those of a single one."""
    return session._pipelined_begin if neo4j.__version__ == KNOWN_DRIVER else nullcontext()


def _local_port(session: AsyncSession | LeanRead) -> int | None:
    # The embedded engine knows a statement by the port of its client, which the driver keeps to itself.
    connection: Any = getattr(session, "_connection", None)
    return None if connection is None else int(connection.local_port)


async def _told(connection: Any, tag: int, said: dict[str, Any], hooks: Any) -> None:
    """Let the driver take a message in as it would have heard it: of a failure it resets the connection, and raises."""
    if not connection.responses:
        connection.responses.append(Response(connection, "run", hooks))  # type: ignore[no-untyped-call]  # its insides
    await connection._process_message(bytes((tag,)), [said])


@asynccontextmanager
async def _in_turn(queue: AbstractAsyncContextManager[object], timeout: float | None) -> AsyncIterator[float | None]:
    """What is left of the seconds when it is one's turn; TimedOut if that is nothing."""
    until = end_of(timeout)
    await come(queue.__aenter__, timeout, late=LATE)
    try:
        yield left_of(until)
    finally:
        await queue.__aexit__(None, None, None)


async def _persistent(once: Callable[[float | None], Awaitable[T]], timeout: float | None) -> T:
    """What comes of an attempt, each of which is told how many of the seconds are left for it."""
    until = end_of(timeout)
    for attempt in count(1):
        try:
            return await once(left_of(until))
        except (DriverError, Neo4jError) as error:
            delay = _delay(attempt)
            if attempt >= _patience(error) or (until is not None and monotonic() + delay > until):
                raise _translated(error) from error
        await asyncio.sleep(delay)
    raise AssertionError("counting does not end")


def _patience(error: DriverError | Neo4jError) -> int:
    """How many attempts a fault is worth: conflicts pass, an engine that is away should be noticed."""
    if isinstance(error, ConstraintError):
        return 10
    if _is_conflict(error):
        return 40
    if _code(error) == SHORT_OF_MEMORY:
        return 1
    return 5 if error.is_retryable() or _code(error).startswith(CUT_SHORT) else 1


def _is_conflict(error: DriverError | Neo4jError) -> bool:
    return _code(error).startswith("Neo.TransientError.Transaction.") and error.is_retryable()


def _code(error: DriverError | Neo4jError) -> str:
    return (error.code or "") if isinstance(error, Neo4jError) else ""


def _delay(attempt: int) -> float:
    longest = min(0.01 * 2.0**attempt, 0.25)
    return random.uniform(0.005, longest)  # noqa: S311 - it spreads attempts and guards nothing


def _translated(error: DriverError | Neo4jError) -> StoreError:
    """The same fault in words of `graph.errors`."""
    message = f"{error.code}: {error.message}" if isinstance(error, Neo4jError) else str(error)
    code = _code(error)
    kinds: tuple[tuple[bool, type[StoreError]], ...] = (
        (isinstance(error, IncompleteCommit), OutcomeUnknown),
        (code in TIME_OUTS, TimedOut),
        (isinstance(error, ConstraintError), ConstraintViolated),
        (_is_conflict(error), Conflict),
        (isinstance(error, DriverError | TransientError) or code.startswith(REFUSALS), Unavailable),
        (isinstance(error, DatabaseError), EngineFailed),
    )
    return next((kind(message) for fits, kind in kinds if fits), BadStatement(message))


def _hits(plan: dict[str, Any]) -> int:
    own: int = plan.get("dbHits", 0)
    return own + sum(_hits(child) for child in plan.get("children", ()))
