"""`./kith doctor --production` names each unsafe setting."""

import pytest

from server.commands.doctor import of_production
from server.settings import load

GOOD = {"KITH_ENGINE_URI": "neo4j+s://db.example", "KITH_ENGINE_PASSWORD": "korrekt-pferd-batterie"}


def test_good_settings_are_one_good_finding() -> None:
    assert [each.is_well for each in of_production(load(GOOD))] == [True]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("KITH_DEV", "1"),
        ("KITH_HOST", "192.0.2.1"),
        ("KITH_ENGINE_PASSWORD", "neo4j"),
        ("KITH_ENGINE_URI", "bolt://db.example"),
        ("KITH_GRAPHIQL", "1"),
        ("KITH_LOG", "text"),
        ("KITH_LOG_LEVEL", "debug"),
        ("KITH_CORS_ORIGINS", "http://shop.example"),
    ],
)
def test_an_unsafe_setting_is_named_with_what_to_do(setting: str, value: str) -> None:
    (found,) = of_production(load(GOOD | {setting: value}))
    named = {"KITH_HOST": "KITH_HOSTS"}.get(setting, setting)
    assert not found.is_well
    assert found.what.startswith(f"{named}: ")
    assert found.mend
