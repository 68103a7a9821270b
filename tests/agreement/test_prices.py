"""A question never brings more nodes than it was said to cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import pytest
from graphql import (
    FieldNode,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    parse,
)  # fmt: skip

from server.answers.answering import GraphQL
from server.answers.documents import operation_in
from server.answers.messages import Request
from tests.agreement.questions import Questions
from tests.agreement.rounds import Place, filled

GRAPHS, QUESTIONS = 1, 40


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(GRAPHS))
async def test_a_cost_is_never_below_the_nodes_in_the_answer(here: Place, seed: int) -> None:
    dice = Random(seed)
    three = await filled(here, dice)
    source, total = Questions(three.oracle, three.world.graph, dice), 0
    for text in [source.query() for _ in range(QUESTIONS)]:
        reply = await three.api.answer(Request(text))
        found = brought(text, reply.data or {}, three.api.schema)
        assert found <= cost(text, three.api), text
        total += found
    assert total > QUESTIONS / 2


def test_nodes_are_counted_wherever_they_stand(core: GraphQLSchema) -> None:
    text = """{ customers { edges { node { id household { members { nodes { name } } } } } nodes { createdAt } }
                node(id: "x") { ... on Purchase { total { amount } customer { id } } } }"""
    ada, bob = {"name": "Ada"}, {"createdAt": "2024-01-01T00:00:00Z"}
    home = {"household": {"members": {"nodes": [ada, ada]}}}
    answer = {
        "customers": {"edges": [{"node": {"id": "a", **home}}], "nodes": [bob, bob]},
        "node": {"total": {"amount": "1.00"}, "customer": None},
    }
    assert brought(text, answer, core) == 1 + 1 + 2 + 2 + 1


def cost(text: str, api: GraphQL) -> int:
    tree = api.document(text).tree
    assert tree is not None
    return api.plan(tree, operation_in(tree, None), {}, text).price.cost({})


def brought(text: str, answer: Mapping[str, Any], schema: GraphQLSchema) -> int:
    (operation,) = parse(text).definitions
    assert isinstance(operation, OperationDefinitionNode)
    assert schema.query_type
    return _nodes(answer, operation.selection_set, schema.query_type, schema)


def _nodes(
    found: Mapping[str, Any], selections: SelectionSetNode, kind: GraphQLNamedType, schema: GraphQLSchema
) -> int:
    total = 0
    for node, parent in _fields(selections, kind, schema):
        value = found.get(node.alias.value if node.alias else node.name.value)
        if node.selection_set and value is not None:
            inner = get_named_type(parent.fields[node.name.value].type)
            several = value if isinstance(value, list) else [value]
            total += sum(_one(each, node.selection_set, inner, schema) for each in several if each is not None)
    return total


def _one(found: Mapping[str, Any], selections: SelectionSetNode, kind: GraphQLNamedType, schema: GraphQLSchema) -> int:
    has_id = isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and "id" in kind.fields
    return has_id + _nodes(found, selections, kind, schema)


def _fields(
    selections: SelectionSetNode, kind: GraphQLNamedType, schema: GraphQLSchema
) -> Iterator[tuple[FieldNode, GraphQLObjectType | GraphQLInterfaceType]]:
    """Every field with the type it was asked of: response keys are all different, whichever type they stand under."""
    for each in selections.selections:
        if isinstance(each, InlineFragmentNode):
            inner = schema.type_map[each.type_condition.name.value] if each.type_condition else kind
            yield from _fields(each.selection_set, inner, schema)
        elif isinstance(each, FieldNode) and not each.name.value.startswith("__"):
            assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
            yield each, kind
