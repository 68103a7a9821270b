"""The containers' description, read as text: no container engine is at hand where these tests run."""

from __future__ import annotations

import re

import pytest

from server.safety import unsafe
from server.settings import CHECKOUT, load

TEXT = (CHECKOUT / "docker-compose.yml").read_text()
HARDENED = ("read_only: true", "- ALL", "no-new-privileges:true")
LONG_RUNNING = ("neo4j", "server", "proxy")


def services() -> dict[str, str]:
    """Each service with what stands below it."""
    body = TEXT[TEXT.index("\nservices:\n") : TEXT.index("\nnetworks:\n")]
    parts = re.split(r"^  (\w+):\n", body, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def variables(service: str) -> dict[str, str]:
    """The settings of a service, with those of the anchor that it takes in."""
    whole = services()["prepare"] + services()[service]
    return dict(re.findall(r"^      (KITH_\w+): \"?([^\"\n]+?)\"?$", whole, re.MULTILINE))


@pytest.mark.parametrize("service", sorted(services()))
def test_no_service_has_more_rights_than_it_needs(service: str) -> None:
    text = services()[service]
    inherits = "<<: *kith" in text or "<<: *hardened" in text
    anchor = TEXT[: TEXT.index("\nservices:\n")] if inherits else text
    wanted = HARDENED if inherits else HARDENED[1:]
    assert [each for each in wanted if each not in anchor + text] == []
    assert re.search(r'user: "[1-9]\d+:[1-9]\d+"', text + anchor)
    assert not re.search(r"privileged: true|network_mode: host|pid: host|docker\.sock", text)


@pytest.mark.parametrize("service", LONG_RUNNING)
def test_what_runs_long_is_watched_and_started_again(service: str) -> None:
    text = services()[service]
    assert all(each in text for each in ("healthcheck:", "restart: unless-stopped", "stop_grace_period:"))


def test_nothing_but_the_proxy_is_published_and_that_on_loopback() -> None:
    published = {
        name: re.findall(r"^    ports:\n((?:      - .+\n)+)", text, re.MULTILINE) for name, text in services().items()
    }
    assert {name for name, ports in published.items() if ports} == {"proxy"}
    assert published["proxy"] == ['      - "127.0.0.1:${PORT:-8443}:8443"\n']


def test_the_engine_is_in_a_network_without_a_way_out() -> None:
    assert "networks:\n      - inner\n" in services()["neo4j"]
    assert re.search(r"^  inner:\n    internal: true$", TEXT, re.MULTILINE)


def test_secrets_are_files() -> None:
    assert not re.search(r"PASSWORD:|TOKEN:|SECRET:", TEXT)


def test_the_server_is_safe_by_its_own_rules() -> None:
    found = variables("server")
    assert "KITH_DEV" not in found
    assert "--dev" not in TEXT
    found["KITH_HOSTS"] = "localhost"
    del found["KITH_ENGINE_PASSWORD_FILE"]
    assert unsafe(load(found | {"KITH_ENGINE_PASSWORD": "0" * 48})) == []


def test_the_image_runs_as_nobody_special() -> None:
    assert re.search(r"^USER 10001:10001$", (CHECKOUT / "Dockerfile").read_text(), re.MULTILINE)


def test_the_image_holds_what_a_server_needs() -> None:
    first, *others = [line for line in (CHECKOUT / ".dockerignore").read_text().splitlines() if line[:1] != "#"]
    assert first == "*"
    assert not [line for line in others if line.startswith(("!.git", "!tests", "!."))]


def test_the_proxy_keeps_to_itself_what_is_for_those_who_run_it() -> None:
    assert "respond @inner 404" in (CHECKOUT / "docker" / "Caddyfile").read_text()


def test_an_image_may_have_what_traces_need() -> None:
    said = (CHECKOUT / "Dockerfile").read_text()
    assert re.search(r"^ARG PACKAGES=requirements.lock\nCOPY \$\{PACKAGES\} /requirements.lock$", said, re.MULTILINE)
    assert (CHECKOUT / "requirements-traces.lock").exists()
    assert "!requirements-traces.lock\n" in (CHECKOUT / ".dockerignore").read_text()
