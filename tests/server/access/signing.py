"""An issuer of our own, with keys, a clock and a network that is a dictionary."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from joserfc.jwk import ECKey, Key, KeyParameters, OKPKey, RSAKey

from server.access.issuers import Issuer
from server.access.key_sets import MODELS, KeySet
from server.access.tokens import Tokens
from tests.server.access.making import Clock

ISS, KID = "https://login.acme.example", "k1"
JWKS = f"{ISS}/keys"
ACME = Issuer("acme", ISS, "kith", "RS256", ("roles",), (("desk", "agent"), ("boss", "admin")), JWKS, 30, ("team",))
CLOCK = Clock()


@dataclass
class Network:
    """What stands at which address; what does not is away."""

    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, url: str) -> bytes:
        self.asked.append(url)
        if url not in self.pages:
            raise OSError(f"{url} is away")
        return json.dumps(self.pages[url]).encode()


@cache
def key_of(kind: str, name: str = KID) -> Key:
    """One key a kind and name for all tests: to make one takes a while."""
    parameters: KeyParameters = {"kid": name}
    match kind.split():
        case ["RSA"]:
            return RSAKey.generate_key(2048, parameters)
        case ["EC", curve]:
            return ECKey.generate_key(curve, parameters)
        case [_, "Ed25519"]:
            return OKPKey.generate_key("Ed25519", parameters)
        case [_, "Ed448"]:
            return OKPKey.generate_key("Ed448", parameters)
        case _:
            raise KeyError(kind)


def published(*keys: Key) -> dict[str, Any]:
    return {"keys": [each.as_dict(private=False) for each in keys]}


def tokens_of(issuer: Issuer = ACME, network: Network | None = None, clock: Clock = CLOCK) -> Tokens:
    network = network or Network({JWKS: published(key_of("RSA"))})
    return Tokens({issuer.issuer: KeySet(issuer, network, clock)}, clock)


def claims(**others: Any) -> dict[str, Any]:
    """What a good token says; a value of None leaves a claim out."""
    told = {"iss": ISS, "aud": "kith", "sub": "ann", "roles": ["desk"], "team": "north",
            "iat": CLOCK.seconds - 10, "nbf": CLOCK.seconds - 10, "exp": CLOCK.seconds + 600}  # fmt: skip
    return {name: value for name, value in (told | others).items() if value is not None}


def header(**others: Any) -> dict[str, Any]:
    told = {"alg": "RS256", "typ": "JWT", "kid": KID}
    return {name: value for name, value in (told | others).items() if value is not None}


def signed(said: Any, told: Any, key: Key | None = None, algorithm: str = "RS256") -> str:
    """A token whose signature is right, whatever it says; parts that are text stand there as they are."""
    begin = f"{part(said)}.{part(told)}"
    signature = MODELS[algorithm].sign(begin.encode(), key or key_of("RSA"))
    return f"{begin}.{base64url(signature)}"


def part(value: Any) -> str:
    return base64url(value.encode() if isinstance(value, str) else json.dumps(value).encode())


def base64url(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()
