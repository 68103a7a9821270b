"""Empties a graph between tests."""

from graph.statement import Statement
from graph.store import Store, Transaction

# Deletes up to $limit nodes with their relationships and returns how many; the history of migrations stays,
# since it tells of the indexes, which stay as well.
WIPE = """MATCH (n)
WHERE NOT n:Migration
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n)"""
BATCH = 5000


async def wipe(store: Store) -> None:
    """Delete all that tests may have left."""
    deleted = BATCH
    while deleted == BATCH:
        deleted = await store.write(_wipe_some)


async def _wipe_some(transaction: Transaction) -> int:
    [[deleted]] = await transaction.run(Statement(WIPE, {"limit": BATCH}))
    assert isinstance(deleted, int)
    return deleted
