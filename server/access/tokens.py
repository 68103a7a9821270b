"""A signed token becomes a caller, if every check holds; the order of the checks is the order below.

Nothing that a token says of itself is believed before its signature is checked, but for two questions: whose it is
(iss), and which of that issuer's keys (kid). The algorithm is the issuer's: a token that says another one is refused
before any key is looked at. Keys that a token brings along or points to (jwk, jku, x5c, x5u) are not looked at.
"""

from __future__ import annotations

import binascii
import hashlib
import json
import re
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import isfinite
from typing import Any

from joserfc.errors import JoseError

from server.access.caller import EXPIRED, Caller, Unauthenticated
from server.access.fetching import fetched
from server.access.issuers import Issuer
from server.access.key_sets import MODELS, Fetch, KeySet
from server.recent import Recent

LARGEST = 8 * 1024  # bytes
TYPES = ("jwt", "at+jwt", "application/at+jwt")
KEPT, KEPT_FOR = 4096, 300.0  # seconds: a key that its issuer takes back is gone soon after
LONGEST_SUBJECT = 255
IDENTIFIER = re.compile(r"[A-Za-z0-9._|:-]+")
FORM = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A token taken apart, of which nothing is known to be true."""

    header: dict[str, Any]
    claims: dict[str, Any]
    signed: bytes
    signature: bytes


@dataclass
class Tokens:
    """The tokens of these issuers, as one worker knows them."""

    key_sets: dict[str, KeySet]
    now: Callable[[], float] = time.time
    kept: Recent[bytes, tuple[Caller, float]] = field(default_factory=partial(Recent, KEPT))

    async def caller(self, text: str) -> Caller:
        """Whom a token speaks of; raises Unauthenticated, and IssuerAway where its keys cannot be had."""
        mark = hashlib.sha256(text.encode()).digest()
        kept = self.kept.find(mark)
        if kept is not None and self.now() < kept[1]:
            return kept[0]
        token = taken_apart(text)
        keys = self.key_sets.get(_iss(token))
        if keys is None:
            raise Unauthenticated("token: its issuer is none of those that are trusted here")
        await _check_signature(token, keys)
        check_claims(token.claims, keys.issuer, self.now())
        found = caller_of(token.claims, keys.issuer)
        until = min(token.claims["exp"] + keys.issuer.leeway, self.now() + KEPT_FOR)
        return self.kept.keep(mark, (found, until))[0]

    async def close(self) -> None:
        for each in self.key_sets.values():
            await each.close()


def tokens(issuers: Sequence[Issuer], fetch: Fetch = fetched) -> Tokens:
    """What these issuers sign; without any, no token is accepted."""
    return Tokens({each.issuer: KeySet(each, fetch) for each in issuers})


# ------------------------------------------------------------------------------------------------------------ its form


def taken_apart(text: str) -> Token:
    """The three parts of a token; raises Unauthenticated if it is none."""
    if len(text) > LARGEST:
        raise Unauthenticated(f"token: more than {LARGEST} bytes")
    match = FORM.fullmatch(text)
    if match is None:
        raise Unauthenticated("token: not three parts of base64url")
    header, claims, signature = (_bytes(each) for each in match.groups())
    return Token(_object(header), _object(claims), text.rpartition(".")[0].encode(), signature)


def _bytes(part: str) -> bytes:
    """What a part says, if it is the only way to write that: the last letter may have bits that nobody reads."""
    try:
        found = urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except binascii.Error:
        raise Unauthenticated("token: not base64url") from None
    if urlsafe_b64encode(found).rstrip(b"=").decode() != part:
        raise Unauthenticated("token: base64url with bits that mean nothing")
    return found


def _object(text: bytes) -> dict[str, Any]:
    """Strict JSON: of a member that stands there twice, two readers may take one each."""
    try:
        found = json.loads(text.decode(), object_pairs_hook=_members, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Unauthenticated("token: not strict JSON") from None
    if not isinstance(found, dict):
        raise Unauthenticated("token: no JSON object")
    return found


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member stands there twice")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _iss(token: Token) -> str:
    found = token.claims.get("iss")
    if not isinstance(found, str):
        raise Unauthenticated("token: iss is no text")
    return found


# ------------------------------------------------------------------------------------------------------- its signature


async def _check_signature(token: Token, keys: KeySet) -> None:
    check_header(token.header, keys.issuer)
    key = await keys.key(token.header["kid"])
    if key is None:
        raise Unauthenticated(f"token of {keys.issuer.name}: it names no key of theirs")
    try:
        is_good = MODELS[keys.issuer.algorithm].verify(token.signed, token.signature, key)
    except (JoseError, ValueError, TypeError):
        is_good = False
    if not is_good:
        raise Unauthenticated(f"token of {keys.issuer.name}: its signature is wrong")


def check_header(header: dict[str, Any], issuer: Issuer) -> None:
    """What a header must say, and may not."""
    typ, kid = header.get("typ"), header.get("kid")
    faults = {
        "alg is another one": header.get("alg") != issuer.algorithm,
        "typ is neither JWT nor at+jwt": not isinstance(typ, str) or typ.lower() not in TYPES,
        "it has crit or b64": "crit" in header or "b64" in header,
        "kid is no text": not isinstance(kid, str) or not kid,
    }
    _raise(faults, issuer)


# ---------------------------------------------------------------------------------------------------------- its claims


def check_claims(claims: dict[str, Any], issuer: Issuer, now: float) -> None:
    """Whether a token is of this issuer, for us, and for now; `now` in seconds since 1970."""
    audience = claims.get("aud")
    ours = audience if isinstance(audience, list) else [audience]
    subject = claims.get("sub")
    faults = {
        "iss is another one": claims.get("iss") != issuer.issuer,
        "aud is somebody else": issuer.audience not in ours,
        "exp is no moment": not _is_moment(claims.get("exp")),
        "nbf is to come": not _is_past(claims.get("nbf", 0), now + issuer.leeway),
        "iat is to come": not _is_past(claims.get("iat", 0), now + issuer.leeway),
        "sub is no short text": not isinstance(subject, str)
        or not 0 < len(subject) <= LONGEST_SUBJECT
        or not subject.isprintable(),
    }
    _raise(faults, issuer)
    if now >= claims["exp"] + issuer.leeway:
        raise Unauthenticated(f"token of {issuer.name}: expired", EXPIRED)


def _is_moment(value: object) -> bool:
    return type(value) in (int, float) and abs(value) < 2**53 and isfinite(value)  # type: ignore[arg-type]  # a number


def _is_past(value: Any, now: float) -> bool:
    return _is_moment(value) and bool(value <= now)


def _raise(faults: dict[str, bool], issuer: Issuer) -> None:
    for fault, is_there in faults.items():
        if is_there:
            raise Unauthenticated(f"token of {issuer.name}: {fault}")


# ----------------------------------------------------------------------------------------------------------- who it is


def caller_of(claims: dict[str, Any], issuer: Issuer) -> Caller:
    """The holder of a token that was checked; one whom no role was given is nobody here."""
    said = _said(claims, issuer.role_claim)
    role = next((role for value, role in issuer.roles if value in said), None)
    if role is None:
        raise Unauthenticated(f"token of {issuer.name}: no role")
    kept = {name: claims[name] for name in issuer.claims if _is_plain(claims.get(name))}
    return Caller(f"token:{issuer.name}:{_subject(claims['sub'])}", role, kept)


def _subject(told: str) -> str:
    """The subject as logs may have it: where it is no plain identifier, but an address or a name, a digest of it."""
    return told if IDENTIFIER.fullmatch(told) else hashlib.sha256(told.encode()).hexdigest()[:16]


def _said(claims: Any, path: Sequence[str]) -> list[str]:
    """The texts at the end of a path: one, or a list of them."""
    found = claims
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str)]


def _is_plain(value: object) -> bool:
    """Whether a condition can be made of it: a value, or a list of values."""
    values = value if isinstance(value, list) else [value]
    return all(isinstance(each, str | int | float) for each in values)
