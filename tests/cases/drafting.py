"""Words for writing a graph down: things by short names, ties between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.model import MODEL
from graph.normalise.money import money
from tests.oracle.graph import Graph, Thing, Tie

BORN = {"createdAt": "2024-01-02T03:04:05", "updatedAt": "2024-02-03T04:05:06.5", "version": 1}


def ident(prefix: str, number: int) -> str:
    """An id that can be read: cus_00…07."""
    return f"{prefix}_{number:026d}"


def gbp(text: str) -> int:
    """An amount as it is stored."""
    return money(text)


@dataclass
class Draft:
    """A graph in the making; things are named as cus1, com2."""

    things: dict[str, Thing] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)

    def add(self, name: str, /, **values: Any) -> None:
        """A thing; its name gives its label and id."""
        prefix, number = name[:3], int(name[3:])
        self.things[name] = Thing(MODEL.by_prefix[prefix].name, {"id": ident(prefix, number), **BORN, **values})

    def tie(self, start: str, relationship: str, end: str, /, **values: Any) -> None:
        self.ties.append(Tie(relationship, self.things[start], self.things[end], values))

    def graph(self) -> Graph:
        return Graph(tuple(self.things.values()), tuple(self.ties))
