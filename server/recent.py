"""A cache of what was asked for lately."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from math import inf
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass
class Recent(Generic[K, V]):
    """A cache bounded in entries, and in what they weigh together: what was not asked for longest leaves first."""

    size: int
    room: float = inf
    weigh: Callable[[K, V], int] = lambda _key, _value: 0
    kept: OrderedDict[K, V] = field(default_factory=OrderedDict)
    weight: int = 0

    def find(self, key: K) -> V | None:
        found = self.kept.get(key)
        if found is not None:
            self.kept.move_to_end(key)
        return found

    def keep(self, key: K, value: V) -> V:
        if key in self.kept:
            self.weight -= self.weigh(key, self.kept[key])
        self.kept[key] = value
        self.weight += self.weigh(key, value)
        while self.kept and (len(self.kept) > self.size or self.weight > self.room):
            self.weight -= self.weigh(*self.kept.popitem(last=False))
        return value
