"""A graph in memory written into a store, in a few statements, exactly as the model says that it is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graph.declare import Model, Property, Type
from graph.normalise.names import search_key, sort_key
from graph.statement import Statement
from graph.store import Store, Transaction
from tests.oracle.graph import Graph, Thing, Tie

# Creates nodes of one label from their properties.
CREATE_THINGS = """UNWIND $rows AS row
CREATE (n:<label>)
SET n = row"""

# Creates relationships of one type between nodes of two labels: each row is start, end, properties.
CREATE_TIES = """UNWIND $rows AS row
MATCH (a:<start> {id: row[0]})
MATCH (b:<end> {id: row[1]})
CREATE (a)-[r:<type>]->(b)
SET r = row[2]"""


async def load(store: Store, graph: Graph, model: Model) -> None:
    """Write the graph into an empty store."""
    statements = [*_things(graph, model), *_ties(graph, model)]

    async def work(transaction: Transaction) -> None:
        for each in statements:
            await transaction.run(each)

    await store.write(work)


def _things(graph: Graph, model: Model) -> Iterator[Statement]:
    by_label: dict[str, list[Thing]] = defaultdict(list)
    for each in graph.things:
        by_label[each.label].append(each)
    for label, things in by_label.items():
        rows = [stored_thing(each, model) for each in things]
        yield Statement(CREATE_THINGS.replace("<label>", label), {"rows": rows})


def _ties(graph: Graph, model: Model) -> Iterator[Statement]:
    alike: dict[tuple[str, str, str], list[Tie]] = defaultdict(list)
    for each in graph.ties:
        alike[each.start.label, each.type, each.end.label].append(each)
    for (start, kind, end), ties in alike.items():
        text = CREATE_TIES.replace("<start>", start).replace("<end>", end).replace("<type>", kind)
        properties = model.relationships[kind].properties
        yield Statement(
            text, {"rows": [[each.start.id, each.end.id, with_keys(each.values, properties)] for each in ties]}
        )


def stored_thing(thing: Thing, model: Model) -> dict[str, Any]:
    """All properties of a node, with the words that a search looks through."""
    properties = properties_of(thing.label, model)
    found = [thing.values.get(each.name) for each in properties if each.searchable]
    words = " ".join(search_key(each) for each in found if each is not None)
    return with_keys(thing.values, properties) | ({"words": words} if words else {})


def properties_of(label: str, model: Model) -> tuple[Property, ...]:
    """The properties of a label: those of all types that are views of it."""
    nodes = [each for each in model.nodes.values() if each.labels == (label,)]
    return tuple({each.name: each for node in nodes for each in node.properties}.values())


def with_keys(values: Any, properties: tuple[Property, ...]) -> dict[str, Any]:
    """The values that are there, and beside each text the key by which it sorts."""
    kept = {name: value for name, value in values.items() if value is not None}
    texts = {each.name: each.sort_name for each in properties if each.type is Type.TEXT and each.name in kept}
    return kept | {key: sort_key(kept[name]) for name, key in texts.items()}
