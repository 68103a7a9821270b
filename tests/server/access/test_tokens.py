"""Signed tokens: good ones name their holder, and whatever was forged is refused."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode
from dataclasses import replace
from string import ascii_letters
from typing import Any

import pytest
from joserfc import jwe, jwt
from joserfc.jwk import OctKey, RSAKey

from server.access.caller import EXPIRED, NOT_ACCEPTED, Unauthenticated
from server.access.key_sets import IssuerAway
from server.access.tokens import LARGEST
from tests.server.access.making import Clock
from tests.server.access.signing import (
    ACME,
    CLOCK,
    ISS,
    JWKS,
    KID,
    Network,
    base64url,
    claims,
    header,
    key_of,
    part,
    published,
    signed,
    tokens_of,
)

OURS, THEIRS = key_of("RSA"), key_of("RSA", "theirs")
PUBLIC = RSAKey.import_key(OURS.as_dict(private=False)).as_pem(private=False)
OWN_KEY = THEIRS.as_dict(private=False)


def hmac_signed(secret: bytes, algorithm: str = "HS256") -> str:
    """A token signed by a secret that everybody knows: the public key of the issuer."""
    begin = f"{part(header(alg=algorithm))}.{part(claims(roles=['boss']))}"
    return f"{begin}.{base64url(hmac.digest(secret, begin.encode(), 'sha256'))}"


def encrypted() -> str:
    """A token for the password-based way of JWE, with so many rounds that to try it takes seconds."""
    registry = jwe.JWERegistry(algorithms=["PBES2-HS256+A128KW", "A128GCM"])
    said = {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2c": 1000}
    return jwt.encode(said, claims(), OctKey.import_key("password" * 4), registry=registry)


def unsigned(algorithm: str, signature: str = "") -> str:
    return f"{part(header(alg=algorithm))}.{part(claims())}.{signature}"


def twice(name: str, value: str) -> str:
    """A good object with one member a second time."""
    whole = '{"iss":"https://login.acme.example","aud":"kith","sub":"ann","roles":["desk"],"exp":1900000000'
    return f'{whole},"{name}":{value}}}'


def cut(token: str) -> str:
    return token[: token.rindex(".") + 1] + "A" * 10


FORGED: dict[str, str] = {
    **{f"alg {name!r}": unsigned(name) for name in ("none", "None", "NONE", "nOnE", "")},
    "alg none with a signature": unsigned("none", base64url(b"x" * 256)),
    "alg is left out": signed(header(alg=None), claims()),
    "alg is a list": signed(header(alg=["RS256"]), claims()),
    "HS256 by the public key as PEM": hmac_signed(PUBLIC),
    "HS256 by the digest of it": hmac_signed(hashlib.sha256(PUBLIC).digest()),
    "HS256 under the name of RS256": hmac_signed(PUBLIC, "RS256"),
    "another algorithm of the same key": signed(header(alg="PS256"), claims(), algorithm="PS256"),
    "kid is a path": signed(header(kid="../../../../dev/null"), claims(), THEIRS),
    "kid is a statement": signed(header(kid="k1' OR '1'='1"), claims(), THEIRS),
    "kid is an address": signed(header(kid="https://evil.example/keys"), claims(), THEIRS),
    "kid of nobody": signed(header(kid="theirs"), claims(), THEIRS),
    "kid is left out": signed(header(kid=None), claims()),
    "kid is a number": signed(header(kid=1), claims()),
    "jwk brings its own key": signed(header(jwk=OWN_KEY), claims(), THEIRS),
    "jwk and its kid": signed(header(jwk=OWN_KEY, kid="theirs"), claims(), THEIRS),
    "jku": signed(header(jku="https://evil.example/keys"), claims(), THEIRS),
    "x5u": signed(header(x5u="https://evil.example/chain"), claims(), THEIRS),
    "x5c": signed(header(x5c=["MIIB"]), claims(), THEIRS),
    "crit": signed(header(crit=["exp"]), claims()),
    "crit of nothing": signed(header(crit=[]), claims()),
    "b64": signed(header(b64=True), claims()),
    "expired": signed(header(), claims(exp=CLOCK.seconds - 31)),
    "without exp": signed(header(), claims(exp=None)),
    "exp is text": signed(header(), claims(exp="1900000000")),
    "exp is true": signed(header(), claims(exp=True)),
    "exp is a list": signed(header(), claims(exp=[1900000000])),
    "exp without end": signed(header(), twice("more", "1").replace("1900000000", "1e999")),
    "exp is no number": signed(header(), twice("more", "1").replace("1900000000", "NaN")),
    "exp of 5,000 digits": signed(header(), twice("more", "1").replace("1900000000", "9" * 5000)),
    "nbf in the future": signed(header(), claims(nbf=CLOCK.seconds + 31)),
    "nbf is text": signed(header(), claims(nbf="0")),
    "iat in the future": signed(header(), claims(iat=CLOCK.seconds + 31)),
    "aud of another": signed(header(), claims(aud="shop")),
    "aud begins like ours": signed(header(), claims(aud="kith-test")),
    "aud has others": signed(header(), claims(aud=["shop", "kith2"])),
    "aud is an object": signed(header(), claims(aud={"kith": "kith"})),
    "aud is left out": signed(header(), claims(aud=None)),
    "iss of another": signed(header(), claims(iss="https://evil.example")),
    "iss with a slash": signed(header(), claims(iss=f"{ISS}/")),
    "iss in capitals": signed(header(), claims(iss=ISS.upper())),
    "iss is a list": signed(header(), claims(iss=[ISS])),
    "iss is left out": signed(header(), claims(iss=None)),
    "typ of another use": signed(header(typ="dpop+jwt"), claims()),
    "typ of a log-out": signed(header(typ="logout+jwt"), claims()),
    "typ is left out": signed(header(typ=None), claims()),
    "typ is a list": signed(header(typ=["JWT"]), claims()),
    "PBES2": encrypted(),
    "huge": signed(header(), claims(padding="x" * LARGEST)),
    "deep": signed(header(), "[" * 2500 + "]" * 2500),
    "iss twice": signed(header(), twice("iss", f'"{ISS}"')),
    "exp twice": signed(header(), twice("exp", "1900000001")),
    "roles twice": signed(header(), twice("roles", '["boss"]')),
    "alg twice": signed('{"alg":"none","alg":"RS256","typ":"JWT","kid":"k1"}', claims()),
    "a member twice further in": signed(header(), twice("more", '{"a":1,"a":2}')),
    "claims are a list": signed(header(), "[]"),
    "header is text": signed('"RS256"', claims()),
    "claims are not UTF-8": f"{part(header())}.{base64url(bytes([0xFF, 0xFE]))}.{base64url(b'x' * 256)}",
    "sub is left out": signed(header(), claims(sub=None)),
    "sub is a number": signed(header(), claims(sub=7)),
    "sub with a line end": signed(header(), claims(sub="ann\nadmin")),
    "no role": signed(header(), claims(roles=["guest"])),
    "roles are an object": signed(header(), claims(roles={"desk": True})),
    "signature of another key": signed(header(), claims(), THEIRS),
    "signature cut short": cut(signed(header(), claims())),
    "signature left out": signed(header(), claims()).rpartition(".")[0] + ".",
    "two parts": signed(header(), claims()).rpartition(".")[0],
    "four parts": signed(header(), claims()) + ".e30",
    "claims of another token": ".".join(
        (part(header()), part(claims(roles=["boss"])), signed(header(), claims()).rpartition(".")[2])
    ),
    "padding": signed(header(), claims()) + "==",
    "white space": " " + signed(header(), claims()),
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("name", FORGED)
async def test_what_is_forged_is_refused(name: str) -> None:
    with pytest.raises(Unauthenticated) as caught:
        await tokens_of().caller(FORGED[name])
    assert str(caught.value) == (EXPIRED if name == "expired" else NOT_ACCEPTED)


async def test_no_address_of_a_token_is_ever_asked() -> None:
    network = Network({JWKS: published(OURS)})
    for token in FORGED.values():
        with pytest.raises(Unauthenticated):
            await tokens_of(network=network).caller(token)
    assert set(network.asked) == {JWKS}


async def test_a_token_can_be_written_in_one_way_only() -> None:
    """The last letter of a signature of 256 bytes has four bits that decoders do not read."""
    good = signed(header(), claims())
    same = [good[:-1] + letter for letter in ascii_letters if _signature(good[:-1] + letter) == _signature(good)]
    assert len(same) > 1
    for each in set(same) - {good}:
        with pytest.raises(Unauthenticated):
            await tokens_of().caller(each)


def _signature(token: str) -> bytes:
    return urlsafe_b64decode(token.rpartition(".")[2] + "==")


async def test_an_algorithm_that_is_not_pinned_costs_no_key() -> None:
    network = Network()
    with pytest.raises(Unauthenticated):
        await tokens_of(network=network).caller(unsigned("none"))
    assert network.asked == []


async def test_a_good_token_names_its_holder() -> None:
    caller = await tokens_of().caller(signed(header(), claims()))
    assert (caller.name, caller.role, caller.roots) == ("token:acme:ann", "agent", None)
    assert caller.claims == {"team": "north"}


async def test_a_subject_that_tells_who_somebody_is_comes_as_a_digest() -> None:
    caller = await tokens_of().caller(signed(header(), claims(sub="ann@acme.example")))
    assert caller.name == f"token:acme:{hashlib.sha256(b'ann@acme.example').hexdigest()[:16]}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (header(typ="at+jwt"), claims()),
        (header(typ="application/at+jwt"), claims()),
        (header(x5t="abc", jku="https://login.acme.example/keys"), claims()),
        (header(), claims(aud=["shop", "kith"])),
        (header(), claims(nbf=None, iat=None)),
        (header(), claims(exp=CLOCK.seconds - 29)),
        (header(), claims(nbf=CLOCK.seconds + 29, iat=CLOCK.seconds + 29)),
        (header(), claims(roles="desk")),
        (header(), claims(roles=["guest", 1, None, "desk"])),
    ],
)
async def test_other_good_tokens(said: dict[str, Any], told: dict[str, Any]) -> None:
    assert (await tokens_of().caller(signed(said, told))).role == "agent"


@pytest.mark.parametrize(
    ("algorithm", "kind"),
    [("PS256", "RSA"), ("RS512", "RSA"), ("ES256", "EC P-256"), ("ES384", "EC P-384"), ("ES512", "EC P-521"),
     ("EdDSA", "OKP Ed25519"), ("Ed25519", "OKP Ed25519"), ("Ed448", "OKP Ed448")],
)  # fmt: skip
async def test_every_algorithm(algorithm: str, kind: str) -> None:
    key = key_of(kind)
    tokens = tokens_of(replace(ACME, algorithm=algorithm), Network({JWKS: published(key)}))
    good = signed(header(alg=algorithm), claims(), key, algorithm)
    assert (await tokens.caller(good)).role == "agent"
    begin, _, signature = good.rpartition(".")
    with pytest.raises(Unauthenticated):
        await tokens.caller(f"{begin}.{'A' * len(signature)}")


async def test_the_first_role_of_the_file_decides() -> None:
    assert (await tokens_of().caller(signed(header(), claims(roles=["boss", "desk"])))).role == "agent"


async def test_a_role_may_stand_deeper() -> None:
    issuer = replace(ACME, role_claim=("https://acme.example/claims", "roles"))
    told = claims(**{"https://acme.example/claims": {"roles": ["boss"]}})
    assert (await tokens_of(issuer).caller(signed(header(), told))).role == "admin"


async def test_claims_that_no_condition_can_use_are_dropped() -> None:
    caller = await tokens_of().caller(signed(header(), claims(team={"a": 1})))
    assert caller.claims == {}


async def test_a_token_is_looked_at_once_until_it_expires() -> None:
    clock, network = Clock(), Network({JWKS: published(OURS)})
    tokens, token = tokens_of(network=network, clock=clock), signed(header(), claims(exp=CLOCK.seconds + 60))
    first = await tokens.caller(token)
    assert await tokens.caller(token) is first
    clock.seconds += 91
    with pytest.raises(Unauthenticated, match=EXPIRED):
        await tokens.caller(token)


async def test_a_token_outlives_its_key_by_minutes_at_most() -> None:
    clock, network = Clock(), Network({JWKS: published(OURS)})
    tokens, token = tokens_of(network=network, clock=clock), signed(header(), claims(exp=CLOCK.seconds + 90000))
    await tokens.caller(token)
    tokens.key_sets[ISS].keys = {}
    clock.seconds += 299
    assert (await tokens.caller(token)).role == "agent"
    network.pages[JWKS] = published(THEIRS)
    clock.seconds += 1
    with pytest.raises(Unauthenticated):
        await tokens.caller(token)


async def test_an_issuer_that_is_away_refuses_nobody_for_good() -> None:
    with pytest.raises(IssuerAway):
        await tokens_of(network=Network()).caller(signed(header(), claims()))


async def test_without_issuers_no_token_is_good() -> None:
    with pytest.raises(Unauthenticated):
        await tokens_of(replace(ACME, issuer="https://other.example")).caller(signed(header(), claims()))


def test_the_key_of_these_tests_has_the_name_that_its_tokens_say() -> None:
    assert OURS.kid == KID
