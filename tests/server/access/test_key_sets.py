"""The keys of an issuer: which are taken, and when they are fetched again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from joserfc.jwk import OctKey, RSAKey

from server.access.issuers import Issuer
from server.access.key_sets import DISCOVERY, OLDEST, PAUSE, IssuerAway, KeySet, key_set
from tests.server.access.making import Clock
from tests.server.access.signing import ACME, ISS, JWKS, KID, Network, key_of, published

OURS, NEXT = key_of("RSA"), key_of("RSA", "k2")
TOLD = OURS.as_dict(private=False)
FOUND = replace(ACME, jwks=None)


def keys_of(network: Network, clock: Clock) -> KeySet:
    return KeySet(ACME, network, clock)


async def test_keys_are_fetched_once() -> None:
    network, clock = Network({JWKS: published(OURS)}), Clock()
    keys = keys_of(network, clock)
    found = await asyncio.gather(*(keys.key(KID) for _ in range(10)))
    assert {each.kid for each in found if each} == {KID}
    assert network.asked == [JWKS]


async def test_a_new_key_is_found_after_half_a_minute_at_most() -> None:
    network, clock = Network({JWKS: published(OURS)}), Clock()
    keys = keys_of(network, clock)
    assert await keys.key("k2") is None
    network.pages[JWKS] = published(OURS, NEXT)
    clock.seconds += PAUSE - 1
    assert await keys.key("k2") is None
    clock.seconds += 1
    assert await keys.key("k2") is not None
    assert len(network.asked) == 2


async def test_unknown_names_do_not_make_us_fetch_for_strangers() -> None:
    network, clock = Network({JWKS: published(OURS)}), Clock()
    keys = keys_of(network, clock)
    assert await asyncio.gather(*(keys.key(f"stranger {number}") for number in range(50))) == [None] * 50
    assert len(network.asked) == 1


async def test_a_key_that_is_taken_back_is_gone_within_the_hour() -> None:
    network, clock = Network({JWKS: published(OURS, NEXT)}), Clock()
    keys = keys_of(network, clock)
    await keys.key(KID)
    network.pages[JWKS] = published(NEXT)
    clock.seconds += 3600
    assert await keys.key(KID) is not None
    await keys.close()
    assert await keys.key(KID) is None


async def test_keys_outlive_their_issuer_for_a_day() -> None:
    network, clock = Network({JWKS: published(OURS)}), Clock()
    keys = keys_of(network, clock)
    await keys.key(KID)
    network.pages.clear()
    clock.seconds += OLDEST - 1
    assert await keys.key(KID) is not None
    await keys.close()
    clock.seconds += PAUSE
    with pytest.raises(IssuerAway):
        await keys.key(KID)


async def test_an_issuer_that_comes_back() -> None:
    network, clock = Network(), Clock()
    keys = keys_of(network, clock)
    with pytest.raises(IssuerAway):
        await keys.key(KID)
    network.pages[JWKS] = published(OURS)
    clock.seconds += PAUSE
    assert await keys.key(KID) is not None


@pytest.mark.parametrize(
    "told",
    [
        TOLD | {"kid": None},
        {name: value for name, value in TOLD.items() if name != "kid"},
        TOLD | {"use": "enc"},
        TOLD | {"alg": "PS256"},
        TOLD | {"alg": "HS256"},
        TOLD | {"key_ops": ["encrypt"]},
        TOLD | {"kty": "oct", "k": "c2VjcmV0"},
        TOLD | {"n": "AQAB"},
        TOLD | {"n": None},
        OctKey.import_key("s" * 32, {"kid": KID}).as_dict(private=True),
        key_of("EC P-256").as_dict(private=False),
        "text",
        None,
    ],
)
def test_keys_that_are_not_taken(told: Any) -> None:
    assert set(key_set(ACME, Network({JWKS: {"keys": [told, NEXT.as_dict(private=False)]}}))) == {"k2"}


@pytest.mark.filterwarnings("ignore:Key size")
def test_short_keys_are_not_taken() -> None:
    short = RSAKey.generate_key(1024, {"kid": KID})
    assert key_set(ACME, Network({JWKS: published(short)})) == {}


def test_another_curve_is_not_taken() -> None:
    issuer = replace(ACME, algorithm="ES256")
    network = Network({JWKS: published(key_of("EC P-384"), key_of("EC P-256", "k2"))})
    assert set(key_set(issuer, network)) == {"k2"}


def test_what_is_secret_in_a_set_is_not_read() -> None:
    (key,) = key_set(ACME, Network({JWKS: {"keys": [OURS.as_dict(private=True)]}})).values()
    assert not key.is_private


def test_keys_are_discovered() -> None:
    network = Network({ISS + DISCOVERY: {"issuer": ISS, "jwks_uri": JWKS}, JWKS: published(OURS)})
    assert set(key_set(FOUND, network)) == {KID}


@pytest.mark.parametrize(
    "page",
    [
        {"issuer": "https://evil.example", "jwks_uri": JWKS},
        {"jwks_uri": JWKS},
        {"issuer": ISS},
        {"issuer": ISS, "jwks_uri": "http://login.acme.example/keys"},
        {"issuer": ISS, "jwks_uri": "file:///etc/passwd"},
        {"issuer": ISS, "jwks_uri": 1},
        [],
    ],
)
def test_discovery_of_somebody_else_is_refused(page: Any) -> None:
    with pytest.raises(ValueError, match=r"openid|object"):
        key_set(FOUND, Network({ISS + DISCOVERY: page, JWKS: published(OURS)}))


@pytest.mark.parametrize("page", [[], {}, {"keys": {}}, "keys"])
def test_what_is_no_set_is_refused(page: Any) -> None:
    with pytest.raises(ValueError, match="object"):
        key_set(ACME, Network({JWKS: page}))


def test_discovery_of_an_issuer_with_a_slash() -> None:
    issuer = Issuer("acme", f"{ISS}/", "kith", "RS256", ("roles",), (("desk", "agent"),))
    network = Network({ISS + DISCOVERY: {"issuer": f"{ISS}/", "jwks_uri": JWKS}, JWKS: published(OURS)})
    assert set(key_set(issuer, network)) == {KID}
