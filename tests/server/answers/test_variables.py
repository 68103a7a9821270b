"""Variables come out as the scalars read them, whoever reads them: the quick way, ours, or that of the library."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import OperationDefinitionNode, build_schema, parse
from graphql.execution.values import get_variable_values

from server.answers.variables import variables_of
from server.wire.strict import DEEPEST

SCHEMA = build_schema("""
enum Colour { RED }
input Where { name: String, and: [Where!], not: Where }
input Row { key: Key!, id: ID, count: Int, is: Boolean, share: Float, colour: Colour, tags: [String!], where: Where }
input Key @oneOf { id: ID, number: Int, where: Where, tags: [String!] }
input Page { first: Int = 20, where: Where }
type Query { any(rows: [Row!]!, page: Page): Int }
""")
PLAIN = ("ID", "ID!", "String", "String!", "Int", "Int!", "Boolean", "Boolean!", "Float", "Colour", "[Int!]", "Where")
VALUES = ("x", "", 7, -(2**31), 2**31, 2**70, True, None, 1.0, 1.5, [1], ["x"], "RED", {"name": "Ada"}, {"other": 1})
DEEP = {"not": {"and": [{"name": None}, {"and": []}], "name": "x"}}
DEEPER: dict[str, Any] = {}
for _ in range(DEEPEST):
    DEEPER = {"not": DEEPER}
GIVEN: tuple[tuple[str, object], ...] = (
    ("[Row!]!", [{"key": {"id": "x"}, "count": 1}, {"count": 2, "key": {"id": "y"}}, {"key": {"number": 3}}]),
    ("[Row!]!", {"key": {"id": "a row for a list"}}),
    ("[Row!]!", [{"colour": "RED", "share": 1, "is": True, "tags": "one", "id": 7, "where": DEEP, "key": {"id": 1}}]),
    ("[Row!]!", [{"key": {"id": "x"}, "tags": None, "where": None, "count": None}, {"key": {"tags": ["a", "b"]}}]),
    ("[Row!]!", []),
    ("[Row]", [{"key": {"where": {}}}, None]),
    ("[[Row!]]", [[{"key": {"id": "x"}}], None, {"key": {"id": "y"}}]),
    ("[Row!]!", [None]),
    ("[Row!]!", None),
    ("[Row!]!", [{"count": 1}]),
    ("[Row!]!", [{"key": None}]),
    ("[Row!]!", [{"key": {}}]),
    ("[Row!]!", [{"key": {"id": None}}]),
    ("[Row!]!", [{"key": {"id": "x", "number": 1}}]),
    ("[Row!]!", [{"key": {"other": "x"}}, {"key": {"id": "x"}, "more": 1}]),
    ("[Row!]!", [{"key": {"id": "x"}, "count": "1", "colour": "BLUE", "is": 1, "tags": [1, None]}]),
    ("Where", DEEP),
    ("Where", DEEPER),
    ("Where", []),
    ("Where!", "x"),
    ("Page", {"where": {"name": "x"}}),
    ("Page", {"first": None}),
)


def operation(text: str) -> OperationDefinitionNode:
    found = parse(text).definitions[0]
    assert isinstance(found, OperationDefinitionNode)
    return found


def outcome(text: str, given: dict[str, Any]) -> object:
    try:
        return variables_of(operation(text), given, SCHEMA)
    except ExceptionGroup as errors:
        return [str(each) for each in errors.exceptions]


def reference(text: str, given: dict[str, Any]) -> object:
    found = get_variable_values(SCHEMA, operation(text).variable_definitions or (), given)
    return [str(each) for each in found] if isinstance(found, list) else found.coerced


def assert_alike(text: str, given: dict[str, Any]) -> None:
    found, expected = outcome(text, given), reference(text, given)
    assert found == expected
    assert repr(found) == repr(expected)  # 1 and 1.0 and True are equal


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_variable_is_what_the_library_makes_of_it(kind: str, value: object) -> None:
    assert_alike(f"query ($value: {kind}) {{ any }}", {"value": value})


@pytest.mark.parametrize(("kind", "value"), GIVEN)
def test_an_input_is_what_the_library_makes_of_it(kind: str, value: object) -> None:
    text = f"query ($value: {kind}) {{ any }}"
    assert_alike(text, {"value": value})
    assert_alike(text, {"value": value})  # now that its keys are known


@pytest.mark.parametrize("given", [{}, {"id": "x"}, {"id": "x", "count": 2}, {"count": 2}, {"id": "x", "more": 1}])
def test_missing_and_superfluous_variables_are_treated_alike(given: dict[str, Any]) -> None:
    assert_alike('query ($id: ID!, $count: Int = 5, $text: String = "a") { any }', given)
    assert_alike("query ($id: ID!, $where: Where, $row: Row!) { any }", {**given, "row": {"key": {"id": "x"}}})
