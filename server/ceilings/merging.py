"""Which fields share a response key and do not fit, found in time that grows with the document.

The library compares each field with each other and gives up when there are many. Here all fields that meet under a key
are compared with the first of them, since what is equal to the first is equal; then what they select is put together
and looked at in the same way. Fields of two different object types never meet in an answer: they may differ in name and
arguments, and only have to be of one shape.

Ceilings on fields hold before this runs, and bound it. What types of an interface do to each other can still multiply,
so steps are counted, and a document that needs too many is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from graphql import (
    ArgumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    InlineFragmentNode,
    ListValueNode,
    NamedTypeNode,
    ObjectFieldNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
    ValueNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)  # fmt: skip

from server.ceilings.refusal import Ceiling, refusal

MOST_STEPS = 50_000
ADVICE = "Use different aliases on the fields to fetch both if this was intentional."


@dataclass(frozen=True, slots=True)
class Met:
    """A field where it was met: the type that it was asked of, and what that type says of it."""

    parent: GraphQLNamedType | None
    node: FieldNode
    declared: GraphQLField | None


Keys = dict[str, list[Met]]


class MergingRule(ValidationRule):
    """Takes the place of the library's OverlappingFieldsCanBeMergedRule."""

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        """What is in no operation needs no look: a fragment that nobody uses is an error of its own."""
        root = self.context.schema.get_root_type(node.operation)
        merging = Merging(self.context)
        for key, reason, nodes in merging.conflicts(merging.collected([(root, node.selection_set)])):
            self.report_error(GraphQLError(f"Fields {key!r} conflict because {reason}. {ADVICE}", nodes))


Conflict = tuple[str, str, list[FieldNode]]


@dataclass(slots=True)
class Merging:
    """One operation being looked at."""

    context: ValidationContext
    steps: int = 0
    values: dict[int, object] = field(default_factory=dict)

    def conflicts(self, keys: Keys) -> Iterator[Conflict]:
        """Fields that may meet in one object and do not fit."""
        for key, met in keys.items():
            if len(met) == 1:
                yield from self.conflicts(self.inner(met))
                continue
            groups = _meeting(met)
            if len(groups) > 1:
                yield from self.shapes({key: met})
            for group in groups:
                found = self.difference(group)
                if found:
                    yield (key, *found)
                else:
                    yield from self.conflicts(self.inner(group))

    def shapes(self, keys: Keys) -> Iterator[Conflict]:
        """Fields that never meet in one object, and would still give a key two kinds of values."""
        for key, met in keys.items():
            found = _types_differ(met)
            if found:
                yield (key, *found)
            elif len(met) > 1:
                yield from self.shapes(self.inner(met))

    def difference(self, group: Sequence[Met]) -> tuple[str, list[FieldNode]] | None:
        """Why the fields of one object are not one field."""
        first = group[0].node
        asked = self.arguments(first)
        for each in group[1:]:
            if each.node.name.value != first.name.value:
                names = f"{first.name.value!r} and {each.node.name.value!r}"
                return f"{names} are different fields", [first, each.node]
            if self.arguments(each.node) != asked:
                return "they have differing arguments", [first, each.node]
        return _types_differ(group)

    def arguments(self, node: FieldNode) -> object:
        if not node.arguments:
            return ()
        if id(node) not in self.values:
            self.values[id(node)] = _by_name(node.arguments)
        return self.values[id(node)]

    # ------------------------------------------------------------------------------------------------------- collecting

    def inner(self, met: Iterable[Met]) -> Keys:
        """What merged fields select, by response key."""
        return self.collected(
            [
                (get_named_type(each.declared.type) if each.declared else None, each.node.selection_set)
                for each in met
                if each.node.selection_set
            ]
        )

    def collected(self, sets: Iterable[tuple[GraphQLNamedType | None, SelectionSetNode]]) -> Keys:
        found: Keys = {}
        seen: set[int] = set()
        for parent, selections in sets:
            self.collect(parent, selections, found, seen)
        return found

    def collect(
        self, parent: GraphQLNamedType | None, selections: SelectionSetNode, found: Keys, seen: set[int]
    ) -> None:
        if id(selections) in seen:
            return
        seen.add(id(selections))
        self.step(len(selections.selections))
        for each in selections.selections:
            match each:
                case FieldNode():
                    key = each.alias.value if each.alias else each.name.value
                    found.setdefault(key, []).append(Met(parent, each, _declared(parent, each)))
                case InlineFragmentNode(type_condition=condition):
                    self.collect(self.named(condition) if condition else parent, each.selection_set, found, seen)
                case FragmentSpreadNode():
                    fragment = self.context.get_fragment(each.name.value)
                    if fragment:
                        self.collect(self.named(fragment.type_condition), fragment.selection_set, found, seen)
                case _:
                    raise TypeError(f"no kind of selection: {each!r}")

    def named(self, condition: NamedTypeNode) -> GraphQLNamedType | None:
        return self.context.schema.get_type(condition.name.value)

    def step(self, number: int) -> None:
        self.steps += number
        if self.steps > MOST_STEPS:
            raise refusal(Ceiling.MERGING, MOST_STEPS, self.steps)


def _declared(parent: GraphQLNamedType | None, node: FieldNode) -> GraphQLField | None:
    has_fields = isinstance(parent, GraphQLObjectType | GraphQLInterfaceType)
    fields: dict[str, GraphQLField] = parent.fields if has_fields else {}  # type: ignore[union-attr]
    return fields.get(node.name.value)


def _meeting(met: list[Met]) -> list[list[Met]]:
    """The fields that may meet in one object: those of an object type, each time with those of abstract types."""
    anywhere = [each for each in met if not isinstance(each.parent, GraphQLObjectType)]
    concrete = {id(each.parent): each.parent for each in met if isinstance(each.parent, GraphQLObjectType)}
    if len(concrete) < 2:
        return [met]
    return [[*anywhere, *(each for each in met if id(each.parent) == one)] for one in concrete]


def _types_differ(met: Sequence[Met]) -> tuple[str, list[FieldNode]] | None:
    known = [(each.node, each.declared.type) for each in met if each.declared]
    for node, kind in known[1:]:
        if _clash(known[0][1], kind):
            reason = f"they return conflicting types '{known[0][1]}' and '{kind}'"
            return reason, [known[0][0], node]
    return None


def _clash(one: GraphQLOutputType, other: GraphQLOutputType) -> bool:
    """Whether no value could be of both types; what objects select is looked at later."""
    if one is other:
        return False
    for wraps in (is_list_type, is_non_null_type):
        if wraps(one) or wraps(other):
            return not (wraps(one) and wraps(other)) or _clash(one.of_type, other.of_type)  # type: ignore[union-attr]
    return is_leaf_type(one) or is_leaf_type(other)


def _value(node: ValueNode) -> object:
    """A value that is equal where two ways of writing mean the same: keys of objects have no order."""
    match node:
        case ObjectValueNode():
            return _by_name(node.fields)
        case ListValueNode():
            return [_value(each) for each in node.values]
        case VariableNode():
            return ("variable", node.name.value)
        case _:
            return (node.kind, getattr(node, "value", None), getattr(node, "block", None))


def _by_name(named: Iterable[ArgumentNode | ObjectFieldNode]) -> list[tuple[str, object]]:
    return sorted(((each.name.value, _value(each.value)) for each in named), key=itemgetter(0))
