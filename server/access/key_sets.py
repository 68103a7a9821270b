"""The public keys of an issuer: fetched, kept, fetched again when they may have changed.

A token names its key, and the key is looked for in this set alone. A name that is not there may be that of a new key,
so the set is fetched again, but not more often than every half minute, whatever strangers send. After an hour it is
fetched anew while the old one still serves; where the issuer is away, the old one serves for a day.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwa import JWS_ALGORITHMS, JWSAlgModel
from joserfc.jwk import JWKRegistry, Key, RSAKey

from graph.errors import Unavailable
from server.access.fetching import fetched
from server.access.issuers import Issuer, is_safe

log = logging.getLogger("kith.access")
PAUSE, FRESH, OLDEST = 30.0, 3600.0, 86400.0  # seconds
SMALLEST_RSA = 2048  # bits
MOST = 100
DISCOVERY = "/.well-known/openid-configuration"
MODELS: dict[str, JWSAlgModel] = {each.name: each for each in JWS_ALGORITHMS}
Fetch = Callable[[str], bytes]


class IssuerAway(Unavailable):
    """The keys of an issuer cannot be had now, so its tokens can be neither accepted nor refused."""


@dataclass
class KeySet:
    """The keys of one issuer by their names, as far as they fit its algorithm."""

    issuer: Issuer
    fetch: Fetch = fetched
    clock: Callable[[], float] = time.monotonic
    keys: Mapping[str, Key] = field(default_factory=dict)
    fetched_at: float | None = None
    tried_at: float | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    refreshing: asyncio.Task[None] | None = None

    async def key(self, name: str) -> Key | None:
        """The key of this name, None if the issuer has none such; raises IssuerAway."""
        age = self._age(self.fetched_at)
        if age >= OLDEST or name not in self.keys:
            await self._refresh()
        elif age >= FRESH and (self.refreshing is None or self.refreshing.done()):
            self.refreshing = asyncio.create_task(self._refresh())
        if self._age(self.fetched_at) >= OLDEST:
            raise IssuerAway(f"the keys of {self.issuer.name} cannot be fetched")
        return self.keys.get(name)

    async def close(self) -> None:
        if self.refreshing is not None:
            await self.refreshing

    def _age(self, moment: float | None) -> float:
        return OLDEST if moment is None else self.clock() - moment

    async def _refresh(self) -> None:
        """One at a time, and not so soon after another, well or ill as that one ended."""
        async with self.lock:
            if self._age(self.tried_at) < PAUSE:
                return
            self.tried_at = self.clock()
            try:
                self.keys = await asyncio.to_thread(key_set, self.issuer, self.fetch)
            except (OSError, ValueError, RecursionError, JoseError) as error:
                log.warning("the keys of issuer %s could not be fetched: %s", self.issuer.name, error)
            else:
                self.fetched_at = self.clock()


def key_set(issuer: Issuer, fetch: Fetch) -> Mapping[str, Key]:
    """The keys that an issuer publishes and that fit; raises OSError and ValueError."""
    found = _object(fetch(issuer.jwks or _discovered(issuer, fetch)))
    listed = found.get("keys")
    if not isinstance(listed, list):
        raise ValueError("a set of keys is an object with a list called keys")
    keys = (_key(each, issuer.algorithm) for each in listed[:MOST])
    return {str(each.kid): each for each in keys if each is not None}


def _discovered(issuer: Issuer, fetch: Fetch) -> str:
    found = _object(fetch(issuer.issuer.rstrip("/") + DISCOVERY))
    if found.get("issuer") != issuer.issuer:
        raise ValueError(f"{DISCOVERY} is that of another issuer, {str(found.get('issuer'))[:200]!r}")
    if not is_safe(found.get("jwks_uri")):
        raise ValueError(f"{DISCOVERY} names no safe address of keys, {str(found.get('jwks_uri'))[:200]!r}")
    return str(found["jwks_uri"])


def _key(told: object, algorithm: str) -> Key | None:
    """A key that can check signatures by this algorithm; others of the set are for somebody else."""
    if not isinstance(told, dict) or not _is_meant(told, algorithm):
        return None
    try:
        key = JWKRegistry.import_key({name: told[name] for name in PUBLIC if name in told})
        MODELS[algorithm].check_key(key)
    except (JoseError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return None if isinstance(key, RSAKey) and key.raw_value.key_size < SMALLEST_RSA else key


PUBLIC = ("kty", "kid", "n", "e", "crv", "x", "y")
"""What is read of a key: nothing that is secret, and nothing that leads elsewhere."""


def _is_meant(told: Mapping[str, Any], algorithm: str) -> bool:
    operations = told.get("key_ops", ["verify"])
    return (
        isinstance(told.get("kid"), str)
        and told.get("use", "sig") == "sig"
        and told.get("alg", algorithm) == algorithm
        and isinstance(operations, list)
        and "verify" in operations
    )


def _object(text: bytes) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("what was fetched is no JSON object")
    return found
