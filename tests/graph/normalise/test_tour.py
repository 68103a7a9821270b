"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import graph.ids
import graph.normalise

TOLD = ("address", "country", "currency", "durations", "emails", "identifiers", "moments", "money", "names", "phone")


@pytest.mark.parametrize("name", ["graph.ids", "graph.normalise", *(f"graph.normalise.{name}" for name in TOLD)])
def test_the_examples_are_true(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert failed == 0
    assert tried > 0


def test_the_tour_names_every_file() -> None:
    text = graph.normalise.__doc__ or ""
    files = [module.name for module in pkgutil.iter_modules(graph.normalise.__path__)]
    assert [name for name in files if f"`{name}.py`" not in text] == []
