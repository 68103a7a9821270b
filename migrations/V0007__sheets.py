"""Long lists that are learned at once: sheets by their keys, who holds them, and how long products last."""

from graph.endpoint import Endpoint
from graph.engine.commands import sql
from graph.statement import Statement
from graph.store import Store
from migrations.writing import write

# The embedded engine knows a type only once it is declared or written.
DECLARED = (
    "CREATE VERTEX TYPE `Sheet` IF NOT EXISTS",
    "CREATE EDGE TYPE `HOLDS` IF NOT EXISTS",
    "CREATE EDGE TYPE `LASTS` IF NOT EXISTS",
    "CREATE PROPERTY Sheet.key IF NOT EXISTS STRING",
)
STATEMENTS = ("CREATE CONSTRAINT sheet_key IF NOT EXISTS FOR (s:Sheet) REQUIRE s.key IS UNIQUE",)


async def up(store: Store, endpoint: Endpoint) -> None:
    """What is there already is left alone."""
    if store.engine == "arcadedb":
        for command in DECLARED:
            await sql(endpoint, command)
    for text in STATEMENTS:
        await write(store, Statement(text))
