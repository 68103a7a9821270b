"""What documents measure once their fragments are put in."""

from __future__ import annotations

from random import Random

import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)  # fmt: skip

from server.ceilings.introspection import Sizes
from server.ceilings.refusal import MOST
from server.ceilings.structure import Measured, measured

SIZES = Sizes({"types": 10, "fields": 3})
CASES = {
    "{ a }": Measured(1, 1, 1, 0, 1),
    "{ a { b c } d }": Measured(2, 2, 4, 0, 2),
    "{ x: a { y: b } }": Measured(2, 2, 2, 2, 1),
    "{ ... { a ... on T { b } } }": Measured(1, 3, 2, 0, 2),
    "{ a { ...f } ...f } fragment f on T { x: b { c } }": Measured(3, 4, 5, 2, 2),
    "{ ...f ...f } fragment f on T { ...g ...g } fragment g on T { a }": Measured(1, 3, 4, 0, 4),
    "{ ...missing a }": Measured(1, 1, 1, 0, 1),
    "{ __schema { types { name fields { name } } } }": Measured(1, 2, 1, 0, 1, 1 + 0 + 10 * (1 + 1 + 3 * 2) - 1),
    "{ a { __type { ...f } } } fragment f on __Type { fields { name } }": Measured(2, 3, 2, 0, 1, 3 * 2),
}


def only(text: str) -> Measured:
    ((_, found),) = measured(parse(text), SIZES)
    return found


@pytest.mark.parametrize("text", CASES)
def test_figures(text: str) -> None:
    assert only(text) == CASES[text]


CIRCLES = ["{ ...f } fragment f on T { a ...f }", "{ ...f } fragment f on T { ...g } fragment g on T { ...f }"]


@pytest.mark.parametrize("text", CIRCLES)
def test_circles_end(text: str) -> None:
    assert only(text).fields <= 1


def test_what_doubles_ninety_times_is_counted_to_an_end() -> None:
    steps = " ".join(f"fragment f{i} on T {{ ...f{i + 1} ...f{i + 1} }}" for i in range(90))
    assert only(f"{{ ...f0 }} {steps} fragment f90 on T {{ a }}").fields == MOST


@pytest.mark.parametrize("seed", range(60))
def test_figures_are_those_of_the_document_with_its_fragments_put_in(seed: int) -> None:
    text = document(Random(seed))
    tree = parse(text)
    found = only(text)
    fields = list(expanded(tree, operation(tree).selection_set, 1))
    assert found.fields == len(fields)
    assert found.depth == max(depth for _, depth in fields)
    assert found.aliases == sum(node.alias is not None for node, _ in fields)


def document(dice: Random) -> str:
    """A random one; each fragment spreads only those behind it."""
    number = dice.randint(1, 5)
    fragments = (f"fragment f{i} on T {selection(dice, i + 1, number, 3)}" for i in range(number))
    return f"{selection(dice, 0, number, 3)} {' '.join(fragments)}"


def selection(dice: Random, first: int, number: int, depth: int) -> str:
    items = ["a"]
    for _ in range(dice.randint(0, 3)):
        inner = selection(dice, first, number, depth - 1) if depth else "{ b }"
        spread = f"...f{dice.randrange(first, number)}" if first < number else "c"
        items.append(dice.choice((f"d {inner}", f"x: e {inner}", f"... on T {inner}", spread, "y: f")))
    return "{ " + " ".join(items) + " }"


def operation(tree: DocumentNode) -> OperationDefinitionNode:
    return next(each for each in tree.definitions if isinstance(each, OperationDefinitionNode))


def expanded(tree: DocumentNode, selections: SelectionSetNode, depth: int) -> list[tuple[FieldNode, int]]:
    """Every field with its depth, by walking every spread anew."""
    found: list[tuple[FieldNode, int]] = []
    fragments = {each.name.value: each for each in tree.definitions if isinstance(each, FragmentDefinitionNode)}
    for each in selections.selections:
        if isinstance(each, FieldNode):
            found.append((each, depth))
            found += expanded(tree, each.selection_set, depth + 1) if each.selection_set else []
        elif isinstance(each, InlineFragmentNode):
            found += expanded(tree, each.selection_set, depth)
        elif isinstance(each, FragmentSpreadNode):
            found += expanded(tree, fragments[each.name.value].selection_set, depth)
    return found
