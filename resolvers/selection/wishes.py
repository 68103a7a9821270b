"""Root fields that no plan answers, with their arguments as plain values, and what is asked of their payloads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    Node,
    OperationDefinitionNode,
    SelectionNode,
)  # fmt: skip

from graph.declare import Model
from resolvers.selection.computed import computed_of
from resolvers.selection.fields import Asking, Peek, collect_roots, type_of
from resolvers.selection.given import given_to
from resolvers.selection.listings import listing_of
from resolvers.selection.payloads import IDS, Entry, entries_of
from resolvers.selection.values import Variables, variables_in
from schema.mutations import BY_SEVERAL, NAMES
from schema.recommendations import RECORD_MANY

HAS_ROWS = frozenset({*BY_SEVERAL, RECORD_MANY.name})
"""Those that do many things at once, in their own way or as their single forms do one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One root field: under which key its answer stands, and what it was given. An absent argument is not in there."""

    key: str
    name: str
    given: Mapping[str, Any]
    entries: tuple[Entry, ...] = ()

    @property
    def is_bulk(self) -> bool:
        return self.name in BY_SEVERAL

    @property
    def single(self) -> str:
        """The name of what is done to each row."""
        return BY_SEVERAL[self.name].name if self.is_bulk else self.name

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        return list(self.given["input"]["rows"]) if self.name in HAS_ROWS else [self.given["input"]]

    @property
    def continues(self) -> bool:
        """Whether a row that is refused leaves the others."""
        return self.is_bulk and self.given["input"].get("onError") == "CONTINUE"


@dataclass(frozen=True, slots=True)
class Field:
    """A root field as it stands in an operation, with plans for what its payload shows: the same for other values."""

    key: str
    name: str
    nodes: tuple[FieldNode, ...]
    entries: tuple[Entry, ...] = ()

    def wish(self, schema: GraphQLSchema, variables: Variables) -> Wish:
        """What is asked for this time."""
        return Wish(self.key, self.name, given_to(self.nodes[0], "Mutation", schema, variables), self.entries)


@dataclass(frozen=True, slots=True)
class Fields:
    """The root fields of a mutation, in their order; `peeks` where values decide more than their shape does."""

    fields: tuple[Field, ...]
    peeks: tuple[Peek, ...]


def fields_of(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    schema: GraphQLSchema,
    model: Model,
    *,
    zone: str | None = None,
    small_group: int | None = None,
) -> Fields:
    """The root fields of a mutation for variables of this shape."""
    peeks: list[Peek] = []
    asking = _asking(document, peeks, variables, schema, model, zone, small_group)
    roots = collect_roots(operation, "Mutation", asking())
    made = (_field(key, fields, asking) for key, fields in roots.items() if not fields[0].name.value.startswith("__"))
    return Fields(tuple(made), tuple(peeks))


def _asking(
    document: DocumentNode,
    peeks: list[Peek],
    variables: Variables,
    schema: GraphQLSchema,
    model: Model,
    zone: str | None,
    small_group: int | None,
) -> Callable[[], Asking]:
    """Makes a fresh reading of the operation each time; all of them note their peeks in one list."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    return partial(Asking, schema, model, fragments, variables, listing_of, computed_of, zone, small_group, peeks=peeks)


def _field(key: str, fields: list[FieldNode], asking: Callable[[], Asking]) -> Field:
    name = fields[0].name.value
    if name not in NAMES:
        return Field(key, name, tuple(fields))
    payload = type_of("Mutation", name, asking())
    return Field(key, name, tuple(fields), tuple(entries_of(fields, payload, asking, IDS)))


# ---------------------------------------------------------------------------------------------------------- variables


def shown_variables(document: DocumentNode, operation: OperationDefinitionNode) -> frozenset[str]:
    """The variables that what is shown may depend on: all but those in arguments of root fields alone."""
    looked: list[Node] = [part for each in operation.selection_set.selections for part in _shown(each)]
    looked += [each for each in document.definitions if isinstance(each, FragmentDefinitionNode)]
    return frozenset(name for each in looked for name in variables_in(each))


def _shown(root: SelectionNode) -> Iterator[Node]:
    """What a root selection is, but for the arguments of a field."""
    if not isinstance(root, FieldNode):
        yield root
        return
    yield from root.directives or ()
    if root.selection_set:
        yield root.selection_set
