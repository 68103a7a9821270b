"""A node and a connection as every format has them, and what the API is asked for to make them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

QUERY = """query Network(
  $around: [ID!], $community: ID, $depth: Int, $kinds: [NetworkKind!], $limit: Int, $asOf: Date
) {
  network(around: $around, community: $community, depth: $depth, kinds: $kinds, limit: $limit, asOf: $asOf) { truncated
    nodes { id kind label distance degree } edges { from to type label at since until } } }"""
ABOUT_NODES: Mapping[str, type] = {"kind": str, "label": str, "distance": int, "degree": int}
ABOUT_EDGES = ("type", "label", "at", "since", "until")
"""What is said of each, in the order in which every format has it; what is missing is left out."""


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node; how far away it is and how many edges it has is known in a network around somebody."""

    id: str
    kind: str
    label: str | None = None
    distance: int | None = None
    degree: int | None = None

    @property
    def values(self) -> Iterator[tuple[str, str | int]]:
        return _there((name, getattr(self, name)) for name in ABOUT_NODES)


@dataclass(frozen=True, slots=True)
class Link:
    """A connection from one node to another."""

    start: str
    end: str
    type: str
    label: str | None = None
    at: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def values(self) -> Iterator[tuple[str, str]]:
        return _there((name, getattr(self, name)) for name in ABOUT_EDGES)


def _there(pairs: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in pairs if value is not None)


def of_answer(network: Mapping[str, Any]) -> tuple[Sequence[Vertex], Sequence[Link]]:
    """The nodes and edges of an answer to `QUERY`."""
    edges = ({**each, "start": each["from"], "end": each["to"]} for each in network["edges"])
    links = [Link(**{name: each[name] for name in Link.__slots__}) for each in edges]
    return [Vertex(**each) for each in network["nodes"]], links
