"""What serving offers leans on: lists by their names, what was dismissed, and what came of offers."""

from graph.endpoint import Endpoint
from graph.engine.commands import sql
from graph.statement import Statement
from graph.store import Store
from migrations.writing import write

# The embedded engine reads an order from an index only over declared properties.
DECLARED = (
    "CREATE VERTEX TYPE `Ranking` IF NOT EXISTS",
    "CREATE VERTEX TYPE `Offer` IF NOT EXISTS",
    "CREATE EDGE TYPE `POPULAR` IF NOT EXISTS",
    "CREATE EDGE TYPE `RISING` IF NOT EXISTS",
    "CREATE EDGE TYPE `RANKS` IF NOT EXISTS",
    "CREATE EDGE TYPE `DISMISSED` IF NOT EXISTS",
    "CREATE PROPERTY Ranking.key IF NOT EXISTS STRING",
    "CREATE PROPERTY Offer.key IF NOT EXISTS STRING",
    "CREATE PROPERTY Offer.shownAt IF NOT EXISTS STRING",
)
STATEMENTS = (
    "CREATE CONSTRAINT ranking_key IF NOT EXISTS FOR (l:Ranking) REQUIRE l.key IS UNIQUE",
    "CREATE CONSTRAINT offer_key IF NOT EXISTS FOR (o:Offer) REQUIRE o.key IS UNIQUE",
    "CREATE INDEX offer_shown IF NOT EXISTS FOR (o:Offer) ON (o.shownAt)",
)


async def up(store: Store, endpoint: Endpoint) -> None:
    """What is there already is left alone."""
    if store.engine == "arcadedb":
        for command in DECLARED:
            await sql(endpoint, command)
    for text in STATEMENTS:
        await write(store, Statement(text))
