"""How far an import has come: kept in the graph and written by the transaction that writes the batch."""

from graph.ingest import statements
from graph.ingest.stored import born, with_keys
from graph.model import MODEL
from graph.origin import Origin
from graph.statement import Statement
from graph.store import Reader, Store, Transaction
from graph.writes.writing import Writing


async def read(store: Reader, key: str) -> str | None:
    """The state that the last batch left, None when there was none."""
    rows = await store.read(Statement(statements.READ_PROGRESS, {"import": key}))
    return str(rows[0][0]) if rows and rows[0][0] is not None else None


async def save(tx: Transaction, key: str, state: str, *, origin: Origin) -> None:
    """Say what the batch leaves."""
    await tx.run(Statement(statements.SAVE_PROGRESS, {"import": key, "state": state, "at": origin.at}))


async def sources(store: Reader) -> frozenset[str]:
    """Every source that has told something."""
    return frozenset(str(key) for [key] in await store.read(Statement(statements.FIND_SOURCES)))


async def tell_source(store: Store, origin: Origin) -> None:
    """Let the source exist."""
    await store.write(lambda tx: exists(Writing(tx, origin)))


async def exists(writing: Writing) -> None:
    """The same as part of a transaction."""
    await writing.run(Statement(statements.TELL_SOURCE, source(writing.origin)))


def source(origin: Origin) -> dict[str, object]:
    """The key of a source, and what it has when it is new."""
    own = with_keys({**born(MODEL.node("Source"), origin), "name": origin.source}, frozenset({"name"}))
    return {"source": origin.source, "properties": own}
