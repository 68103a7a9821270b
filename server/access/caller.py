"""Who asks, as far as anything behind the door needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ANONYMOUS_ROLE, ADMIN_ROLE = "anonymous", "admin"


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a role.

    `name` is stable and no secret: budgets are kept and logs written under it. `claims` are what a token or key says of
    its holder, for conditions on rows. `roots` are the root fields that a scoped key may use, None for all of its role.
    """

    name: str
    role: str
    claims: Mapping[str, object] = field(default_factory=dict, hash=False)
    roots: frozenset[str] | None = None

    @property
    def is_anonymous(self) -> bool:
        return self.role == ANONYMOUS_ROLE


STRANGER = Caller("anonymous", ANONYMOUS_ROLE)
DEVELOPER = Caller("developer", ADMIN_ROLE)
"""Whoever calls a server that was started with --dev."""

NOT_ACCEPTED = "This key or token is not accepted."
EXPIRED = "This key or token has expired."


class Unauthenticated(Exception):
    """Whoever calls shows something that is not accepted.

    The message is for the caller, who must not learn which check failed; `reason` is for the log alone.
    """

    def __init__(self, reason: str, message: str = NOT_ACCEPTED) -> None:
        super().__init__(message)
        self.reason = reason
