"""Imports stand at the top, and every name means one thing."""

import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.rules.imports import hidden_import, libraries, taken_name
from tests.rules.sources import BESIDE, PRODUCT, ROOT, faults, source, sources


def test_imports_stand_at_the_top() -> None:
    assert faults(hidden_import, *PRODUCT, *BESIDE) == []


def test_no_module_is_named_like_a_library() -> None:
    taken = sys.stdlib_module_names | libraries(sources(*PRODUCT))
    assert faults(partial(taken_name, taken=taken), *PRODUCT, "samples", "bench") == []


@pytest.mark.parametrize("name", PRODUCT)
def test_each_package_is_the_one_of_this_checkout(name: str) -> None:
    found = find_spec(name)
    assert found is not None
    assert found.origin is not None
    assert Path(found.origin) == ROOT / name / "__init__.py"


def test_a_hidden_import_is_found() -> None:
    assert list(hidden_import(source("a.py", "def f():\n    if x:\n        from a import b\n")))
    assert not list(hidden_import(source("a.py", "import a\ndef f():\n    a()\n")))


def test_a_taken_name_is_found() -> None:
    taken = frozenset({"email", "neo4j"})
    assert list(taken_name(source("graph/email.py", ""), taken))
    assert list(taken_name(source("graph/neo4j/__init__.py", ""), taken))
    assert not list(taken_name(source("graph/emails.py", ""), taken))


def test_libraries_are_what_is_imported_from_elsewhere() -> None:
    text = "import os.path, orjson\nfrom neo4j.exceptions import X\nfrom graph.plan import Y\nfrom . import z\n"
    assert libraries((source("a.py", text),)) == {"orjson", "neo4j"}
