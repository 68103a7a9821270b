"""One statement in a transaction of its own."""

from graph.statement import Statement
from graph.store import Row, Store, Transaction


async def write(store: Store, statement: Statement) -> list[Row]:
    """The rows of a statement that is committed alone, as commands about indexes must be."""

    async def work(transaction: Transaction) -> list[Row]:
        return await transaction.run(statement)

    return await store.write(work)
