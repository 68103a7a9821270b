"""The rule of our own finds a conflict wherever the library's rule does, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from graphql import GraphQLError, GraphQLSchema, OverlappingFieldsCanBeMergedRule, parse, validate

from server.ceilings import merging
from server.ceilings.merging import MergingRule

ALIKE = [
    "{ owner { name name } }",
    "{ owner { name } owner { id name } }",
    '{ thing { size(in: 1, unit: "m") size(unit: "m", in: 1) } }',
    '{ owner { things(where: {name: "a", and: []}) { id } things(where: {and: [], name: "a"}) { id } } }',
    "{ thing { ... on Box { x: size(in: 1) } ... on Bag { x: size(in: 2) } } }",
    "{ thing { ... on Box { x: name } ... on Box { x: name } } }",
    "{ missing { a: b } missing { a: b } }",
    "{ any { ... on Bag { x: deep } ... on Box { x: size(in: 3) } } }",
    "{ ...f } fragment f on Query { ...f owner { id } }",
]
CLASHING = {
    "{ owner { a: id a: name } }": "'id' and 'name' are different fields",
    "{ thing { size(in: 1) size(in: 2) } }": "differing arguments",
    "{ thing { size size(in: 2) } }": "differing arguments",
    "query ($a: Int, $b: Int) { thing { size(in: $a) size(in: $b) } }": "differing arguments",
    "{ owner { best { a: id } } owner { best { a: size } } }": "different fields",
    "{ thing { a: id ... on Box { a: name } } }": "different fields",
    "{ missing { a: b } missing { a: c } }": "different fields",
    "{ any { ... on Box { x: name } ... on Owner { x: name } } }": "conflicting types 'String' and 'String!'",
    "{ thing { ... on Box { x: name } ... on Bag { x: name } } }": "conflicting types 'String' and '[String]'",
    "{ thing { ... on Box { x: like { y: id } } ... on Bag { x: like { y: size } } } }": "conflicting types",
    "{ owner { ...f } owner { ...g } } fragment f on Owner { a: id } fragment g on Owner { a: name }": "'id' and",
}


def errors(schema: GraphQLSchema, text: str, rule: type) -> list[GraphQLError]:
    return validate(schema, parse(text), [rule])


@pytest.mark.parametrize("text", ALIKE)
def test_what_fits(small: GraphQLSchema, text: str) -> None:
    assert errors(small, text, MergingRule) == errors(small, text, OverlappingFieldsCanBeMergedRule) == []


@pytest.mark.parametrize("text", CLASHING)
def test_what_does_not_fit(small: GraphQLSchema, text: str) -> None:
    (found,) = errors(small, text, MergingRule)
    assert CLASHING[text] in found.message
    assert len(found.nodes or ()) == 2
    assert errors(small, text, OverlappingFieldsCanBeMergedRule)


@pytest.mark.parametrize("seed", range(40))
def test_the_library_finds_the_same_documents_wrong(small: GraphQLSchema, seed: int) -> None:
    dice = Random(seed)
    for _ in range(25):
        text = document(dice)
        ours, theirs = (errors(small, text, rule) for rule in (MergingRule, OverlappingFieldsCanBeMergedRule))
        assert bool(ours) == bool(theirs), f"{text}\nours {ours}\ntheirs {theirs}"


def test_random_documents_are_of_both_kinds(small: GraphQLSchema) -> None:
    dice = Random(1)
    wrong = sum(bool(errors(small, document(dice), MergingRule)) for _ in range(300))
    assert 60 < wrong < 240


def test_what_takes_too_many_steps_is_refused(small: GraphQLSchema, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_STEPS", 10)
    with pytest.raises(GraphQLError) as refused:
        errors(small, "{ owner { " + "id " * 20 + "} }", MergingRule)
    assert refused.value.extensions == {"code": "QUERY_TOO_COMPLEX", "limit": "merging", "allowed": 10, "found": 21}


# ------------------------------------------------------------------------------------------------------------- chance

FIELDS = {
    "Query": ("thing", "owner", "box", "any"),
    "Thing": ("id", "size", "like", "owner"),
    "Box": ("id", "size", "like", "name", "all"),
    "Bag": ("id", "size", "like", "name", "deep"),
    "Owner": ("id", "name", "best", "things"),
    "Any": (),
}
BEHIND = {"thing": "Thing", "like": "Thing", "best": "Thing", "things": "Thing", "owner": "Owner", "box": "Box",
          "all": "Box", "any": "Any"}  # fmt: skip
PARTS = {"Thing": ("Box", "Bag", "Thing"), "Any": ("Box", "Bag", "Owner", "Thing")}


def document(dice: Random) -> str:
    types = [dice.choice(("Thing", "Box", "Bag", "Owner")) for _ in range(3)]
    spreads = [f"...f{number}" for number in range(3)]
    written = (f"fragment f{number} on {kind} {selection(dice, kind, 2, spreads[number + 1 :])}"
               for number, kind in enumerate(types))  # fmt: skip
    operation = selection(dice, "Query", 3, spreads)
    return " ".join([operation, *used(operation, list(written), 0)])


def used(text: str, fragments: list[str], first: int) -> Iterator[str]:
    """Those that an operation spreads, and those that they spread, which are behind them: no other is valid."""
    for number in range(first, len(fragments)):
        if f"...f{number}" in text:
            yield fragments[number]
            text += fragments[number]


def selection(dice: Random, kind: str, depth: int, spreads: list[str]) -> str:
    items = [field(dice, kind, depth, spreads) for _ in range(dice.choice((1, 2, 2, 3)))]
    return "{ " + " ".join(items) + " }"


def field(dice: Random, kind: str, depth: int, spreads: list[str]) -> str:
    if spreads and dice.random() < 0.2:
        return dice.choice(spreads)
    if kind == "Any" or (kind in PARTS and dice.random() < 0.5):
        inner = dice.choice(PARTS[kind])
        return f"... on {inner} {selection(dice, inner, depth, spreads)}"
    name = dice.choice([each for each in FIELDS[kind] if depth or each not in BEHIND] or ["__typename"])
    alias = dice.choice(("", "", "", "x: "))
    argument = f"(in: {dice.choice((1, 1, 2))})" if name == "size" and dice.random() < 0.3 else ""
    inner = f" {selection(dice, BEHIND[name], depth - 1, spreads)}" if name in BEHIND else ""
    return f"{alias}{name}{argument}{inner}"
