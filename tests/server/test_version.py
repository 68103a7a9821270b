"""One version in two places."""

import tomllib

from server.settings import CHECKOUT
from server.version import VERSION


def test_the_version_is_that_of_the_project() -> None:
    assert tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["version"] == VERSION
