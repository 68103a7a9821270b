"""What callers of a role see, besides the model that is cut for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from resolvers.conditions import Conditions, Unclaimed
from server.access.caller import Caller
from server.access.scopes import beyond


@dataclass(frozen=True, slots=True)
class Sight:
    """What callers of a role see besides their model: nodes that fulfil conditions, figures over enough people."""

    conditions: Conditions = field(default_factory=Conditions)
    small_group: int | None = None

    def known(self, caller: Caller, roots: frozenset[str]) -> dict[str, Any]:
        """What conditions on rows know of the caller; raises Unclaimed where its key is for other root fields."""
        if caller.roots is not None and (others := beyond(roots, caller)):
            raise Unclaimed(f"This key is for {', '.join(sorted(caller.roots))}, not for {', '.join(others)}.")
        return self.conditions.variables(caller.claims)
