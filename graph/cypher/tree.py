"""A Cypher statement as a tree of frozen values. Building knows plans, rendering knows text, this knows neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from graph.declare import Direction
from graph.plan import Bind, Bucket


@dataclass(frozen=True, slots=True)
class Ref:
    name: str


@dataclass(frozen=True, slots=True)
class Prop:
    of: str
    name: str


@dataclass(frozen=True, slots=True)
class Param:
    bind: Bind


@dataclass(frozen=True, slots=True)
class Constant:
    """A constant of the model, never a value of a client."""

    value: str | int | bool | None


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the engine; `distinct` for aggregates over distinct values."""

    name: str
    arguments: tuple[Expr, ...]
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Infix:
    left: Expr
    operator: str
    right: Expr


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    part: Expr


@dataclass(frozen=True, slots=True)
class Null:
    """Whether a value is missing (`is_null`) or there (not)."""

    of: Expr
    is_null: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A positional list."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class MapOf:
    items: tuple[tuple[str, Expr], ...]


@dataclass(frozen=True, slots=True)
class First:
    """The first element of a list, null of an empty one."""

    of: Expr


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a moment, such as its minute."""

    of: Expr
    name: str


@dataclass(frozen=True, slots=True)
class Matching:
    """The elements of a list that satisfy a condition: [name IN source WHERE condition]."""

    name: str
    source: Expr
    condition: Expr


@dataclass(frozen=True, slots=True)
class Case:
    condition: Expr
    then: Expr
    otherwise: Expr


@dataclass(frozen=True, slots=True)
class Cut:
    """The stretch of time, such as a month, in which a moment or day of a node lies, as `text` says it. `zone` is by
    whose clocks; without one a day is what stands first in its text."""

    of: Prop
    bucket: Bucket
    zone: Expr | None
    text: Expr


@dataclass(frozen=True, slots=True)
class Exists:
    query: Query


@dataclass(frozen=True, slots=True)
class Count:
    query: Query


@dataclass(frozen=True, slots=True)
class Collect:
    query: Query


Expr = (Ref | Prop | Param | Constant | Call | Infix | AllOf | AnyOf | Negated | Null | Row | MapOf | First | Component
        | Matching | Case | Cut | Exists | Count | Collect)  # fmt: skip
TRUE, FALSE = AllOf(()), AnyOf(())


@dataclass(frozen=True, slots=True)
class NodePattern:
    name: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A relationship of a pattern; `deep` repeats it any number of times, none included."""

    name: str
    type: str
    direction: Direction
    deep: bool
    to: NodePattern


@dataclass(frozen=True, slots=True)
class Path:
    start: NodePattern
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class SortKey:
    by: Expr
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    path: Path
    where: Expr = TRUE


@dataclass(frozen=True, slots=True)
class With:
    """`items` are (expression, name); `where` filters after the limit, in a clause of its own if there is one."""

    items: tuple[tuple[Expr, str], ...]
    distinct: bool = False
    order: tuple[SortKey, ...] = ()
    limit: Expr | None = None
    where: Expr = TRUE


@dataclass(frozen=True, slots=True)
class Unwind:
    """Each element of a list in a row of its own."""

    of: Expr
    name: str


@dataclass(frozen=True, slots=True)
class Subquery:
    """CALL (imports) { … UNION … }"""

    imports: tuple[str, ...]
    branches: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    name: str
    arguments: tuple[Expr, ...] = ()
    yields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Return:
    items: tuple[tuple[Expr, str], ...]
    distinct: bool = False
    order: tuple[SortKey, ...] = ()
    limit: Expr | None = None


Clause = Match | With | Unwind | Subquery | Procedure | Return


@dataclass(frozen=True, slots=True)
class Query:
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Union:
    """Branches joined by UNION ALL."""

    branches: tuple[Query, ...]


def all_of(*parts: Expr) -> Expr:
    flat = tuple(each for part in parts for each in (part.parts if isinstance(part, AllOf) else (part,)))
    return flat[0] if len(flat) == 1 else AllOf(flat)


def parts_of(condition: Expr) -> tuple[Expr, ...]:
    """The conditions that must all hold."""
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def any_of(*parts: Expr) -> Expr:
    flat = tuple(each for part in parts for each in (part.parts if isinstance(part, AnyOf) else (part,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


AGGREGATES = frozenset({"count", "sum", "avg", "min", "max", "collect"})


def aggregates(value: object) -> bool:
    """Whether a part of a tree aggregates anywhere inside."""
    return any(isinstance(each, Call) and each.name in AGGREGATES for each in within(value))


def leads_elsewhere(value: object) -> bool:
    """Whether a part of a tree looks at more than what it stands beside."""
    return any(isinstance(each, Exists | Count | Collect) for each in within(value))


def within(value: object) -> Iterator[Any]:
    """Every part of a part of a tree, itself among them, in no order."""
    waiting: list[Any] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting += each
        else:
            yield each
            waiting += [getattr(each, name) for name in _parts(type(each))]  # type: ignore[arg-type]  # a type has a hash


NO_PARTS = {"str", "bool", "str | None", "str | int | bool | None", "tuple[str, ...]", "Direction", "Bind", "Bucket"}
"""How fields are declared that hold no part of a tree."""


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """The names of the fields that hold parts of a tree."""
    some = fields(kind) if is_dataclass(kind) else ()
    return tuple(each.name for each in some if each.type not in NO_PARTS)
