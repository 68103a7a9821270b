"""Conditions on rows, written as the API's `where`, become plan conditions: who may see which nodes.

What a condition knows of a caller are variables of GraphQL types: `{address: {country: {in: $countries}}}` with the
claim `countries: "[String!]!"`. They stand beside a client's variables under names that no client can write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLBoolean,
    GraphQLError,
    GraphQLSchema,
    GraphQLType,
    NameNode,
    NoUnusedVariablesRule,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    get_named_type,
    is_leaf_type,
    is_non_null_type,
    parse,
    specified_rules,
    type_from_ast,
    validate,
    visit,
)  # fmt: skip
from graphql.execution.values import get_variable_values

from graph.cypher.build import Restriction
from graph.declare import Model, Node
from graph.plan import ALL, Bind, Compare, During, Not, Op, Or, Read, Related, Slot, Where, both
from resolvers.selection.operation import operation_of

RULES = [each for each in specified_rules if each is not NoUnusedVariablesRule]
RESERVED = "\0"
"""Begins the names of the variables that hold claims: GraphQL's names cannot."""


class BadCondition(Exception):
    """A condition that cannot be meant."""


class Unclaimed(Exception):
    """The caller lacks a claim that a condition needs, or it is of another type."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold of nodes, and the variables that it speaks of."""

    restriction: Restriction = field(default_factory=Restriction)
    claims: OperationDefinitionNode | None = None
    schema: GraphQLSchema | None = None

    def variables(self, claims: Mapping[str, object]) -> dict[str, Any]:
        """The claims of a caller as variables of a plan; raises Unclaimed."""
        if self.claims is None or self.schema is None:
            return {}
        definitions = self.claims.variable_definitions or ()
        found = get_variable_values(self.schema, definitions, dict(claims), max_errors=1)
        if isinstance(found, list):
            names = ", ".join(each.variable.name.value for each in definitions)
            raise Unclaimed(f"Who has this role must be known by {names}: the key or token says it not, or otherwise.")
        return {RESERVED + name: value for name, value in found.coerced.items()}


def conditions(
    rows: Mapping[str, str], claims: Mapping[str, str], schema: GraphQLSchema, model: Model, zone: str | None
) -> Conditions:
    """The conditions of a role over the whole model and its schema; raises BadCondition."""
    if not rows:
        return Conditions()
    declared = ", ".join(f"${name}: {kind}" for name, kind in claims.items())
    own = {name: _where(name, text, declared, schema, model, zone) for name, text in rows.items()}
    return Conditions(Restriction(spread(own, model), model), _claims(declared), schema)


def _claims(declared: str) -> OperationDefinitionNode | None:
    if not declared:
        return None
    document = parse(f"query ({declared}) {{ __typename }}")
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation


def _where(name: str, text: str, declared: str, schema: GraphQLSchema, model: Model, zone: str | None) -> Where:
    node = model.nodes.get(name)
    if node is None or not node.listed:
        listed = ", ".join(each.name for each in model.nodes.values() if each.listed)
        raise BadCondition(f"rows.{name}: conditions can be on {listed}")
    head = f"query ({declared})" if declared else "query"
    document = _document(name, f"{head} {{ {node.plural}(where: {text}) {{ totalCount }} }}")
    if wrong := validate(schema, document, RULES):
        raise BadCondition(f"rows.{name}: {wrong[0].message}")
    return _compiled(document, schema, model, zone)


def _document(name: str, text: str) -> DocumentNode:
    try:
        return parse(text)
    except GraphQLError as error:
        raise BadCondition(f"rows.{name}: {error.message}") from None


def _compiled(document: DocumentNode, schema: GraphQLSchema, model: Model, zone: str | None) -> Where:
    renamed: DocumentNode = visit(document, _Reserving())
    (operation,) = renamed.definitions
    assert isinstance(operation, OperationDefinitionNode)
    (asked,) = operation_of(renamed, operation, _samples(operation, schema), schema, model, zone=zone).asked
    if asked.error is not None:
        raise BadCondition(str(asked.error))
    assert asked.root is not None
    assert isinstance(asked.root.plan, Read)
    return asked.root.plan.listing.where


class _Reserving(Visitor):
    """Variables get names that no client can write."""

    def enter_variable(self, node: Any, *_: Any) -> Any:
        return VariableNode(name=NameNode(value=RESERVED + node.name.value))


def _samples(operation: OperationDefinitionNode, schema: GraphQLSchema) -> dict[str, Any]:
    """Some value for each variable: a plan depends on none of them, since each is there and none says yes or no."""
    found = {}
    for each in operation.variable_definitions or ():
        name, kind = each.variable.name.value, type_from_ast(schema, each.type)
        if kind is None or not is_leaf_type(get_named_type(kind)):
            raise BadCondition("claims: their types are scalars, enums or lists of them")
        _demand(name.removeprefix(RESERVED), kind)
        found[name] = ["a"] if "[" in str(kind) else "a"
    return found


def _demand(name: str, kind: GraphQLType) -> None:
    """Raises BadCondition for a claim on which the plan would depend: one that may be missing, or says yes or no."""
    if not is_non_null_type(kind):
        raise BadCondition(
            f"claims.{name}: wanted a type of which there is always a value, found {kind}. Write {kind}!, and give "
            "the claim to all keys and tokens of this role."
        )
    if get_named_type(kind) is GraphQLBoolean:
        raise BadCondition(
            f"claims.{name}: wanted a type whose values are compared with, found {kind}. Write true or false into the "
            "condition, in a role for each."
        )


# ---------------------------------------------------------------------------------------------------------- interfaces


def spread(rows: Mapping[str, Where], model: Model) -> dict[str, Where]:
    """What holds of an interface holds of its types, and what holds of a type wherever it is met as its interface."""
    found = dict(rows)
    for node in model.nodes.values():
        for name in node.variants:
            if node.name in rows:
                found[name] = both(rows[node.name], rows[name]) if name in rows else rows[node.name]
    for node in model.nodes.values():
        parts = list(_as_met(node, rows, model))
        if parts:
            found[node.name] = both(*parts)
    hanging = [node for node in model.nodes.values() if _hangs(node, found, model)]
    return {**found, **{node.name: _held(node, found) for node in hanging}}


def _hangs(node: Node, found: Mapping[str, Where], model: Model) -> bool:
    """Whether it depends on those who hold it: what is known of somebody who is not seen is not seen either."""
    return any(model.target(node.relation(each)).name in found for each in node.holders)


def _held(node: Node, found: Mapping[str, Where]) -> Where:
    """What holds of it itself, and that somebody who is seen has it or had it."""
    ways = (node.relation(each) for each in node.holders)
    holders = Or(tuple(Related(way, found.get(way.target, ALL), During(None, None)) for way in ways))
    return both(found[node.name], holders) if node.name in found else holders


def _as_met(node: Node, rows: Mapping[str, Where], model: Model) -> Iterator[Where]:
    if node.variants and node.name in rows:
        yield rows[node.name]
    for name in node.variants:
        if name in rows:
            yield Or((Not(_is(model.node(name))), rows[name]))


def _is(node: Node) -> Where:
    """Whether a node met as its interface is of this type: told by its kind, or by the beginning of its id."""
    if node.kinds:
        return Compare(node.property(node.kind_property), Op.IN, Bind(Slot(list(node.kinds))))
    return Compare(node.property("id"), Op.STARTS, Bind(Slot(f"{node.prefix}_")))
