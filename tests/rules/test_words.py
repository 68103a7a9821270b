"""Nothing is left for later, and names say something."""

import ast

import pytest

from tests.rules.sources import BESIDE, PRODUCT, Source, faults, source
from tests.rules.words import empty_name, unfinished


def test_nothing_is_left_for_later() -> None:
    assert faults(unfinished, *PRODUCT, *BESIDE) == []


def test_names_say_something() -> None:
    assert faults(empty_name, *PRODUCT, *BESIDE) == []


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("x = 1  # TO", "DO: later"),
        ("raise NotImplemented", "Error"),
        ("@pytest.mark.sk", "ip"),
        ("pytest.xf", "ail()"),
    ],
)
def test_unfinished_work_is_found(begin: str, end: str) -> None:
    assert list(unfinished(Source("a.py", begin + end, ast.Module([], []))))


def test_capitals_in_a_text_are_no_unfinished_work() -> None:
    assert not list(unfinished(source("a.py", "NO_MONEY = {'XTS', 'X' 'XX'}".replace("' '", ""))))


@pytest.mark.parametrize("name", ["StoreManager", "HTTPHelper", "UserData", "path_util", "Base", "ColumnInfo"])
def test_empty_names_are_found(name: str) -> None:
    assert list(empty_name(source("a.py", f"class {name}: ...")))
    assert list(empty_name(source(f"graph/{name}.py", "")))


@pytest.mark.parametrize("name", ["database", "PageInfo", "Update", "information", "baseline"])
def test_other_names_are_left_alone(name: str) -> None:
    assert not list(empty_name(source("a.py", f"class {name}: ...")))
