"""Cypher has few homes, and values never become part of its text."""

import pytest

from tests.rules.cypher import EXCEPTIONS, made_of_values, out_of_place
from tests.rules.sources import PRODUCT, ROOT, faults, source


def test_no_cypher_is_made_of_values() -> None:
    assert faults(made_of_values, *PRODUCT, "samples", "bench") == []


def test_cypher_stays_at_home() -> None:
    assert faults(out_of_place, *PRODUCT, "samples") == []


def test_every_exception_is_still_needed() -> None:
    for path in EXCEPTIONS:
        assert list(out_of_place(source("elsewhere.py", (ROOT / path).read_text())))


@pytest.mark.parametrize(
    "text",
    [
        'f"MATCH (n:{label}) RETURN n"',
        'f"""\nUNWIND $rows AS row\nMERGE (n {{{key}: 1}})"""',
        '"MATCH (n:%s)" % label',
        '"RETURN {}".format(name)',
        'f"{start} ORDER BY n.id"',
    ],
)
def test_cypher_made_of_values_is_found(text: str) -> None:
    assert list(made_of_values(source("graph/a.py", text)))


@pytest.mark.parametrize("text", ['f"no match for {x}"', '"MATCH (n) RETURN n"', 'f"MATCH (n) RETURN n"'])
def test_other_texts_are_left_alone(text: str) -> None:
    assert not list(made_of_values(source("graph/a.py", text)))


@pytest.mark.parametrize("text", ["MATCH (n) RETURN n", "UNWIND $rows AS row", "RETURN 1", "CREATE INDEX a FOR (n:A)"])
def test_cypher_out_of_place_is_found(text: str) -> None:
    assert list(out_of_place(source("resolvers/a.py", f"X = {text!r}")))
    assert not list(out_of_place(source("graph/ingest/statements.py", f"X = {text!r}")))
    assert not list(out_of_place(source("resolvers/a.py", f'"""What becomes {text}."""')))
