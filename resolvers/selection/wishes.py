"""Root fields that no plan answers, with their arguments as plain values, and what is asked of their payloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphql import DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode

from graph.declare import Model
from resolvers.selection.computed import computed_of
from resolvers.selection.fields import Asking, collect_roots, type_of
from resolvers.selection.given import given_to
from resolvers.selection.listings import listing_of
from resolvers.selection.payloads import IDS, Entry, entries_of
from resolvers.selection.values import Variables
from schema.mutations import BY_SEVERAL, NAMES


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
        return list(self.given["input"]["rows"]) if self.is_bulk else [self.given["input"]]

    @property
    def continues(self) -> bool:
        """Whether a row that is refused leaves the others."""
        return self.is_bulk and self.given["input"].get("onError") == "CONTINUE"


def wishes_of(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    schema: GraphQLSchema,
    model: Model,
    *,
    zone: str | None = None,
    small_group: int | None = None,
) -> tuple[Wish, ...]:
    """The root fields of a mutation, in their order."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    asking = partial(Asking, schema, model, fragments, variables, listing_of, computed_of, zone, small_group)
    roots = collect_roots(operation, "Mutation", asking())
    return tuple(
        _wish(key, fields, asking, schema, variables)
        for key, fields in roots.items()
        if not fields[0].name.value.startswith("__")
    )


def _wish(
    key: str, fields: list[FieldNode], asking: Callable[[], Asking], schema: GraphQLSchema, variables: Variables
) -> Wish:
    name = fields[0].name.value
    given = given_to(fields[0], "Mutation", schema, variables)
    if name not in NAMES:
        return Wish(key, name, given)
    payload = type_of("Mutation", name, asking())
    return Wish(key, name, given, tuple(entries_of(fields, payload, asking, IDS)))
