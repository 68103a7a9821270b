"""A wish for a key, and what is wrong with it: the same for the command and for the mutation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from graph.normalise.moments import stored
from graph.writes.faults import Fault

LONGEST, MOST = 200, 50
CLAIM = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a key shall be; `roots` are the root fields it may use, None for all of its role's."""

    name: str
    role: str
    expires_at: str | None = None
    roots: tuple[str, ...] | None = None
    claims: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Granting:
    """What whoever makes a key may put into it. One who is scoped hands on no more than that."""

    roles: frozenset[str]
    roots: frozenset[str]
    is_scoped: bool = False


NOTHING = Granting(frozenset(), frozenset())


def faults(wanted: Wanted, granting: Granting, now: datetime) -> tuple[Fault, ...]:
    """Everything that is wrong with a wish; nothing, if it can be granted."""
    return (*_name(wanted), *_role(wanted, granting), *_roots(wanted, granting), *_rest(wanted, now))


def _name(wanted: Wanted) -> Iterator[Fault]:
    name = wanted.name.strip()
    if not name or len(name) > LONGEST or not name.isprintable():
        yield Fault("INVALID", "name", f"A name has 1 to {LONGEST} letters on one line, such as: till in Leeds.")


def _role(wanted: Wanted, granting: Granting) -> Iterator[Fault]:
    if wanted.role not in granting.roles:
        known = ", ".join(sorted(granting.roles))
        yield Fault("UNKNOWN_ROLE", "role", f"The role should be one of {known}, not {_shown(wanted.role)}.")


def _roots(wanted: Wanted, granting: Granting) -> Iterator[Fault]:
    if wanted.roots is None:
        if granting.is_scoped:
            yield Fault("BEYOND_OWN", "roots", "Your own key is for some root fields alone. Name those of the new one.")
        return
    if not wanted.roots:
        yield Fault("INVALID", "roots", "Name one root field at least, or leave roots out for all of the role's.")
    for each in sorted(set(wanted.roots) - granting.roots)[:MOST]:
        yield Fault("UNKNOWN_ROOT", "roots", f"{_shown(each)} is no root field, or none that you can hand on.")


def _rest(wanted: Wanted, now: datetime) -> Iterator[Fault]:
    if wanted.expires_at is not None and wanted.expires_at <= stored(now):
        yield Fault("INVALID", "expiresAt", "A key should expire in time to come. Leave it out for one that does not.")
    if len(wanted.claims) > MOST or not all(_is_claim(name, value) for name, value in wanted.claims.items()):
        wish = f"At most {MOST} claims with names such as team, and values of at most {LONGEST} letters."
        yield Fault("INVALID", "claims", wish)


def _is_claim(name: str, value: str) -> bool:
    return CLAIM.fullmatch(name) is not None and len(value) <= LONGEST and value.isprintable()


def _shown(text: str) -> str:
    return repr(text[:60])
