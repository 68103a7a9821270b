"""Good tokens and keys, damaged by chance: whatever comes of it is another text, and nobody may come in by it."""

from __future__ import annotations

import json
import string
from base64 import urlsafe_b64decode
from collections.abc import Callable
from random import Random
from typing import Any

from tests.server.access.signing import base64url, claims, header, key_of, signed

LETTERS = string.ascii_letters + string.digits + "-_.=+/ "
ODD: tuple[Any, ...] = (None, True, 0, -1, 1e308, "", "none", "None", "HS256", "RS512", "admin", [], {}, ["boss"], [[]],
                        "../../etc/passwd", "kith", "a\0b", 2**63, "9" * 400)  # fmt: skip
MEMBERS = ("alg", "typ", "kid", "jwk", "jku", "x5u", "x5c", "crit", "b64", "zip", "enc", "epk", "p2c", "cty")
CLAIMS = ("iss", "aud", "exp", "nbf", "iat", "sub", "roles", "team", "jti")


def letter_changed(text: str, chance: Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice(LETTERS) + text[place + 1 :]


def letter_lost(text: str, chance: Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + text[place + 1 :]


def letter_more(text: str, chance: Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(LETTERS) + text[place:]


def cut(text: str, chance: Random) -> str:
    return text[: chance.randrange(len(text))]


def header_changed(text: str, chance: Random) -> str:
    return _changed(text, 0, MEMBERS, chance)


def claims_changed(text: str, chance: Random) -> str:
    return _changed(text, 1, CLAIMS, chance)


def signed_by_another(_text: str, chance: Random) -> str:
    """Anything at all may be said under a signature that is right, but not the issuer's."""
    said = header(**{chance.choice(MEMBERS): chance.choice(ODD)})
    key = key_of("RSA", "theirs")
    said |= chance.choice(({}, {"kid": "theirs"}, {"jwk": key.as_dict(private=False)}))
    return signed(said, claims(roles=["boss"]), key)


def _changed(text: str, number: int, names: tuple[str, ...], chance: Random) -> str:
    """A member of the header or of the claims is another one, under the old signature."""
    parts = text.split(".")
    told = json.loads(urlsafe_b64decode(parts[number] + "=="))
    told[chance.choice(names)] = chance.choice(ODD)
    parts[number] = base64url(json.dumps(told).encode())
    return ".".join(parts)


Damage = Callable[[str, Random], str]
ANY: tuple[Damage, ...] = (letter_changed, letter_lost, letter_more, cut)
OF_TOKENS: tuple[Damage, ...] = (*ANY, header_changed, claims_changed, signed_by_another)


def damaged(good: str, kinds: tuple[Damage, ...], chance: Random) -> str:
    """Another text than the good one, damaged once or several times."""
    text = good
    while text == good or not text:
        text = chance.choice(kinds)(good, chance)
    for _ in range(chance.choice((0, 0, 0, 1, 5))):
        text = chance.choice(ANY)(text, chance) or text
    return letter_more(text, chance) if text == good else text
