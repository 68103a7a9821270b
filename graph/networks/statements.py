"""Every Cypher text about networks, put together of one part for each type of node.

Which relationships count stands in a text, because an engine then walks no others; ids, days and caps are parameters.
Each part gives one record with a list of all that it found: a record a node takes a driver eight times as long. All
ids stand in one list, of whatever type: Neo4j makes a plan for each order of magnitude of each list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from graph.model import MODEL
from graph.networks.kinds import LABELS, touching

# What counts on a day: connections that hold then, claims that were made by then and not refused. A type that has none
# of these properties always counts.
_HOLDS = """(r.since IS NULL OR r.since <= $day) AND (r.until IS NULL OR r.until > $day)
 AND (r.at IS NULL OR r.at < $before) AND (r.status IS NULL OR r.status <> 'REJECTED')"""

# The neighbours of many nodes of one label, so many of each at most: pairs of an id and a list of ids, some perhaps
# twice. By the unique index of ids; which neighbours come of one that has more is up to the engine.
_NEIGHBOURS = """MATCH (a:<label>)
WHERE a.id IN $ids
WITH a.id AS id, COLLECT {
 MATCH (a)-[r:<types>]-(b) WHERE b.archivedAt IS NULL AND <holds>
 RETURN b.id AS other LIMIT $each } AS others
RETURN collect([id, others]) AS found"""

# Connections among some nodes, read from the end that has few of them: a list for each node, of start, type, end and
# what is said. The far end is looked at in a sub-query of its own, or the embedded engine would begin there.
_EDGES = {
    False: """MATCH (a:<label>)
WHERE a.id IN $ids
WITH COLLECT { MATCH (a)-[r:<types>]->(b) WHERE b.id IN $ids AND <holds>
 RETURN [a.id, type(r), b.id, r.at, r.since, r.until, r.kind] } AS edges
RETURN collect(edges) AS found""",
    True: """MATCH (a:<label>)
WHERE a.id IN $ids
WITH COLLECT { MATCH (a)<-[r:<types>]-(b) WHERE b.id IN $ids AND <holds>
 RETURN [b.id, type(r), a.id, r.at, r.since, r.until, r.kind] } AS edges
RETURN collect(edges) AS found""",
}
_FROM_THE_END = frozenset({"REFERRED", "PARENT_OF"})
"""Types of which a node has few that arrive and perhaps very many that leave; of all others it has few that leave."""

# What nodes are called: id, name, and what else tells them apart. By the unique index of ids.
_NAMES = {
    "Address": """MATCH (a:Address)
WHERE a.id IN $ids
RETURN collect([a.id, a.city, a.lines]) AS found""",
    "Identifier": """MATCH (a:Identifier)
WHERE a.id IN $ids
RETURN collect([a.id, a.normalised, [a.type]]) AS found""",
}
_NAME = """MATCH (a:<label>)
WHERE a.id IN $ids
RETURN collect([a.id, a.name, []]) AS found"""

# What buyers have bought: id, the money spent on each product. By the unique index of ids.
_FIGURES = """MATCH (a:<label>)
WHERE a.id IN $ids
WITH a.id AS id, COLLECT { MATCH (a)-[r:BOUGHT]->(p) WHERE p.archivedAt IS NULL RETURN r.spent } AS spent
RETURN collect([id, spent]) AS found"""

_BUYERS = ("Customer", "Company")
_JOINED = "\nUNION ALL\n"


@cache
def neighbours(kinds: tuple[str, ...]) -> str:
    """Parameters: `ids`, `each`, `day`, `before`."""
    return _JOINED.join(_put(_NEIGHBOURS, label, touching(label, kinds)) for label in labels(kinds))


@cache
def edges(kinds: tuple[str, ...]) -> str:
    """Parameters: `ids`, `day`, `before`."""
    return _JOINED.join(_of_edges(kinds))


def _of_edges(kinds: tuple[str, ...]) -> Iterator[str]:
    for label in labels(kinds):
        for is_from_the_end, text in _EDGES.items():
            few = [each for each in kinds if (each in _FROM_THE_END) is is_from_the_end]
            here = [each for each in few if label in _ends(each, is_from_the_end=is_from_the_end)]
            if here:
                yield _put(text, label, here)


def _ends(kind: str, *, is_from_the_end: bool) -> tuple[str, ...]:
    way = MODEL.relationships[kind]
    return way.end if is_from_the_end else way.start


@cache
def names(wanted: tuple[str, ...]) -> str:
    """Parameters: `ids`."""
    return _JOINED.join(_put(_NAMES.get(label, _NAME), label) for label in wanted)


@cache
def figures() -> str:
    """Parameters: `ids`."""
    return _JOINED.join(_put(_FIGURES, label) for label in _BUYERS)


@cache
def labels(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The types of nodes that these lead to."""
    return tuple(each for each in LABELS if touching(each, kinds))


def _put(text: str, label: str, types: Iterable[str] = ()) -> str:
    """The names are those of the model: labels and types of `graph.networks.kinds`."""
    return text.replace("<label>", label).replace("<types>", "|".join(types)).replace("<holds>", _HOLDS)


# Whom these customers are credited with: a list for each, of its id, the other, the other's name and the moment. By the
# unique index of ids.
BROUGHT = """MATCH (a:Customer)
WHERE a.id IN $ids
RETURN COLLECT { MATCH (a)-[r:REFERRED]->(b) WHERE r.isCredited = true AND b.archivedAt IS NULL
 RETURN [a.id, b.id, b.name, r.at] } AS brought"""
