"""Keys in the graph: made, found, listed, revoked, and marked as used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from graph.keys import statements
from graph.keys.spelling import Spelled
from graph.keys.wanted import Wanted
from graph.normalise.moments import stored
from graph.statement import Statement
from graph.store import Reader, Row, Store, Transaction

NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as the graph keeps it; moments as they are stored."""

    id: str
    hash: str = field(repr=False)
    name: str
    role: str
    roots: tuple[str, ...] | None
    claims: Mapping[str, str]
    created_at: str
    created_by: str
    expires_at: str | None
    revoked_at: str | None
    last_used_at: str | None

    def is_expired(self, now: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= stored(now)


async def create(tx: Transaction, wanted: Wanted, spelled: Spelled, *, by: str, now: datetime) -> ApiKey:
    """Keep a key under the hash of its secret; `by` says who made it."""
    roots = None if wanted.roots is None else tuple(sorted(set(wanted.roots)))
    made = ApiKey(spelled.id, spelled.hash, wanted.name.strip(), wanted.role, roots, dict(wanted.claims),
                  stored(now), by, wanted.expires_at, None, None)  # fmt: skip
    await tx.run(Statement(statements.CREATE, {"properties": _properties(made)}))
    return made


async def find(store: Reader, key_id: str, *, timeout: float | None = None) -> ApiKey | None:
    """The key of this id, whatever has become of it."""
    rows = await store.read(Statement(statements.FIND, {"id": key_id}), timeout=timeout)
    return _key(rows[0]) if rows else None


async def listed(store: Reader, limit: int, *, timeout: float | None = None) -> tuple[ApiKey, ...]:
    """At most so many keys, the newest first, those that are revoked or expired among them."""
    return tuple(map(_key, await store.read(Statement(statements.LIST, {"limit": limit}), timeout=timeout)))


async def is_any_good(store: Reader, now: datetime, *, timeout: float | None = None) -> bool:
    """Whether there is a key that opens."""
    return bool(await store.read(Statement(statements.GOOD, {"now": stored(now)}), timeout=timeout))


async def revoke(tx: Transaction, key_id: str, *, now: datetime) -> ApiKey | None:
    """The key, which nobody can use any more; None if there is none of this id."""
    await tx.run(Statement(statements.REVOKE, {"id": key_id, "at": stored(now)}))
    rows = await tx.run(Statement(statements.FIND, {"id": key_id}))
    return _key(rows[0]) if rows else None


async def touch(store: Store, key_id: str, *, now: datetime, timeout: float | None = None) -> None:
    """Note that a key was used, once a minute at most."""
    values = {"id": key_id, "at": stored(now), "before": stored(now - NOTED_EVERY)}

    async def work(tx: Transaction) -> None:
        await tx.run(Statement(statements.TOUCH, values))

    await store.write(work, timeout=timeout)


def _properties(key: ApiKey) -> dict[str, object]:
    """Lists of texts are properties on both engines, tables are not."""
    told: dict[str, object] = {
        "id": key.id, "hash": key.hash, "name": key.name, "role": key.role, "claims": json.dumps(dict(key.claims)),
        "createdAt": key.created_at, "createdBy": key.created_by, "expiresAt": key.expires_at,
        "roots": None if key.roots is None else list(key.roots),
    }  # fmt: skip
    return {name: value for name, value in told.items() if value is not None}


def _key(row: Row) -> ApiKey:
    key_id, digest, name, role, roots, claims, *moments = row
    created_at, created_by, expires_at, revoked_at, last_used_at = cast("list[str]", moments)
    own = None if roots is None else tuple(cast("list[str]", roots))
    return ApiKey(str(key_id), str(digest), str(name), str(role), own, json.loads(str(claims)),
                  created_at, created_by, expires_at, revoked_at, last_used_at)  # fmt: skip
