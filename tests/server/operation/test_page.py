"""docs/operation.md lists every setting as it is, docs/asvs.md names tests that there are."""

from __future__ import annotations

import re

import pytest

from server.settings import CHECKOUT, VARIABLES, Variable

OPERATION = (CHECKOUT / "docs" / "operation.md").read_text()
SHOWN = {str(CHECKOUT / ".kith"): "`.kith` in the checkout", "": "nothing", None: ""}


def row(name: str, variable: Variable) -> str:
    default = SHOWN.get(variable.default, f"`{variable.default}`")
    return f"| `KITH_{name.upper()}` | {variable.wanted}{' (secret)' if variable.is_secret else ''} | {default} |"


def table() -> str:
    return "\n".join(["| setting | what | default |", "|---|---|---|", *(row(*each) for each in VARIABLES.items())])


def test_the_table_of_settings_is_true() -> None:
    found = re.search(r"<!-- settings -->\n\n(.*?)\n\n<!-- end -->", OPERATION, re.DOTALL)
    assert found is not None
    assert found[1] == table(), "docs/operation.md should list these settings:\n" + table()


@pytest.mark.parametrize("page", ["asvs.md", "threat-model.md"])
def test_every_test_that_is_named_is_there(page: str) -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", (CHECKOUT / "docs" / page).read_text()))
    assert len(named) > 10
    assert {each for each in named if not (CHECKOUT / each).is_file()} == set()


def test_metrics_are_listed() -> None:
    source = (CHECKOUT / "server" / "telemetry" / "metrics.py").read_text()
    made = set(re.findall(r'(?:Counter|Gauge|Histogram)\("(kith_\w+)"', source))
    assert {each for each in made if each not in OPERATION} == set()
    assert len(made) == 9
