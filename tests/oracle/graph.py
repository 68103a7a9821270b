"""A graph in memory: things with stored values, and ties between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """A node as it is stored, without the keys that follow from its texts."""

    label: str
    values: Values

    @property
    def id(self) -> str:
        return str(self.values["id"])

    @property
    def is_archived(self) -> bool:
        return self.values.get("archivedAt") is not None


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """A relationship."""

    type: str
    start: Thing
    end: Thing
    values: Values


@dataclass(frozen=True, slots=True)
class Graph:
    """Things and ties, found by id, and by type from either end."""

    things: tuple[Thing, ...]
    ties: tuple[Tie, ...]
    by_id: dict[str, Thing] = field(init=False, repr=False)
    leaving: dict[tuple[str, str], list[Tie]] = field(init=False, repr=False)
    arriving: dict[tuple[str, str], list[Tie]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        leaving, arriving = defaultdict(list), defaultdict(list)
        for tie in self.ties:
            leaving[tie.start.id, tie.type].append(tie)
            arriving[tie.end.id, tie.type].append(tie)
        object.__setattr__(self, "by_id", {each.id: each for each in self.things})
        object.__setattr__(self, "leaving", dict(leaving))
        object.__setattr__(self, "arriving", dict(arriving))
