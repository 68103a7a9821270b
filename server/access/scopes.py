"""What a caller may do of all that their role may: a scoped key has some root fields, and hands on no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from graph.declare import Model
from graph.keys.wanted import Granting
from schema.build import root_names
from server.access.caller import ADMIN_ROLE, ANONYMOUS_ROLE, Caller


def granting(role: str, roles: Collection[str], model: Model) -> Granting:
    """What a role may put into keys: administrators any role but that of strangers, others their own."""
    handed_on = frozenset(roles) - {ANONYMOUS_ROLE} if role == ADMIN_ROLE else frozenset({role})
    return Granting(handed_on, root_names(model))


def within(granted: Granting, caller: Caller) -> Granting:
    """The same for a caller, whose own key may be scoped."""
    if caller.roots is None:
        return granted
    return replace(granted, roots=granted.roots & caller.roots, is_scoped=True)


def beyond(asked: Iterable[str], caller: Caller) -> list[str]:
    """The root fields that a caller's key is not for. What a schema says of itself is no secret from its role."""
    if caller.roots is None:
        return []
    return sorted({each for each in asked if each not in caller.roots and not each.startswith("__")})
