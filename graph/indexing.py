"""Creates what `indexes.py` derives, on either engine, as often as somebody likes: what is there already is left alone.

Names come from the model alone. The embedded engine sorts from an index only over declared properties, and makes
full-text indexes only in its own SQL.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from graph.cypher.build import full_text_name
from graph.cypher.dialect import DIALECTS, Dialect
from graph.declare import Model, Node, Type
from graph.endpoint import Endpoint
from graph.engine.commands import sql
from graph.errors import BadStatement
from graph.indexes import Held, Served, counting, served
from graph.statement import Statement
from graph.store import Row, Store, Transaction

SQL_TYPES = {Type.INT: "LONG", Type.DECIMAL: "LONG", Type.MONEY: "LONG", Type.FLOAT: "DOUBLE", Type.BOOLEAN: "BOOLEAN"}
WAITING = "CALL db.awaitIndexes(300)"
KEY = re.compile(r"CREATE CONSTRAINT (\w+) IF NOT EXISTS FOR \(\w+:(\w+)\) REQUIRE \w+\.(\w+) IS UNIQUE")

# The index of a unique key, where it stands alone.
LEFT_BEHIND = """SHOW INDEXES YIELD name, labelsOrTypes, properties, owningConstraint
WHERE name = $name AND labelsOrTypes = [$label] AND properties = [$property] AND owningConstraint IS NULL
RETURN name"""

# Those of some full-text indexes that are written while a transaction commits.
AT_COMMITS = """SHOW FULLTEXT INDEXES YIELD name, options
WHERE name IN $names AND NOT options.indexConfig['fulltext.eventually_consistent']
RETURN name"""

# The digest of the indexes that were last made.
READ_STATE = "MATCH (s:IndexState {name: 'model'}) RETURN s.digest"

# Remembers the digest.
SAVE_STATE = """MERGE (s:IndexState {name: 'model'})
SET s.digest = $digest"""


async def ensure(store: Store, endpoint: Endpoint, model: Model) -> None:
    """Every index of the model; at once where all of them were made before."""
    wanted = digest(model)
    if await store.read(Statement(READ_STATE)) == [[wanted]]:
        return
    await _make(store, endpoint, model)
    await alone(store, Statement(SAVE_STATE, {"digest": wanted}))


def digest(model: Model) -> str:
    """What tells one set of indexes from another."""
    numbers = [(each.label, each.properties) for each in counting(model)]
    wanted = (served(model), numbers, [full_text(each) for each in searched(model)])
    return hashlib.sha256(repr(wanted).encode()).hexdigest()


async def _make(store: Store, endpoint: Endpoint, model: Model) -> None:
    dialect = DIALECTS[store.engine]
    if store.engine == "arcadedb":
        for command in (*_declarations(model), *_embedded_full_text(model, await _index_names(endpoint))):
            await sql(endpoint, command)
    for each in served(model):
        await alone(store, Statement(definition(each, dialect)))
    if dialect.holds_values:
        for held in counting(model):
            await alone(store, Statement(of_numbers(held)))
    if store.engine == "neo4j":
        await _make_full_text(store, model)
        await alone(store, Statement(WAITING))


async def _make_full_text(store: Store, model: Model) -> None:
    """Neo4j cannot change how an index is written, so that one of the other way is made anew."""
    nodes = searched(model)
    names = [full_text_name(each) for each in nodes]
    for (name,) in await store.read(Statement(AT_COMMITS, {"names": names})):
        await alone(store, Statement(f"DROP INDEX {name} IF EXISTS"))
    for each in nodes:
        await alone(store, Statement(full_text(each)))


def searched(model: Model) -> tuple[Node, ...]:
    """The nodes that a search looks through: those with a property of their words."""
    return tuple(each for each in model.nodes.values() if any(own.name == "words" for own in each.properties))


def definition(index: Served, dialect: Dialect) -> str:
    """The command that creates an index of ours."""
    name = "_".join((index.label, *index.properties[:1])).lower()
    if index.unique:
        return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{index.label}) REQUIRE n.{index.properties[0]} IS UNIQUE"
    properties = ", ".join(f"n.{each}" for each in dialect.sort_index(index.properties))
    return f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{index.label}) ON ({properties})"


def of_numbers(index: Held) -> str:
    """The command that creates an index from which numbers are read."""
    name = "_".join((index.label, *index.properties)).lower()
    properties = ", ".join(f"n.{each}" for each in index.properties)
    return f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{index.label}) ON ({properties})"


def full_text(node: Node) -> str:
    """The command that creates an index that is written behind commits."""
    on = f"FOR (n:{node.labels[0]}) ON EACH [n.words]"
    how = "OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}}"
    return f"CREATE FULLTEXT INDEX {full_text_name(node)} IF NOT EXISTS {on} {how}"


def _declarations(model: Model) -> Iterator[str]:
    """Every type, since two writers that make one at once get in each other's way, and what indexes are over."""
    labels = {node.labels[0]: node for node in model.nodes.values() if len(node.labels) == 1}
    for label in labels:
        yield f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS"
    for type_ in model.relationships:
        yield f"CREATE EDGE TYPE `{type_}` IF NOT EXISTS"
    for label, name, kind in sorted(set(_indexed(model))):
        yield f"CREATE PROPERTY {label}.{name} IF NOT EXISTS {kind}"


def _indexed(model: Model) -> Iterator[tuple[str, str, str]]:
    kinds = {
        (node.labels[0], each.name): SQL_TYPES.get(each.type, "STRING")
        for node in model.nodes.values()
        for each in node.properties
    }
    for index in served(model):
        for name in index.properties:
            yield index.label, name, kinds.get((index.label, name), "STRING")
    for node in searched(model):
        yield node.labels[0], "words", "STRING"


def _embedded_full_text(model: Model, there: frozenset[str]) -> Iterator[str]:
    for node in searched(model):
        if full_text_name(node) not in there:
            yield f"CREATE INDEX {full_text_name(node)} ON {node.labels[0]} (words) FULL_TEXT"


async def _index_names(endpoint: Endpoint) -> frozenset[str]:
    return frozenset(str(each["name"]) for each in await sql(endpoint, "SELECT name FROM schema:indexes"))


async def alone(store: Store, statement: Statement) -> list[Row]:
    """The rows of a statement that is committed alone, as commands about indexes must be.

    A Neo4j that is killed while it makes a unique key leaves the key's index behind, and from then on refuses to make
    the key: that index has to go first.
    """
    try:
        return await _committed(store, statement)
    except BadStatement:
        name = await _left_behind(store, statement.text)
        if name is None:
            raise
    await _committed(store, Statement(f"DROP INDEX {name} IF EXISTS"))
    return await _committed(store, statement)


async def _left_behind(store: Store, text: str) -> str | None:
    """The name of the index that is in the way of a unique key of the same property."""
    found = KEY.match(text)
    if found is None or store.engine != "neo4j":
        return None
    name, label, own = found.groups()
    given = {"name": name, "label": label, "property": own}
    return name if await store.read(Statement(LEFT_BEHIND, given)) else None


async def _committed(store: Store, statement: Statement) -> list[Row]:
    async def work(transaction: Transaction) -> list[Row]:
        return await transaction.run(statement)

    return await store.write(work)
