"""API keys for administrators: listed, made, revoked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.keys import service
from graph.keys.service import ApiKey
from graph.keys.spelling import minted
from graph.keys.wanted import Wanted, faults
from graph.normalise.moments import moment_text
from graph.store import Reader, Transaction
from graph.writes.faults import Fault, Refused
from resolvers.author import Author
from resolvers.errors import BadInput
from schema.finish import ByName

USUAL, MOST = 25, 1000


async def listed(store: Reader, given: Mapping[str, Any], timeout: float | None) -> list[ByName]:
    """The newest keys."""
    first = given.get("first")
    first = USUAL if first is None else first
    if not 0 <= first <= MOST:
        raise BadInput(f"first: from 0 to {MOST}, not {first}.", argument="first")
    return [_shown(each) for each in await service.listed(store, first, timeout=timeout)]


async def create(tx: Transaction, given: Mapping[str, Any], author: Author) -> dict[str, Any]:
    """A new key with its secret. Only this answer ever has it: the graph keeps a hash, and answers are not kept."""
    wanted = _wanted(given)
    if wrong := faults(wanted, author.granting, author.now):
        raise Refused(*wrong)
    spelled = minted()
    made = await service.create(tx, wanted, spelled, by=author.name, now=author.now)
    return {"apiKey": _shown(made), "secret": spelled.text}


async def revoke(tx: Transaction, given: Mapping[str, Any], author: Author) -> dict[str, Any]:
    """The key, revoked."""
    found = await service.revoke(tx, given["id"], now=author.now)
    if found is None:
        raise Refused(Fault("NOT_FOUND", "id", "There is no key of this id. Ids are the 12 letters behind kith_."))
    return {"apiKey": _shown(found)}


def _wanted(given: Mapping[str, Any]) -> Wanted:
    roots, claims = given.get("roots"), given.get("claims") or ()
    if len({each["name"] for each in claims}) < len(claims):
        raise Refused(Fault("INVALID", "claims", "A claim has one value, so its name stands there once."))
    return Wanted(
        given["name"], given["role"], given.get("expiresAt"), None if roots is None else tuple(roots),
        {each["name"]: each["value"] for each in claims},
    )  # fmt: skip


def _shown(key: ApiKey) -> ByName:
    return ByName(
        id=key.id, name=key.name, role=key.role, roots=None if key.roots is None else list(key.roots),
        claims=[ByName(name=name, value=value) for name, value in key.claims.items()],
        createdAt=moment_text(key.created_at), createdBy=key.created_by, expiresAt=_moment(key.expires_at),
        revokedAt=_moment(key.revoked_at), lastUsedAt=_moment(key.last_used_at),
    )  # fmt: skip


def _moment(stored: str | None) -> str | None:
    return None if stored is None else moment_text(stored)
