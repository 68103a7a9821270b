"""What the rest of the project sees of an engine: reads, writes, nothing of a driver.

A read is one statement and one round trip; a write is a function of a transaction, which may run more
than once and must therefore do nothing outside the transaction. Rows are lists in the order of RETURN.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from graph.statement import Statement

Engine = Literal["neo4j", "arcadedb"]
Row = list[object]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Profile:
    """The rows of a statement and how the engine came to them; db_hits only where it counts them."""

    rows: list[Row]
    text: str
    db_hits: int | None


class Transaction(Protocol):
    """One attempt at a write: all of its statements count, or none."""

    async def run(self, statement: Statement, /) -> list[Row]:
        """Every row of the statement."""


class Reader(Protocol):
    """The side of a store that cannot change anything."""

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        """Every row; tried again where the engine asks for it. After `timeout` seconds of all that, and of waiting for
        its turn, it is TimedOut."""


class Store(Reader, Protocol):
    """An open engine."""

    @property
    def engine(self) -> Engine:
        """Which engine answers, as it said itself when the store was opened."""

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        """What `work` returned in the attempt that was committed. All attempts have `timeout` seconds together, in
        which they also wait for their turn."""

    async def bookmarks(self) -> tuple[str, ...]:
        """What somebody must have seen to see all that was written through this store so far."""

    async def profile(self, statement: Statement) -> Profile:
        """Run a statement and say what it cost. It is not undone: profile reads only."""

    async def ping(self) -> None:
        """Return if the engine answers, else raise Unavailable."""

    async def close(self) -> None:
        """Give all connections back."""
