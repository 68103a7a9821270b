"""What callers of a role see, besides the model that is cut for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from resolvers.conditions import Conditions


@dataclass(frozen=True, slots=True)
class Sight:
    """What callers of a role see besides their model: nodes that fulfil conditions, figures over enough people."""

    conditions: Conditions = field(default_factory=Conditions)
    small_group: int | None = None
