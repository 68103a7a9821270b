"""What becomes of one row of a write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graph.declare import Node
from graph.writes.faults import Refused


class Done(NamedTuple):
    """The nodes to show, under the names by which a payload has them."""

    ids: Mapping[str, str]
    was_created: bool = False


Outcome = Done | Refused


def of_node(node: Node, id_: str, *, was_created: bool = False) -> Done:
    """A node alone, under the name of its type."""
    return Done({node.name[:1].lower() + node.name[1:]: id_}, was_created)
