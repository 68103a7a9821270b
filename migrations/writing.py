"""One statement in a transaction of its own."""

from graph.indexing import alone
from graph.statement import Statement
from graph.store import Row, Store


async def write(store: Store, statement: Statement) -> list[Row]:
    """The rows of a statement that is committed alone, as commands about indexes must be."""
    return await alone(store, statement)
