"""What an index holds of a node is not read from the node: conditions that let Neo4j do without it.

An index is over nodes that have all of its properties, so it serves a match only where none of them may be missing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from graph.cypher.tree import Constant, Expr, Infix, Match, Null, Prop, Ref, all_of, parts_of, within
from graph.declare import Model
from graph.indexes import Held, held

SEEKS = frozenset({"=", "<", "<=", ">", ">=", "IN", "STARTS WITH"})
"""Operators by which a value is sought in an index; they hold for none that is missing."""
Items = tuple[tuple[Expr, str], ...]


def by_name(items: Items) -> Items:
    """The same behind a clause that has bound them."""
    return tuple((Ref(name), name) for _, name in items)


def from_index(match: Match, index: Held | None) -> Match:
    """A match that needs no node read, where there is an index that has all that is asked for."""
    node, found = match.path.start.name, sought(match.where)
    if index is None:
        return match
    first, *others = index.properties
    floor = () if first in found else (Infix(Prop(node, first), ">=", Constant(index.least)),)
    return replace(match, where=all_of(*floor, *_there(node, others), match.where))


def index_of(match: Match, items: Items, model: Model) -> Held | None:
    """The index that has all that a match of nodes and the items behind it ask for."""
    node, labels = match.path.start.name, match.path.start.labels
    read = {each.name for each in within((match.where, items)) if isinstance(each, Prop) and each.of == node}
    return _having(read, sought(match.where), held(model, labels[0])) if read and len(labels) == 1 else None


def beside_order(match: Match, name: str, model: Model) -> Iterator[Expr]:
    """Conditions that always hold, with which the planner may see in an index that begins with a sort key what else is
    sought, as is the kind of a node among those of a moment."""
    found = sought(match.where)
    for each in held(model, match.path.start.labels[0]):
        first, *others = each.properties
        if first == name and found.issuperset(others):
            yield from _there(match.path.start.name, others)


def _there(node: str, others: Iterable[str]) -> Iterator[Expr]:
    """Neo4j takes an index for what stands behind its first property only where that is asked to be there, whatever
    else is asked of it."""
    return (Null(Prop(node, each), False) for each in others)


def sought(where: Expr, operators: Container[str] = SEEKS) -> set[str]:
    """The properties of a node that are sought by one of these operators, whatever else must hold."""
    return {
        each.left.name
        for each in parts_of(where)
        if isinstance(each, Infix) and isinstance(each.left, Prop) and each.operator in operators
    }


def _having(read: set[str], found: set[str], indexes: Iterable[Held]) -> Held | None:
    """The index that has all of these properties; a node without one of them is in none, so none may be missing."""
    return next((each for each in indexes if read <= {*each.properties} <= found | each.required), None)
