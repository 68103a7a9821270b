"""The fields of the query: nodes by id, one and many of each type, and the search over names."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Model, Node
from graph.grouping import upper_snake
from schema import computed
from schema.connections import paged
from schema.keys import KEYS
from schema.one_per import one_per
from schema.operations import OPERATIONS, queries
from schema.paging import FORWARD, PAGE_INFO, TOTAL
from schema.places import everywhere, objects
from schema.shapes import Argument, Enumeration, Field, Input, Object, OneOf, Shape, Union


def roots(model: Model, operations: frozenset[str] = OPERATIONS) -> Iterator[Shape]:
    """The query and what only it needs."""
    listed = tuple(node for node in objects(model) if node.listed)
    found = (_search(),) if searchable(model) else ()
    of_nodes = (*_nodes(), *(field for node in listed for field in _one_and_many(node)))
    fields = (*of_nodes, *found, *computed.fields_of(model, None), *queries(operations))
    yield Object("Query", "What can be asked. A field that fails is null and leaves the others.", fields)
    yield Input("ExternalKey", "A key in another system.", (
        Field("source", "String!", "The system."), Field("key", "String!", "The key there, exact.")))  # fmt: skip
    for node in listed:
        yield OneOf(f"{node.name}Key", f"What one {node.name} is looked up by.", _keys(node))
    if found:
        yield from _found(model)


def singular(node: Node) -> str:
    return node.name[:1].lower() + node.name[1:]


def searchable(model: Model) -> tuple[Node, ...]:
    """The nodes that a search looks through."""
    concrete = (node for node in objects(model) if not node.variants)
    return tuple(node for node in concrete if any(each.searchable for each in node.properties))


def _nodes() -> tuple[Field, ...]:
    return (
        Field("node", "Node", "Anything by its id.", (Argument("id", "ID!", "The id."),)),
        Field("nodes", "[Node]!", "Anything by ids: in the same order, null for what is missing or forbidden.", (
            Argument("ids", "[ID!]!", "The ids."),)),
    )  # fmt: skip


def _one_and_many(node: Node) -> tuple[Field, ...]:
    by = Argument("by", f"{node.name}Key!", "What to look it up by.")
    return (
        Field(singular(node), node.name, f"One by its key. {node.description}", (by,)),
        Field(node.plural, f"{node.name}Connection", f"Many. {node.description}", (
            *paged(everywhere(node)), *one_per(node))),
    )  # fmt: skip


def _keys(node: Node) -> tuple[Field, ...]:
    return tuple(Field(each, *KEYS[each]) for each in node.keys)


def _search() -> Field:
    return Field("search", "SearchConnection", "What has these words in its names; small mistakes are forgiven.", (
        Argument("text", "String!", "The words, whole or begun."),
        Argument("types", "[SearchType!]", "Where to look; everywhere when not given."), *FORWARD))  # fmt: skip


def _found(model: Model) -> Iterator[Shape]:
    nodes = searchable(model)
    yield Enumeration("SearchType", "Where a search looks.", tuple(
        (upper_snake(node.name), node.description) for node in nodes))  # fmt: skip
    yield Union("SearchResult", "What a search can find.", tuple(node.name for node in nodes))
    yield Object("SearchEdge", "Something that was found, and how well it fits.", (
        Field("cursor", "String!", "Its place in the list."), Field("node", "SearchResult!", "What was found."),
        Field("score", "Float!", "How well it fits; more is better."),
        Field("matchedField", "String!", "The property that fits best.")))  # fmt: skip
    yield Object("SearchConnection", "A page of what was found, best first.", (
        Field("edges", "[SearchEdge!]!", "What was found, with scores."),
        Field("nodes", "[SearchResult!]!", "What was found."), PAGE_INFO, TOTAL))  # fmt: skip
