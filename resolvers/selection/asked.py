"""What becomes of a root field: a plan and a shape, or of a field over the change feed, a plan for each part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import FieldNode

from graph.declare import Node
from graph.plan import Read, Slot
from resolvers.errors import BadInput
from resolvers.selection.fields import PageBound
from resolvers.selection.roots import Root


@dataclass(frozen=True, slots=True)
class Asked:
    """One root field of an operation: its plan, or why there is none. A field over changes has a `feed` instead."""

    key: str
    root: Root | None
    pages: tuple[PageBound, ...]
    error: BadInput | None
    nodes: tuple[FieldNode, ...]
    masked: frozenset[str] = frozenset()
    feed: Feed | None = None
    calls: tuple[Call, ...] = ()

    @property
    def name(self) -> str:
        return self.nodes[0].name.value

    @property
    def every_page(self) -> Iterator[PageBound]:
        """Its own pages, and those of the nodes in computed fields."""
        yield from self.pages
        for call in self.calls:
            for asked in call.pick.every_end:
                yield from asked.every_page


@dataclass(frozen=True, slots=True, eq=False)
class Pick:
    """One field of a tree that code makes: `ends` say what to read where it is a node, by the beginning of its id; `of`
    what to show where it is an object. `ready` holds what was prepared so far."""

    key: str
    name: str
    type: str
    ends: Mapping[str, Asked] = field(default_factory=dict)
    of: tuple[Pick, ...] = ()
    ready: dict[str, Any] = field(default_factory=dict)

    def at(self, *way: str) -> list[Pick]:
        """The fields behind these names, one for each response key."""
        level = [self]
        for name in way:
            level = [inner for each in level for inner in each.of if inner.name == name]
        return level

    @property
    def every_end(self) -> Iterator[Asked]:
        """The nodes of every type, here and below."""
        yield from self.ends.values()
        for each in self.of:
            yield from each.every_end


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A computed field of an operation. `given` reads its arguments out of the variables.

    `size` is that of its page, `most` what that is at most where it is no page. Figures over fewer people than
    `small_group` are not told. `found` says that its nodes are known to exist.
    """

    owner: str | None
    name: str
    pick: Pick
    given: Callable[[Mapping[str, Any]], dict[str, Any]]
    size: Slot
    price: int
    where: Narrowed | None = None
    small_group: int | None = None
    most: int | None = None
    found: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One field of a change, and where it leads to an object: what to read of it, by the beginning of its id.

    `ready` holds what was prepared of that so far.
    """

    key: str
    name: str
    ends: Mapping[str, Asked] = field(default_factory=dict)
    ready: dict[str, Any] = field(default_factory=dict)


Shown = tuple[Entry, ...]
"""What is asked of a change."""
Edges = tuple[tuple[str, Shown | None], ...]
"""What is asked of an edge: a change, or its cursor."""


@dataclass(frozen=True, slots=True, eq=False)
class Connected:
    """What is asked of a page of changes, by response keys."""

    nodes: Mapping[str, Shown]
    edges: Mapping[str, Edges]
    infos: tuple[str, ...]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Every way in which a change is shown."""
        of_edges = (shown for edges in self.edges.values() for _, shown in edges if shown is not None)
        return (*self.nodes.values(), *of_edges)


@dataclass(frozen=True, slots=True, eq=False)
class Narrowed:
    """A condition on what was changed: the ids of nodes of a type that fulfil it."""

    node: Node
    plan: Read
    ready: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Feed:
    """A root field over changes: a page of them, or each as it comes."""

    of: Connected | Shown
    size: Slot
    where: Narrowed | None = None

    @property
    def shown(self) -> tuple[Shown, ...]:
        return self.of.shown if isinstance(self.of, Connected) else (self.of,)
