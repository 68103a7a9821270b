"""Plans that were made, kept: by the text of a document, the operation meant, and the shape of its variables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from resolvers.answer import Prepared
from resolvers.selection.operation import Asked, Operation
from server.answers.documents import Recent
from server.ceilings.prices import Price

PLANS, LENGTHS = 4000, 1_000_000  # and the characters of all their texts
MEMBERS = 100  # plans of one text and shape


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


@dataclass
class Family:
    """The plans of one text and shape: one for each way the peeked values can be."""

    first: Operation | None = None
    members: Recent[tuple[object, ...], Planned] = field(default_factory=partial(Recent, MEMBERS))


def recent_plans() -> Recent[tuple[Any, ...], Family]:
    """A cache whose keys begin with the text."""
    return Recent(PLANS, LENGTHS, lambda key: len(key[0]))
