from dataclasses import fields
from pathlib import Path

import pytest

from server import settings
from server.settings import BadSettings, Settings, load


def test_an_empty_environment_is_a_laptop() -> None:
    found = load({})
    assert (found.engine_uri, found.host, found.currency, str(found.time_zone)) == (None, "127.0.0.1", "GBP", "UTC")
    assert found.data_dir == settings.CHECKOUT / ".kith"


def test_values_are_read() -> None:
    found = load({"KITH_ENGINE_URI": "neo4j://db:7687", "KITH_PORT": "9000", "KITH_DEV": "1", "KITH_CURRENCY": "EUR"})
    assert (found.engine_uri, found.port, found.dev, found.currency) == ("neo4j://db:7687", 9000, True, "EUR")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("KITH_ENGINE_URI", "http://db:7474"),
        ("KITH_ENGINE_DATABASE", "a b"),
        ("KITH_DATA_DIR", ""),
        ("KITH_HEAP", "lots"),
        ("KITH_HOST", "a host"),
        ("KITH_PORT", "65536"),
        ("KITH_PORT", "٣"),
        ("KITH_DEV", "maybe"),
        ("KITH_TIME_ZONE", "Mars/Olympus"),
        ("KITH_TIME_ZONE", "../../etc/passwd"),
        ("KITH_CURRENCY", "POUND"),
        ("KITH_FIELDS_FILE", "no-such-file.toml"),
    ],
)
def test_a_bad_value_is_named_with_what_was_wanted(variable: str, value: str) -> None:
    with pytest.raises(BadSettings) as caught:
        load({variable: value})
    wanted = settings.VARIABLES[variable.removeprefix("KITH_").lower()].wanted
    assert str(caught.value) == f"{variable} should be {wanted}, not {value!r}."


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(BadSettings) as caught:
        load({"KITH_PORT": "x", "KITH_DEV": "y"})
    assert len(str(caught.value).splitlines()) == 2


def test_a_misspelt_variable_is_refused() -> None:
    with pytest.raises(BadSettings, match=r"KITH_PROT is no setting\. Was KITH_PORT meant\?"):
        load({"KITH_PROT": "1", "PATH": "/bin"})


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    place = tmp_path / "secret"
    place.write_text("pass word\n")
    assert load({"KITH_ENGINE_PASSWORD_FILE": str(place)}).engine_password == "pass word"


def test_a_secret_stands_in_one_place(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="set one of them"):
        load({"KITH_ENGINE_PASSWORD_FILE": str(tmp_path / "a"), "KITH_ENGINE_PASSWORD": "b"})


def test_a_secret_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="KITH_ENGINE_PASSWORD_FILE should name a file that can be read"):
        load({"KITH_ENGINE_PASSWORD_FILE": str(tmp_path / "missing")})


def test_a_secret_is_not_printed() -> None:
    assert "hush" not in repr(load({"KITH_ENGINE_PASSWORD": "hush"}))


def test_every_setting_has_its_variable() -> None:
    assert list(settings.VARIABLES) == [setting.name for setting in fields(Settings)]
