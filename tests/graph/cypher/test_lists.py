"""A list of many properties, as each engine gets it."""

import pytest

from graph.cypher.dialect import ARCADEDB, NEO4J, Dialect
from graph.cypher.render import MANY, render
from graph.cypher.tree import Prop, Query, Return, Row


@pytest.mark.parametrize(
    ("dialect", "number", "text"),
    [
        (NEO4J, MANY, "RETURN ['', n.p0, n.p1, n.p2, n.p3][1..] AS v"),
        (NEO4J, MANY - 1, "RETURN [n.p0, n.p1, n.p2] AS v"),
        (ARCADEDB, MANY, "RETURN [n.p0, n.p1, n.p2, n.p3] AS v"),
    ],
)
def test_neo4j_is_told_a_type_where_it_would_have_to_find_many(dialect: Dialect, number: int, text: str) -> None:
    found = Row(tuple(Prop("n", f"p{place}") for place in range(number)))
    assert render(Query((Return(((found, "v"),)),)), dialect).text == text
