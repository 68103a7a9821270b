"""Variables come out as the scalars read them, whether they were seen to be plain or were read by the library."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import OperationDefinitionNode, build_schema, parse, validate
from graphql.execution.values import get_variable_values

from server.answers.documents import ABOUT, RULES, rules_for, variables_of
from server.recent import Recent

SCHEMA = build_schema("""
enum Colour { RED }
input Where { name: String }
type Query { any(id: ID, text: String, count: Int, is: Boolean, share: Float, colour: Colour, where: Where): Int }
""")
TYPES = ("ID", "ID!", "String", "String!", "Int", "Int!", "Boolean", "Boolean!", "Float", "Colour", "[Int!]", "Where")
VALUES = ("x", "", 7, -(2**31), 2**31, 2**70, True, None, 1.0, 1.5, [1], ["x"], "RED", {"name": "Ada"}, {"other": 1})


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


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_variable_is_what_the_library_makes_of_it(kind: str, value: object) -> None:
    text = f"query ($value: {kind}) {{ any }}"
    found, expected = outcome(text, {"value": value}), reference(text, {"value": value})
    assert found == expected
    assert repr(found) == repr(expected)  # 1 and 1.0 and True are equal


@pytest.mark.parametrize("given", [{}, {"id": "x"}, {"id": "x", "count": 2}, {"count": 2}, {"id": "x", "more": 1}])
def test_missing_and_superfluous_variables_are_treated_alike(given: dict[str, Any]) -> None:
    text = 'query ($id: ID!, $count: Int = 5, $text: String = "a") { any }'
    assert outcome(text, given) == reference(text, given)


FAULTY = (
    "{ nothing }",
    "{ ...Missing }",
    "{ any(count: 1.5, id: true, other: 1) }",
    "{ any } { any }",
    "{ any ...F } fragment F on Query { any ...F } fragment F on Int { any }",
    "query ($unused: Int) { any }",
    "query ($is: Boolean, $is: Nope, $where: Query) { any(count: $is, text: $other) }",
    "{ any @nope any @skip @skip(if: 1) @skip(if: $x) }",
    '{ any(text: "$ and @") more }',
)


@pytest.mark.parametrize("text", FAULTY)
def test_rules_that_are_left_out_would_have_found_nothing(text: str) -> None:
    found = [str(each) for each in validate(SCHEMA, parse(text), rules_for(text))]
    assert found == [str(each) for each in validate(SCHEMA, parse(text), RULES)]
    assert found


def test_no_rule_is_left_out_of_a_text_with_the_signs_of_all() -> None:
    assert rules_for(" ".join(ABOUT)) == RULES
    assert len(rules_for("{ any }")) == len(RULES) - sum(map(len, ABOUT.values()))


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    kept: Recent[str, str] = Recent(2)
    for key in ("a", "b", "a", "c"):
        kept.find(key) or kept.keep(key, key)
    assert list(kept.kept) == ["a", "c"]
