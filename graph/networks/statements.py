"""Every Cypher text about networks, put together of one part for each type of node.

Which relationships count stands in a text, because an engine then walks no others; ids, days and caps are parameters.
Each part gives one record with a list of all that it found: a record a node takes a driver eight times as long. On
Neo4j a part looks for the ids of its own type alone, `by` their labels in one map: of lists that are parameters by
themselves it would make a plan for each order of magnitude of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from graph.model import MODEL
from graph.networks.kinds import LABELS, touching
from graph.store import Engine

# What counts on a day: connections that hold then, claims that were made by then and not refused. Of a property that
# none of some types has nothing is asked: each look for one that is not there costs as much as the step itself.
_HOLDS = {
    "since": "(r.since IS NULL OR r.since <= $day)",
    "until": "(r.until IS NULL OR r.until > $day)",
    "at": "(r.at IS NULL OR r.at < $before)",
    "status": "(r.status IS NULL OR r.status <> 'REJECTED')",
}

# The neighbours of many nodes of one label, so many of each at most: pairs of an id and a list of ids, each once. What
# is archived is none, but where it was asked for by its id. By the unique index of ids; which neighbours come of one
# that has more is up to the engine, which reads no further.
_NEIGHBOURS = """MATCH (a:<label>)
WHERE a.id IN <ids>
WITH a.id AS id, COLLECT {
 MATCH (a)-[r:<types>]-(b) WHERE (b.archivedAt IS NULL OR b.id IN $named) AND <holds>
 RETURN DISTINCT b.id AS other LIMIT $each } AS others
