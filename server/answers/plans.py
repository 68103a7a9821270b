"""Plans that were made, kept: by the text of a document, the operation meant, and the shape of its variables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from resolvers.answer import Prepared
from resolvers.selection.asked import Asked
from resolvers.selection.fields import Peek
from resolvers.selection.operation import Operation, peeked
from resolvers.selection.values import Variables, parts
from server.answers.mutating import Changing
from server.ceilings.prices import Price
from server.recent import Recent

PLANS, LENGTHS = 4000, 1_000_000  # and the characters of their texts, each counted as often as it has plans
PART = 3
"""So many characters of a text take as much of a plan, 120 bytes, as a key or value in the shape of variables."""


@dataclass(frozen=True)
class Planned:
    """An operation, its price and its prepared root fields, None where a field has an error already."""

    operation: Operation
    price: Price
    prepare: Callable[[Asked], Prepared | None]

    @cached_property
    def prepared(self) -> tuple[Prepared | None, ...]:
        """Made when the operation is first run, which it may be too dear for."""
        return tuple(map(self.prepare, self.operation.asked))

    @cached_property
    def masked(self) -> frozenset[str]:
        """The fields whose values nobody of this role is shown."""
        return frozenset().union(*(each.masked for each in self.operation.asked))


Key = tuple[Any, ...]
"""A text, the name of an operation in it, and the shape of its variables: a family of plans."""
Member = tuple[Key, Key]
"""A family, and what its peeks saw."""


@dataclass
class Plans:
    """Plans that were made. Those of one family differ by values that must be looked at, its `peeks`.

    What is looked at stands in the parts of a query that these values lead to, so a family learns of it by and by.
    Of mutations is kept which variables decide what is `shown`, and by their shape what is ready.
    """

    peeks: Recent[Key, tuple[Peek, ...]] = field(default_factory=lambda: Recent(PLANS, LENGTHS, _length))
    members: Recent[Member, Planned] = field(default_factory=lambda: Recent(PLANS, LENGTHS, _length_of_member))
    shown: Recent[Key, frozenset[str]] = field(default_factory=lambda: Recent(PLANS, LENGTHS, _length))
    changing: Recent[Key, Changing] = field(default_factory=lambda: Recent(PLANS, LENGTHS, _length))

    def find(self, family: Key, variables: Variables) -> Planned | None:
        """The plan for these values, if it was made."""
        peeks = self.peeks.find(family)
        return None if peeks is None else self.members.find((family, peeked(peeks, variables)))

    def keep(self, family: Key, variables: Variables, planned: Planned) -> Planned:
        """Keep a plan for the values that it was made for."""
        known = self.peeks.find(family) or ()
        peeks = self.peeks.keep(family, (*known, *(each for each in planned.operation.peeks if each not in known)))
        return self.members.keep((family, peeked(peeks, variables)), planned)


def _length(family: Key, _peeks: object) -> int:
    text, _, *shape = family
    return len(text) + PART * sum(map(parts, shape))


def _length_of_member(member: Member, planned: object) -> int:
    return _length(member[0], planned)
