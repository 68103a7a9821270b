"""The selective side first: a filter over relations that ends in a key starts the statement from that key.

"Customers who bought product X" must not look at every customer: it starts at X and walks to its buyers. The same holds
through several relations, inside `and`, and inside `or` when every branch has such a key.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.cypher.predicates import holds
from graph.cypher.relations import backwards, reach, uses_edge
from graph.cypher.scope import Names, Scope
from graph.cypher.tree import TRUE, Clause, Match, NodePattern, Path, Query, Ref, Return, Subquery, With, all_of
from graph.declare import Index, Type
from graph.plan import ALL, And, Compare, Op, Or, Related, Where, both

UNSELECTIVE = frozenset({Type.ENUM, Type.BOOLEAN, Type.INT, Type.FLOAT})
MOST_BRANCHES = 16


def anchored(where: Where, scope: Scope, names: Names) -> tuple[tuple[Clause, ...], Where] | None:
    """Clauses that bind the node from the selective side, and what is left to check; None if its own label is best."""
    best, rest = _split(where)
    if not rank(best) or not _leads_elsewhere(best):
        return None
    branches = list(_alternatives(best))
    if len(branches) > MOST_BRANCHES:
        return None
    if len(branches) == 1:
        return (*_branch(branches[0], scope, names), _only(scope)), rest
    found = Return(((Ref(scope.name), scope.name),), distinct=True)
    union = Subquery((), tuple(Query((*_branch(each, scope, names), found)) for each in branches))
    return (union, _only(scope)), rest


def rank(where: Where) -> int:
    """How well a condition can start a statement: 3 for a unique key, 2 for an indexed value, 0 for none."""
    match where:
        case Compare(property=property, op=Op.EQ | Op.IN, place="node", ignore_case=False):
            indexed = property.index is Index.SORT and property.type not in UNSELECTIVE
            return 3 if property.index is Index.UNIQUE else 2 if indexed else 0
        case Related(relation=relation, where=inner):
            walkable = not any(hop.deep for hop in relation.hops) and not (relation.grouped and uses_edge(inner))
            return rank(inner) if walkable else 0
        case And(parts):
            return max(map(rank, parts), default=0)
        case Or(parts):
            return min(map(rank, parts), default=0)
        case _:
            return 0


def names_keys(where: Where) -> bool:
    """Whether it is true of few nodes alone, those whose unique keys it names. Others may hold for most of a type, even
    where an index has them."""
    match where:
        case Compare(property=property, op=Op.EQ | Op.IN, place="node", ignore_case=False):
            return property.index is Index.UNIQUE
        case And(parts):
            return any(map(names_keys, parts))
        case Or(parts):
            return bool(parts) and all(map(names_keys, parts))
        case _:
            return False


def _only(scope: Scope) -> With:
    """The node once, however many ways led to it; in a clause of its own, so that what follows is checked once too."""
    return With(((Ref(scope.name), scope.name),), distinct=True)


def _split(where: Where) -> tuple[Where, Where]:
    """The best conjunct to start from, own ones before walks of equal rank, and the others."""
    parts = where.parts if isinstance(where, And) else (where,)
    best = max(parts, key=lambda part: (rank(part), isinstance(part, Compare)), default=ALL)
    return best, both(*(part for part in parts if part is not best))


def _leads_elsewhere(where: Where) -> bool:
    match where:
        case Related():
            return True
        case And(parts) | Or(parts):
            return any(map(_leads_elsewhere, parts))
        case _:
            return False


def _alternatives(where: Where) -> Iterator[Where]:
    """The same filter as a disjunction whose parts each have one start: `or` moves above `and` and relations."""
    best, rest = _split(where)
    if isinstance(best, Or):
        for part in best.parts:
            yield from _alternatives(both(part, rest))
    elif isinstance(best, Related):
        for inner in _alternatives(best.where):
            yield both(Related(best.relation, inner, best.period), rest)
    else:
        yield where


def _branch(where: Where, scope: Scope, names: Names) -> tuple[Clause, ...]:
    best, rest = _split(where)
    if not isinstance(best, Related):
        return (Match(Path(NodePattern(scope.name, scope.node.labels)), holds(where, scope, names)),)
    walk = tuple(_walk(best, scope, names))
    left = holds(rest, scope, names)
    return walk if left == TRUE else (*walk, With(((Ref(scope.name), scope.name),), distinct=True, where=left))


def _walk(related: Related, scope: Scope, names: Names) -> Iterator[Clause]:
    """From the key to the node: a MATCH a relation, the selective one first."""
    reached = reach(related.relation, scope, related.period, names, where=related.where, plain=True)
    best, rest = _split(related.where)
    if isinstance(best, Related):
        yield from _walk(best, reached.scope, names)
    else:
        end = NodePattern(reached.scope.name, reached.scope.node.labels)
        yield Match(Path(end), holds(best, reached.scope, names))
    start = NodePattern(scope.name, scope.node.labels)
    path = backwards(Path(start, reached.path.steps))
    yield Match(path, all_of(reached.conditions, holds(rest, reached.scope, names)))
