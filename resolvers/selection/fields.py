"""Which fields a selection asks for on a type: fragments unfolded, response keys merged, conditions applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLBoolean,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
)  # fmt: skip

from graph import plan
from graph.declare import Model, Node, Relation
from graph.plan import Slot
from resolvers.selection.values import Given, Leaf, Variables, arguments, given, held
from resolvers.shape import Computed, Listing

Collected = dict[str, list[FieldNode]]
CONDITIONS = {"include": True, "skip": False}
MakeListing = Callable[[list[FieldNode], str, Node, "Asking", Relation | None], tuple[plan.Listing, Listing]]
MakeComputed = Callable[[list[FieldNode], str | None, "Asking"], Computed]


@dataclass(frozen=True, slots=True)
class PageBound:
    """What must be settled of a page each time: its size within limits, and the question its cursors are sealed for,
    which is empty where there are none."""

    size: Slot
    argument: str
    structure: str
    slots: tuple[Slot, ...]
    cursors: tuple[tuple[Slot, str], ...]
    keys: bool
    more: bool


@dataclass(frozen=True, slots=True)
class Peek:
    """A value that is no enum and still decides the statement: the kinds of ids, which values of a cursor are null."""

    slot: Slot
    kind: str
    argument: str


@dataclass
class Asking:
    """An operation being read, and what is noted on the way for the moment when values are filled in.

    Figures over fewer people than `small_group` are not told. `masked` are the values asked for that nobody is shown.
    `listing` makes the plan and shape of a relation to many, `computed` those of a field that code answers: rows hold
    both and both hold rows, so they are handed in where all are known.
    """

    schema: GraphQLSchema
    model: Model
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Variables
    listing: MakeListing
    computed: MakeComputed
    zone: str | None
    small_group: int | None = None
    pages: list[PageBound] = field(default_factory=list)
    peeks: list[Peek] = field(default_factory=list)
    masked: set[str] = field(default_factory=set)
    calls: list[Any] = field(default_factory=list)

    def fresh(self) -> Asking:
        """The same operation with nothing noted yet."""
        return replace(self, pages=[], peeks=[], masked=set(), calls=[])


def collect(nodes: Iterable[FieldNode], type_name: str, asking: Asking) -> Collected:
    """What the merged fields `nodes` select on objects of a type, by response key in order of appearance."""
    found: Collected = {}
    seen: set[str] = set()
    for node in nodes:
        if node.selection_set:
            _gather(node.selection_set, type_name, asking, found, seen)
    return found


def collect_roots(operation: OperationDefinitionNode, type_name: str, asking: Asking) -> Collected:
    found: Collected = {}
    _gather(operation.selection_set, type_name, asking, found, set())
    return found


def _gather(selections: SelectionSetNode, type_name: str, asking: Asking, found: Collected, seen: set[str]) -> None:
    for selection in selections.selections:
        if not _is_wanted(selection, asking):
            continue
        match selection:
            case FieldNode():
                key = selection.alias.value if selection.alias else selection.name.value
                found.setdefault(key, []).append(selection)
            case InlineFragmentNode(type_condition=condition):
                if condition is None or _applies(condition.name.value, type_name, asking):
                    _gather(selection.selection_set, type_name, asking, found, seen)
            case FragmentSpreadNode() if selection.name.value not in seen:
                seen.add(selection.name.value)
                fragment = asking.fragments[selection.name.value]
                if _applies(fragment.type_condition.name.value, type_name, asking):
                    _gather(fragment.selection_set, type_name, asking, found, seen)


def _is_wanted(node: SelectionNode, asking: Asking) -> bool:
    """What @skip and @include say: a variable's value, or what is written."""
    for directive in node.directives or ():
        if directive.name.value in CONDITIONS:
            (condition,) = directive.arguments or ()
            leaf = given(condition.value, GraphQLBoolean, asking.variables, held)
            if isinstance(leaf, Leaf) and leaf.value is not CONDITIONS[directive.name.value]:
                return False
    return True


def _applies(condition: str, type_name: str, asking: Asking) -> bool:
    if condition == type_name:
        return True
    wanted = asking.schema.type_map[condition]
    if not is_abstract_type(wanted):
        return False
    concrete = asking.schema.type_map[type_name]
    return asking.schema.is_sub_type(wanted, concrete)


def is_conditional(nodes: Iterable[FieldNode]) -> bool:
    """Whether a selection can differ between the types of an interface: it has fragments or asks for their names."""
    selections = [each for node in nodes if node.selection_set for each in node.selection_set.selections]
    return any(not isinstance(each, FieldNode) or each.name.value == "__typename" for each in selections)


def field_of(type_name: str, name: str, asking: Asking) -> GraphQLField:
    declared: dict[str, GraphQLField] = asking.schema.type_map[type_name].fields  # type: ignore[attr-defined]
    return declared[name]


def arguments_of(field: FieldNode, type_name: str, asking: Asking) -> dict[str, Given]:
    """The arguments of a field of a type."""
    return arguments(field_of(type_name, field.name.value, asking), field, asking.variables, held)


def type_of(type_name: str, name: str, asking: Asking) -> str:
    """The name of the type of a field, without lists and non-null."""
    return get_named_type(field_of(type_name, name, asking).type).name
