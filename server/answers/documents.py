"""Documents that were read and validated, kept; which operation is meant, and what it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    get_operation_ast,
    parse,
)  # fmt: skip

from server.access.limits import Limits
from server.answers.validating import rules_for, validated
from server.ceilings.introspection import Sizes
from server.ceilings.refusal import Ceiling, refusal
from server.ceilings.structure import check_structure
from server.ceilings.text import check_text
from server.recent import Recent

DOCUMENTS, LENGTHS = 1000, 400_000  # and the characters of all their texts: a tree takes 200 bytes for each
COUNTED = {"token": Ceiling.TOKENS, "comment": Ceiling.COMMENTS}
"""What the parser counts, by its words."""


def recent_documents() -> Recent[str, Document]:
    """A cache of documents by their texts."""
    return Recent(DOCUMENTS, LENGTHS, lambda text, _: len(text))


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read: its tree, or what is wrong with it."""

    tree: DocumentNode | None
    errors: tuple[GraphQLError, ...]
    described: int = 0  # entries that it asks of the schema's own description


@dataclass(frozen=True, slots=True)
class Meant:
    """The operation of a document that is to be run, its variables, and what conditions on rows know of the caller."""

    tree: DocumentNode
    operation: OperationDefinitionNode
    variables: dict[str, Any]
    known: dict[str, Any]


def read(text: str, schema: GraphQLSchema, limits: Limits, sizes: Sizes) -> Document:
    """The tree of a text that keeps to the limits; nothing here takes longer than its text allows."""
    try:
        check_text(text, tokens=limits.tokens, directives=limits.directives)
        tree = _parsed(text, limits)
        described = check_structure(tree, limits, sizes)
        return Document(tree, validated(schema, tree, rules_for(text)), described)
    except GraphQLError as error:
        error.__context__ = None  # what is kept must not keep the frames of the parser
        return Document(None, (_as_refusal(error.with_traceback(None), limits.tokens),))


def _parsed(text: str, limits: Limits) -> DocumentNode:
    """The tree of a text. Its tokens forget the ones before them, so that it goes when nobody has it, not by and by."""
    tree = parse(text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
    token = tree.loc.start_token.next if tree.loc else None
    while token is not None:
        token.prev, token = None, token.next
    return tree


def _as_refusal(error: GraphQLError, tokens: int) -> GraphQLError:
    """The parser counts tokens and comments, and says so in words of its own."""
    found = re.match(r"Syntax Error: Document contains more than \d+ (token|comment)s", error.message)
    return refusal(COUNTED[found[1]], tokens, tokens + 1) if found else error


def operation_in(tree: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation to run; raises GraphQLError if it is not clear which."""
    operations = [each for each in tree.definitions if isinstance(each, OperationDefinitionNode)]
    if name is None and len(operations) > 1:
        raise GraphQLError("The document has several operations. Say which by operationName.")
    found = get_operation_ast(tree, name)
    if found is None:
        raise GraphQLError(f"The document has no operation {name!r}." if name else "The document has no operation.")
    return found


def fields_asked(tree: DocumentNode, operation: OperationDefinitionNode) -> frozenset[str]:
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