RETURN collect([id, others]) AS found"""

# Nodes with what they are called, and what connects them: a list for each node of its id, name and what else tells it
# apart, and lists of connections as start, type, end and what is said. Connections are read from the end that has few
# of them. By the unique index of ids.
#
# Neo4j finds the nodes once and goes on from there, with a part for connections that are read where they begin and one
# for those read where they end; nodes that it has are told apart sooner than their ids. The embedded engine would begin
# at the far ends and search the list of ids for each, so it looks from node to node and gives those too of which the
# other end is none of these.
_SHOWN = """CALL () {
<nodes>
}
WITH collect(n) AS nodes, collect([n.id, name, more]) AS named
<parts>
RETURN named, [<lists>] AS edges"""
_NODES = """MATCH (n:<label>)
WHERE n.id IN <ids>
RETURN n, <called>"""
_PARTS = {
    False: """CALL (nodes) {
UNWIND nodes AS a
MATCH (a)-[r:<types>]->(b)
WHERE b IN nodes AND <holds>
RETURN collect([a.id, type(r), b.id, r.at, r.since, r.until, r.kind]) AS leaving
}""",
    True: """CALL (nodes) {
UNWIND nodes AS b
MATCH (a)-[r:<types>]->(b)
WHERE a IN nodes AND <holds>
RETURN collect([a.id, type(r), b.id, r.at, r.since, r.until, r.kind]) AS arriving
}""",
}
_EACH = """MATCH (n:<label>)
WHERE n.id IN $ids
WITH n.id AS id, <called>, <lists> AS edges
RETURN collect([id, name, more]) AS named, collect(edges) AS edges"""
_LISTS = {
    False: """COLLECT { MATCH (n)-[r:<types>]->(b) WHERE <holds>
 RETURN [n.id, type(r), b.id, r.at, r.since, r.until, r.kind] }""",
    True: """COLLECT { MATCH (n)<-[r:<types>]-(a) WHERE <holds>
 RETURN [a.id, type(r), n.id, r.at, r.since, r.until, r.kind] }""",
}
_FROM_THE_END = frozenset({"REFERRED", "PARENT_OF"})
"""Types of which a node has few that arrive and perhaps very many that leave; of all others it has few that leave."""
_BOTH_WAYS = frozenset({"TIED_TO"})
"""Types that are stored once each way, so that one of them tells all."""
_CALLED = {"Address": "n.city AS name, n.lines AS more", "Identifier": "n.normalised AS name, [n.type] AS more"}
_NAME = "n.name AS name, [] AS more"

# A shortest way between two nodes, as the ids of all on it, and whether all of it holds and passes nothing archived;
# null where there is none of so few steps, no row where one of the two does not exist. By the unique index of ids.
_SHORTEST = """MATCH (a:<start>), (b:<end>)
WHERE a.id = $start AND b.id = $end
OPTIONAL MATCH way = shortestPath((a)-[:<types>*..<steps>]<arrow>(b))<where>
RETURN [n IN nodes(way) | n.id] AS found, <all>"""
# Of ways that hold alone: Neo4j looks at that while it walks, the embedded engine when the way is found.
_WHERE_ALL = "\nWHERE <all>"
_ALL = """all(r IN relationships(way) WHERE <holds>)
  AND all(n IN nodes(way) WHERE n.archivedAt IS NULL OR n.id IN [$start, $end])"""

# What buyers have bought: id, the money spent on each product. By the unique index of ids.
_FIGURES = """MATCH (a:<label>)
WHERE a.id IN $ids
WITH a.id AS id, COLLECT { MATCH (a)-[r:BOUGHT]->(p) WHERE p.archivedAt IS NULL RETURN r.spent } AS spent
RETURN collect([id, spent]) AS found"""

_BUYERS = ("Customer", "Company")
_JOINED = "\nUNION ALL\n"


_OWN = {"neo4j": "$by.<label>", "arcadedb": "$ids"}
"""The ids of a label."""


@cache
def neighbours(kinds: tuple[str, ...], engine: Engine) -> str:
    """Parameters: `ids`, `by`, `each`, `named`, `day`, `before`."""
    text = _NEIGHBOURS.replace("<ids>", _OWN[engine])
    return _JOINED.join(_put(text, label, touching(label, kinds)) for label in labels(kinds))


@cache
def shown(kinds: tuple[str, ...], engine: Engine) -> str:
    """Parameters: `ids`, `by`, `day`, `before`."""
    if engine != "neo4j":
        return shown_each(kinds)
    parts = {
        at_end: _put(text, types=some) for at_end, text in _PARTS.items() if (some := _read_at(kinds, at_end=at_end))
    }
    lists = ", ".join("arriving" if at_end else "leaving" for at_end in parts)
    nodes = _JOINED.join(_put(_NODES.replace("<ids>", _OWN[engine]), label) for label in labels(kinds))
    return _SHOWN.replace("<nodes>", nodes).replace("<parts>", "\n".join(parts.values())).replace("<lists>", lists)


@cache
def shown_each(kinds: tuple[str, ...]) -> str:
    """The same with connections to nodes that are none of these."""
    return _JOINED.join(_each(label, kinds) for label in labels(kinds))


def _each(label: str, kinds: tuple[str, ...]) -> str:
    """The nodes of one label, each with its own connections."""
    some = ((text, _read_at(kinds, at_end=at_end, label=label)) for at_end, text in _LISTS.items())
    lists = " + ".join(_put(text, types=types) for text, types in some if types)
    return _put(_EACH, label).replace("<lists>", lists or "[]")


def _read_at(kinds: tuple[str, ...], *, at_end: bool, label: str | None = None) -> tuple[str, ...]:
    """Those that are read where they end, or where they begin; at nodes of a label alone if there is one."""
    some = ((each, MODEL.relationships[each]) for each in kinds if (each in _FROM_THE_END) is at_end)
    return tuple(each for each, way in some if label is None or label in (way.end if at_end else way.start))


@cache
def shortest(kinds: tuple[str, ...], start: str, end: str, steps: int, *, holds: bool = False) -> str:
    """Parameters: `start`, `end`, `day`, `before`. Labels and the number of steps cannot be parameters."""
    arrow = "->" if _BOTH_WAYS.issuperset(kinds) else "-"
    text = _SHORTEST.replace("<where>", _WHERE_ALL if holds else "").replace("<all>", _ALL)
    text = _put(text, types=kinds).replace("<start>", start).replace("<end>", end)
    return text.replace("<steps>", str(steps)).replace("<arrow>", arrow)


@cache
def figures() -> str:
    """Parameters: `ids`."""
    return _JOINED.join(_put(_FIGURES, label) for label in _BUYERS)


@cache
def labels(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The types of nodes that these lead to."""
    return tuple(each for each in LABELS if touching(each, kinds))


def _put(text: str, label: str = "", types: Iterable[str] = ()) -> str:
    """The names are those of the model: labels and types of `graph.networks.kinds`."""
    some = tuple(types)
    named = text.replace("<label>", label).replace("<types>", "|".join(some))
    return named.replace("<called>", _CALLED.get(label, _NAME)).replace("<holds>", _holds(some))


def _holds(types: tuple[str, ...]) -> str:
    """The conditions on what some of these types have."""
    there = {each.name for type_ in types for each in MODEL.relationships[type_].properties}
    return " AND ".join(condition for name, condition in _HOLDS.items() if name in there) or "true"


# Whom these customers are credited with, by claims that were not refused: a list for each, of its id, the other, the
# other's name and the moment. By the unique index of ids.
BROUGHT = """MATCH (a:Customer)
WHERE a.id IN $ids
RETURN COLLECT { MATCH (a)-[r:REFERRED]->(b) WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED'
 AND b.archivedAt IS NULL RETURN [a.id, b.id, b.name, r.at] } AS brought"""

# What a customer is called, by the unique index of ids.
CALLED = """MATCH (n:Customer)
WHERE n.id = $id
RETURN n.name"""
