"""Neighbours, connections and names, asked of an engine: one statement for any number of nodes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from graph.networks import statements
from graph.networks.around import Neighbours
from graph.networks.kinds import by_label, label_of
from graph.statement import Statement
from graph.store import Engine, Reader

AT_ONCE = 1_000
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
        every = list(ids)
        return {"ids": every, "by": by_label(every), "day": self.day, "before": self.before}


class Edge(NamedTuple):
    """One connection as it is stored; `kind` is that of a tie or of a partnership."""

    start: str
    type: str
    end: str
    at: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None


class Named(NamedTuple):
    """What a node is called, and what more there is of an address or of an identifier."""

    name: str | None
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Nodes that there are, archived or not, and all connections among them."""

    named: Mapping[str, Named]
    edges: Sequence[Edge]


async def neighbours(
    store: Reader,
    ids: Sequence[str],
    web: Web,
    *,
    most: int,
    engine: Engine,
    named: Sequence[str] = (),
    timeout: float | None = None,
) -> Neighbours:
    """Of each node `most` neighbours at most, fewer where many are asked; none of a node that is not there. What is
    archived is a neighbour only if it is `named`."""
    each = max(min(most, MOST_PAIRS // max(len(ids), 1)), 1)
    # One more than that says that there are more, and the node itself may be among them.
    parameters = {**web.parameters(ids), "each": each + 2, "named": list(named)}
    rows = await _found(store, Statement(statements.neighbours(web.kinds, engine), parameters), timeout)
    found = {id_: [other for other in others if other != id_] for id_, others in rows}
    is_cut = any(len(others) > each for others in found.values())
    return Neighbours({id_: others[:each] for id_, others in found.items()}, is_cut)


async def shown(store: Reader, ids: Sequence[str], web: Web, *, engine: Engine, timeout: float | None = None) -> Shown:
    """What these nodes are called, and all connections among them, in an order that is the same on every engine."""
    found = await _told(store, statements.shown(web.kinds, engine), web.parameters(ids), timeout)
    return _among(found, found.named)


async def shown_of_many(store: Reader, ids: Sequence[str], web: Web) -> Shown:
    """The same of any number of nodes, a statement for each thousand."""
    named, edges, text = dict[str, Named](), list[Edge](), statements.shown_each(web.kinds)
    for start in range(0, len(ids), AT_ONCE):
        some = await _told(store, text, web.parameters(ids[start : start + AT_ONCE]), None)
        named |= some.named
        edges += some.edges
    return _among(Shown(named, edges), named)


async def _told(store: Reader, text: str, parameters: Mapping[str, object], timeout: float | None) -> Shown:
    rows: list[Any] = await store.read(Statement(text, parameters), timeout=timeout)
    named = {id_: Named(name, tuple(more or ())) for some, _ in rows for id_, name, more in some}
    return Shown(named, [Edge(*each) for _, lists in rows for some in lists for each in some])


def _among(found: Shown, there: Container[str]) -> Shown:
    """Each connection once, without those that lead elsewhere."""
    return Shown(found.named, sorted({each for each in found.edges if each.start in there and each.end in there},
                                     key=_order))  # fmt: skip


def _order(each: Edge) -> tuple[str, ...]:
    return (each.start, each.end, each.type, each.at or "", each.since or "", each.until or "", each.kind or "")


async def shortest(
    store: Reader, start: str, end: str, web: Web, *, steps: int, engine: Engine, timeout: float | None = None
) -> tuple[str, ...] | None:
    """A shortest way as an engine finds it, empty where there is none of so few steps, None where that is not known:
    one of the two does not exist, or what led there has ended and the engine cannot walk past it. Raises TimedOut.

    Of all ways the shortest is mostly one that holds, and then it is the shortest of those. Conditions that are looked
    at while an engine walks cost it half as much again.
    """
    given = {"start": start, "end": end, "day": web.day, "before": web.before}
    for holds in (False, True) if engine == "neo4j" else (False,):
        text = statements.shortest(web.kinds, label_of(start), label_of(end), steps, holds=holds)
        rows: list[Any] = await store.read(Statement(text, given), timeout=timeout)
        if not rows:
            return None
        way, is_whole = rows[0]
        if not way or is_whole:
            return tuple(way or ())
    return None


async def figures(store: Reader, ids: Sequence[str], *, timeout: float | None = None) -> Mapping[str, tuple[int, int]]:
    """How many products customers and companies bought, and for how much, in stored units."""
    rows = await _found(store, Statement(statements.figures(), {"ids": list(ids)}), timeout)
    return {id_: (len(spent), sum(spent)) for id_, spent in rows}


async def _found(store: Reader, statement: Statement, timeout: float | None) -> list[Any]:
    """What all parts of a statement found, in one list."""
    rows = await store.read(statement, timeout=timeout)
    return [each for (some,) in rows for each in cast("list[Any]", some)]
