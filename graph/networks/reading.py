"""Neighbours, connections and names, asked of an engine: one statement for any number of nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from graph.networks import statements
from graph.networks.around import Neighbours
from graph.networks.kinds import label_of
from graph.statement import Statement
from graph.store import Reader

MOST_PAIRS = 20_000
"""How many neighbours one statement gives at most, shared out among those that are asked."""


@dataclass(frozen=True, slots=True)
class Web:
    """Which relationships count and when: those that hold on `day`, and claims made before the moment `before`."""

    kinds: tuple[str, ...]
    day: str
    before: str

    @property
    def labels(self) -> tuple[str, ...]:
        """The types of nodes in it."""
        return statements.labels(self.kinds)

    def parameters(self, ids: Iterable[str]) -> dict[str, object]:
        return {"ids": list(ids), "day": self.day, "before": self.before}


@dataclass(frozen=True, slots=True)
class Edge:
    """One connection as it is stored; `kind` is that of a tie or of a partnership."""

    start: str
    type: str
    end: str
    at: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What a node is called, and what more there is of an address or of an identifier."""

    name: str | None
    more: tuple[str, ...] = ()


async def neighbours(
    store: Reader, ids: Sequence[str], web: Web, *, most: int, timeout: float | None = None
) -> Neighbours:
    """Of each node `most` neighbours at most, fewer where many are asked; none of a node that is not there."""
    each = max(min(most, MOST_PAIRS // max(len(ids), 1)), 1)
    parameters = {**web.parameters(ids), "each": each + 1}
    rows = await _found(store, Statement(statements.neighbours(web.kinds), parameters), timeout)
    found: dict[str, list[str]] = dict(rows)
    is_cut = any(len(others) > each for others in found.values())
    return Neighbours({id_: _others(id_, others[:each]) for id_, others in found.items()}, is_cut)


def _others(id_: str, others: Iterable[str]) -> tuple[str, ...]:
    """Each once: somebody may be connected twice. What leads to itself connects nothing."""
    return tuple(each for each in dict.fromkeys(others) if each != id_)


async def edges(store: Reader, ids: Sequence[str], web: Web, *, timeout: float | None = None) -> list[Edge]:
    """All connections among these nodes, in an order that is the same on every engine."""
    rows = await _found(store, Statement(statements.edges(web.kinds), web.parameters(ids)), timeout)
    found = {Edge(*each) for some in rows for each in some}
    return sorted(found, key=_order)


def _order(each: Edge) -> tuple[str, ...]:
    return (each.start, each.end, each.type, each.at or "", each.since or "", each.until or "", each.kind or "")


async def names(store: Reader, ids: Sequence[str], *, timeout: float | None = None) -> Mapping[str, Named]:
    """Of every node that there is, archived or not."""
    labels = tuple(sorted({label_of(each) for each in ids}))
    if not labels:
        return {}
    rows = await _found(store, Statement(statements.names(labels), {"ids": list(ids)}), timeout)
    return {id_: Named(name, tuple(more or ())) for id_, name, more in rows}


async def figures(store: Reader, ids: Sequence[str], *, timeout: float | None = None) -> Mapping[str, tuple[int, int]]:
    """How many products customers and companies bought, and for how much, in stored units."""
    rows = await _found(store, Statement(statements.figures(), {"ids": list(ids)}), timeout)
    return {id_: (len(spent), sum(spent)) for id_, spent in rows}


async def _found(store: Reader, statement: Statement, timeout: float | None) -> list[Any]:
    """What all parts of a statement found, in one list."""
    rows = await store.read(statement, timeout=timeout)
    return [each for (some,) in rows for each in cast("list[Any]", some)]
