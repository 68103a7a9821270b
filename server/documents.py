"""Documents that were read and validated, kept; which operation is meant, and what its variables hold."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    TypeNode,
    get_operation_ast,
    parse,
    validate,
)  # fmt: skip
from graphql.execution.values import get_variable_values

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
PLAIN: dict[str, type] = {"ID": str, "String": str, "Int": int, "Boolean": bool}


@dataclass
class Recent(Generic[K, V]):
    """A bounded cache: what was not asked for longest leaves first."""

    size: int
    kept: OrderedDict[K, V] = field(default_factory=OrderedDict)

    def get(self, key: K, make: Callable[[], V]) -> V:
        found = self.find(key)
        return self.keep(key, make()) if found is None else found

    def find(self, key: K) -> V | None:
        found = self.kept.get(key)
        if found is not None:
            self.kept.move_to_end(key)
        return found

    def keep(self, key: K, value: V) -> V:
        self.kept[key] = value
        if len(self.kept) > self.size:
            self.kept.popitem(last=False)
        return value


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read: its tree, or what is wrong with it."""

    tree: DocumentNode | None
    errors: tuple[GraphQLError, ...]


def read(text: str, schema: GraphQLSchema) -> Document:
    try:
        tree = parse(text)
    except GraphQLError as error:
        return Document(None, (error,))
    except RecursionError:
        return Document(None, (GraphQLError("The document is nested too deeply to be read."),))
    return Document(tree, tuple(validate(schema, tree)))


def operation_in(tree: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation to run; raises GraphQLError if it is not clear which."""
    operations = [each for each in tree.definitions if isinstance(each, OperationDefinitionNode)]
    if name is None and len(operations) > 1:
        raise GraphQLError("The document has several operations. Say which by operationName.")
    found = get_operation_ast(tree, name)
    if found is None:
        raise GraphQLError(f"The document has no operation {name!r}." if name else "The document has no operation.")
    return found


def variables_of(operation: OperationDefinitionNode, given: dict[str, Any], schema: GraphQLSchema) -> dict[str, Any]:
    """The variables as the scalars read them; raises the errors as a list in an ExceptionGroup."""
    plain = _plain(operation, given)
    if plain is not None:
        return plain
    found = get_variable_values(schema, operation.variable_definitions or (), given, max_errors=20)
    if isinstance(found, list):
        raise ExceptionGroup("variables", found)
    return found.coerced


def _plain(operation: OperationDefinitionNode, given: dict[str, Any]) -> dict[str, Any] | None:
    """The variables, if JSON is what every one of their scalars makes of it: most often so, and quickly seen."""
    found = {}
    for each in operation.variable_definitions or ():
        name = each.variable.name.value
        value = found[name] = given.get(name)
        if type(value) is not _json_type(each.type) or (type(value) is int and not -(2**31) <= value < 2**31):
            return None
    return found


def _json_type(written: TypeNode) -> type | None:
    kind = written.type if isinstance(written, NonNullTypeNode) else written
    return PLAIN.get(kind.name.value) if isinstance(kind, NamedTypeNode) else None


def root_names(tree: DocumentNode, operation: OperationDefinitionNode) -> frozenset[str]:
    """The names of the root fields, whether they are skipped or not; those of introspection are not counted."""
    fragments = {each.name.value: each for each in tree.definitions if isinstance(each, FragmentDefinitionNode)}
    waiting: list[SelectionNode] = [*operation.selection_set.selections]
    found, spread = set(), set[str]()
    while waiting:
        match waiting.pop():
            case FieldNode(name=name):
                found.add(name.value)
            case InlineFragmentNode(selection_set=inner):
                waiting += inner.selections
            case FragmentSpreadNode(name=name) if name.value not in spread:
                spread.add(name.value)
                waiting += fragments[name.value].selection_set.selections
    return frozenset(each for each in found if not each.startswith("__"))


def is_query(operation: OperationDefinitionNode) -> bool:
    return operation.operation is OperationType.QUERY


def changes(tree: DocumentNode | None, name: str | None) -> bool:
    """Whether the operation that is meant is something else than a query, in a document that may not even be valid."""
    found = get_operation_ast(tree, name) if tree is not None else None
    return found is not None and not is_query(found)


def is_mutation(operation: OperationDefinitionNode) -> bool:
    return operation.operation is OperationType.MUTATION
