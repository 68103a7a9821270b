"""A text format in pieces, so that a file of any size is written as it comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from server.networks.values import Link, Vertex


@dataclass(frozen=True, slots=True)
class Pieces:
    """What stands before all nodes, between nodes and edges, and behind all; `between` stands between two of a kind.

    A format without `node` holds edges alone. An edge is told its number, since some formats want one.
    """

    head: str
    node: Callable[[Vertex], str] | None
    middle: str
    edge: Callable[[int, Link], str]
    tail: str
    between: str = ""
