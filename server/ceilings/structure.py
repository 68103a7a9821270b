"""How deep, how wide and how renamed a document is once its fragments are put in, before it is validated.

What a fragment measures does not depend on where it is put, so each is measured once, those that it spreads before it:
a ladder of fragments that doubles on each step takes as long as its text. Figures end at `MOST`. A circle of fragments
and a fragment that is not there count for nothing; validation will tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
)  # fmt: skip

from server.access.limits import Limits
from server.ceilings.introspection import ROOTS, Known, Sizes
from server.ceilings.refusal import MOST, Ceiling, refusal
from server.ceilings.text import DEEPEST


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a selection: `roots` are its own fields, `described` is what it asks of the schema itself."""

    depth: int = 0
    nesting: int = 0
    fields: int = 0
    aliases: int = 0
    roots: int = 0
    described: int = 0


@dataclass(frozen=True, slots=True)
class Fragments:
    """What was measured so far: each fragment as part of an answer, and as part of the schema's description."""

    plain: dict[str, Measured]
    described: Known
    sizes: Sizes


def check_structure(tree: DocumentNode, limits: Limits, sizes: Sizes) -> int:
    """Raise the refusal of a document that is over a ceiling; else say what it asks of the schema's description."""
    found = measured(tree, sizes)
    described = min(sum(each.described for _, each in found), MOST)
    mutations = [each.roots for operation, each in found if operation.operation is OperationType.MUTATION]
    for limit, allowed, most in (
        (Ceiling.NESTING, DEEPEST, max((each.nesting for _, each in found), default=0)),
        (Ceiling.DEPTH, limits.depth, max((each.depth for _, each in found), default=0)),
        (Ceiling.ALIASES, limits.aliases, max((each.aliases for _, each in found), default=0)),
        (Ceiling.INTROSPECTION, sizes.allowed, described),
        (Ceiling.FIELDS, limits.fields, min(sum(each.fields for _, each in found), MOST)),
        (Ceiling.MUTATIONS, limits.mutations, max(mutations, default=0)),
    ):
        if most > allowed:
            raise refusal(limit, allowed, most)
    return described


def measured(tree: DocumentNode, sizes: Sizes) -> list[tuple[OperationDefinitionNode, Measured]]:
    """Each operation of a document with its figures."""
    written = {each.name.value: each for each in tree.definitions if isinstance(each, FragmentDefinitionNode)}
    known = Fragments({}, {}, sizes)
    for name in _inner_first(written):
        known.plain[name] = _selected(written[name].selection_set, known)
        known.described[name] = sizes.of(written[name].selection_set, known.described)
    operations = (each for each in tree.definitions if isinstance(each, OperationDefinitionNode))
    return [(each, _selected(each.selection_set, known)) for each in operations]


def _selected(selections: SelectionSetNode, known: Fragments) -> Measured:
    depth = nesting = fields = aliases = roots = described = 0
    for each in selections.selections:
        if isinstance(each, FieldNode) and each.selection_set is None:  # most of them are like this
            depth, fields, roots, aliases = max(depth, 1), fields + 1, roots + 1, aliases + (each.alias is not None)
            continue
        one = _one(each, known)
        depth, nesting = max(depth, one.depth), max(nesting, one.nesting)
        fields, aliases, roots = fields + one.fields, aliases + one.aliases, roots + one.roots
        described += one.described
    return Measured(depth, nesting + 1, min(fields, MOST), min(aliases, MOST), min(roots, MOST), min(described, MOST))


def _one(selection: SelectionNode, known: Fragments) -> Measured:
    match selection:
        case FragmentSpreadNode():
            return known.plain.get(selection.name.value, Measured())
        case InlineFragmentNode():
            return _selected(selection.selection_set, known)
        case FieldNode() if selection.selection_set is not None:
            return _field(selection, selection.selection_set, known)
        case _:
            return Measured()


def _field(node: FieldNode, selections: SelectionSetNode, known: Fragments) -> Measured:
    renamed = 1 if node.alias else 0
    if node.name.value in ROOTS:
        size = known.sizes.of(selections, known.described)
        return Measured(1, 1, 1, renamed, 1, size)
    inner = _selected(selections, known)
    return Measured(inner.depth + 1, inner.nesting, inner.fields + 1, inner.aliases + renamed, 1, inner.described)


# ---------------------------------------------------------------------------------------------------------------- order


def _inner_first(written: Mapping[str, FragmentDefinitionNode]) -> Iterator[str]:
    """The names of fragments, those which one spreads before itself; no call inside a call, however long the chain."""
    begun: set[str] = set()
    for first in written:
        path = [] if first in begun else [(first, _spreads(written[first].selection_set))]
        begun.add(first)
        while path:
            name, rest = path[-1]
            inner = next((each for each in rest if each in written and each not in begun), None)
            if inner is None:
                path.pop()
                yield name
            else:
                begun.add(inner)
                path.append((inner, _spreads(written[inner].selection_set)))


def _spreads(selections: SelectionSetNode) -> Iterator[str]:
    for each in selections.selections:
        if isinstance(each, FragmentSpreadNode):
            yield each.name.value
        elif isinstance(each, FieldNode | InlineFragmentNode) and each.selection_set:
            yield from _spreads(each.selection_set)
