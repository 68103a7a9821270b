"""The change feed: every change at its position, the marks of commits, and what was answered under which key."""

from graph.endpoint import Endpoint
from graph.engine.commands import sql
from graph.statement import Statement
from graph.store import Store
from migrations.writing import write

# The embedded engine reads an order from an index only over declared properties.
DECLARED = (
    "CREATE VERTEX TYPE `Change` IF NOT EXISTS",
    "CREATE VERTEX TYPE `Feed` IF NOT EXISTS",
    "CREATE VERTEX TYPE `Commit` IF NOT EXISTS",
    "CREATE VERTEX TYPE `Answered` IF NOT EXISTS",
    "CREATE PROPERTY Change.position IF NOT EXISTS LONG",
    "CREATE PROPERTY Change.object IF NOT EXISTS STRING",
    "CREATE PROPERTY Change.other IF NOT EXISTS STRING",
    "CREATE PROPERTY Change.at IF NOT EXISTS STRING",
    "CREATE PROPERTY Commit.id IF NOT EXISTS STRING",
    "CREATE PROPERTY Commit.at IF NOT EXISTS STRING",
    "CREATE PROPERTY Answered.key IF NOT EXISTS STRING",
    "CREATE PROPERTY Answered.at IF NOT EXISTS STRING",
)
STATEMENTS = (
    "CREATE CONSTRAINT feed_name IF NOT EXISTS FOR (f:Feed) REQUIRE f.name IS UNIQUE",
    "CREATE CONSTRAINT change_position IF NOT EXISTS FOR (c:Change) REQUIRE c.position IS UNIQUE",
    "CREATE CONSTRAINT commit_id IF NOT EXISTS FOR (m:Commit) REQUIRE m.id IS UNIQUE",
    "CREATE CONSTRAINT answered_key IF NOT EXISTS FOR (a:Answered) REQUIRE a.key IS UNIQUE",
    "CREATE INDEX change_object IF NOT EXISTS FOR (c:Change) ON (c.object)",
    "CREATE INDEX change_other IF NOT EXISTS FOR (c:Change) ON (c.other)",
    "CREATE INDEX change_at IF NOT EXISTS FOR (c:Change) ON (c.at)",
    "CREATE INDEX commit_at IF NOT EXISTS FOR (m:Commit) ON (m.at)",
    "CREATE INDEX answered_at IF NOT EXISTS FOR (a:Answered) ON (a.at)",
    "MERGE (f:Feed {name: 'changes'}) ON CREATE SET f.position = 0",
)


async def up(store: Store, endpoint: Endpoint) -> None:
    """What is there already is left alone."""
    if store.engine == "arcadedb":
        for command in DECLARED:
            await sql(endpoint, command)
    for text in STATEMENTS:
        await write(store, Statement(text))
