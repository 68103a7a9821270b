from __future__ import annotations

import pytest

from server.safety import unsafe
from server.settings import load

GOOD = {"KITH_ENGINE_URI": "neo4j+s://db.example:7687", "KITH_ENGINE_PASSWORD": "korrekt-pferd-batterie"}


def named(environment: dict[str, str]) -> list[str]:
    """The settings that are found."""
    return [each.setting for each in unsafe(load(environment))]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"KITH_ENGINE_URI": "bolt+s://db.example"},
        {"KITH_ENGINE_URI": "bolt://127.0.0.1:7687"},
        {"KITH_ENGINE_URI": "neo4j://localhost:7687"},
        {"KITH_ENGINE_URI": "bolt://neo4j:7687", "KITH_ENGINE_PLAINTEXT": "1"},
    ],
)
def test_what_is_safe(changed: dict[str, str]) -> None:
    assert named(GOOD | changed) == []


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("KITH_ENGINE_PASSWORD", ""),
        ("KITH_ENGINE_PASSWORD", "neo4j"),
        ("KITH_ENGINE_PASSWORD", "Password"),
        ("KITH_ENGINE_PASSWORD", "short-one"),
        ("KITH_ENGINE_URI", "bolt://db.example:7687"),
        ("KITH_ENGINE_URI", "neo4j://10.0.0.7"),
        ("KITH_ENGINE_URI", "neo4j+ssc://db.example"),
    ],
)
def test_what_is_not(setting: str, value: str) -> None:
    assert named(GOOD | {setting: value}) == [setting]


def test_the_embedded_engine_keeps_itself_safe() -> None:
    assert named({}) == []


@pytest.mark.parametrize(("host", "faults"), [("127.0.0.1", 0), ("::1", 0), ("192.0.2.1", 1), ("10.0.0.7", 1)])
def test_developers_stay_on_loopback(host: str, faults: int) -> None:
    assert len(unsafe(load({"KITH_DEV": "1", "KITH_HOST": host}))) == faults


def test_no_secret_is_told() -> None:
    assert "hush-hush" not in " ".join(map(str, unsafe(load(GOOD | {"KITH_ENGINE_PASSWORD": "hush-hush"}))))


@pytest.mark.parametrize(("hosts", "faults"), [("", ["KITH_HOSTS"]), ("kith.example", [])])
def test_an_open_address_wants_a_name(hosts: str, faults: list[str]) -> None:
    assert named(GOOD | {"KITH_HOST": "192.0.2.1", "KITH_HOSTS": hosts}) == faults
