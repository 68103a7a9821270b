"""Plans as they are kept: an operation with its statements, and those that differ in peeked values alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from resolvers.answer import Prepared
from resolvers.selection.operation import Operation


@dataclass(frozen=True, slots=True)
class Planned:
    """An operation and its prepared root fields, None where a field has an error already, or no plan answers it."""

    operation: Operation
    prepared: tuple[Prepared | None, ...]

    @property
    def masked(self) -> frozenset[str]:
        return frozenset().union(*(each.masked for each in self.operation.asked))


@dataclass
class Family:
    """The plans of one text and shape: one for each way the peeked values can be."""

    first: Operation | None = None
    members: dict[tuple[object, ...], Planned] = field(default_factory=dict)
