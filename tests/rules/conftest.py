"""Documents that show what the compiler makes can be brought up to date by it."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-documents", action="store_true", help="write statements into the documents anew")
