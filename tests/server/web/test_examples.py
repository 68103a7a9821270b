from datetime import UTC

import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, parse, validate
from graphql.execution.values import get_variable_values

from graph.model import MODEL
from schema.build import build
from server.web.examples import EXAMPLES, Example


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build(MODEL, currency="EUR", zone=UTC)._schema


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.title)
def test_examples_are_valid(schema: GraphQLSchema, example: Example) -> None:
    assert validate(schema, parse(example.query)) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.title)
def test_variables_are_of_their_types(schema: GraphQLSchema, example: Example) -> None:
    wanted = operation(example).variable_definitions or ()
    found = get_variable_values(schema, wanted, {**example.variables, **dict.fromkeys(example.found, "cus_1")})
    assert not isinstance(found, list), "a list of errors"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.title)
def test_examples_use_the_variables_they_bring(example: Example) -> None:
    wanted = operation(example).variable_definitions or ()
    assert {each.variable.name.value for each in wanted} == {*example.variables, *example.found}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.title)
def test_what_finds_ids_is_valid(schema: GraphQLSchema, example: Example) -> None:
    assert validate(schema, parse(example.looks or "{ __typename }")) == []


def test_titles_and_names_differ() -> None:
    assert len({each.title for each in EXAMPLES}) == len(EXAMPLES)
    names = [operation(each).name for each in EXAMPLES]
    assert len({name.value for name in names if name}) == len(EXAMPLES), "the names become the titles of tabs"


def test_the_first_needs_no_variables() -> None:
    assert EXAMPLES[0].variables == {}, "GraphiQL fills its variables from what was stored, not from the first tab"


def operation(example: Example) -> OperationDefinitionNode:
    (found,) = parse(example.query).definitions
    assert isinstance(found, OperationDefinitionNode)
    return found
