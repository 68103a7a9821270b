"""What was changed, as the API shows it: pages of the change feed, the history of an object, changes as they come."""

from __future__ import annotations

from collections.abc import Iterator

from graph.access import starts
from graph.declare import Model, Node, Relationship
from graph.grouping import upper_snake
from schema.paging import FORWARD, PAGE_INFO
from schema.places import objects
from schema.shapes import Argument, Enumeration, Field, Object, OneOf, Shape

AUTHOR = "Change.by"
"""The operation by whose name a policy lets a role see who made a change."""

TYPES = Argument("types", "[ChangedType!]", "Only changes of these types, at either end of a relationship.")
IDS = Argument("ids", "[ID!]", "Only changes in which one of these has a part.")
KIND_LIST = Argument("kinds", "[ChangeKind!]", "Only changes of these kinds.")

CHANGES = Field(
    "changes", "ChangeConnection",
    "Changes in the order in which they were committed. endCursor is there for an empty page too: go on from it later.",
    (FORWARD[0], Argument("after", "String", "Those behind this cursor; from the oldest that is kept when not given."),
     TYPES, IDS, KIND_LIST),
)  # fmt: skip
HISTORY = Field(
    "history", "ChangeConnection", "The changes in which one object has a part, the newest first.",
    (Argument("id", "ID!", "The id of the object."), *FORWARD),
)  # fmt: skip
QUERIES = (CHANGES, HISTORY)
CHANGED = Field(
    "changed", "Change", "Each change as it comes.",
    (TYPES, IDS, KIND_LIST, Argument("where", "ChangedWhere", "Only changes of what is like this now."),
     Argument("after", "String", "Begin behind this cursor; with what comes next when not given.")),
)  # fmt: skip
KINDS = (
    ("CREATED", "It is new."), ("UPDATED", "Some of its fields changed."), ("ARCHIVED", "It was archived."),
    ("RESTORED", "It is no longer archived."), ("DELETED", "It is gone."),
    ("LINKED", "A relationship began."), ("LINK_UPDATED", "Values of a relationship changed."),
    ("UNLINKED", "A relationship ended or is gone."),
)  # fmt: skip


def shapes(model: Model, operations: frozenset[str]) -> Iterator[Shape]:
    """Every type that changes need."""
    yield _change(sees_author=AUTHOR in operations)
    yield Enumeration("ChangeKind", "What was done.", KINDS)
    yield Enumeration("ChangedType", "The types whose changes are told.", tuple(
        (upper_snake(node.name), node.description) for node in told(model)))  # fmt: skip
    yield Enumeration("ChangedRelationship", "The relationships whose changes are told.", tuple(
        (way.type, way.description) for way in ways(model)))  # fmt: skip
    yield OneOf("ChangedWhere", "What a changed object is like now, by its type.", tuple(
        Field(where_name(node), f"{node.name}Where", node.description) for node in watched(model)))  # fmt: skip
    yield Object("ChangeEdge", "A change and its place in the feed.", (
        Field("cursor", "String!", "Its place in the feed."), Field("node", "Change!", "The change.")))  # fmt: skip
    yield Object("ChangeConnection", "A page of changes.", (
        Field("edges", "[ChangeEdge!]!", "The changes on this page, each with its cursor."),
        Field("nodes", "[Change!]!", "The changes on this page."), PAGE_INFO))  # fmt: skip


def told(model: Model) -> tuple[Node, ...]:
    """The types whose changes are told."""
    return tuple(node for node in objects(model) if not node.variants)


def watched(model: Model) -> tuple[Node, ...]:
    """The types that a subscription may be narrowed by."""
    return tuple(node for node in objects(model) if node.listed)


def where_name(node: Node) -> str:
    """Under which key a condition on this type stands."""
    return node.name[:1].lower() + node.name[1:]


def ways(model: Model) -> tuple[Relationship, ...]:
    """The relationships of which both ends may be seen."""
    there = {node.name for node in objects(model)}
    every = (each for each in model.relationships.values() if there & {*each.end})
    return tuple(each for each in every if not each.start or there & {*starts(each, model)})


def _change(*, sees_author: bool) -> Object:
    author = (Field("by", "String", "Who made it, by the name of a key or token; null where nobody is known."),)
    return Object("Change", "Something that was done to an object or to a relationship of it.", (
        Field("cursor", "String!", "Its place in the feed: go on behind it with `after`."),
        Field("position", "BigInt!", "Its number in the feed, which grows with each change."),
        Field("kind", "ChangeKind!", "What was done."),
        Field("type", "ChangedType!", "The type of the object."), Field("id", "ID!", "The id of the object."),
        Field("node", "Node", "The object as it is now; null if it is gone."),
        Field("relationship", "ChangedRelationship", "The relationship that changed; null if the object itself did."),
        Field("otherType", "ChangedType", "The type of the other end of the relationship."),
        Field("otherId", "ID", "The id of the other end of the relationship."),
        Field("other", "Node", "The other end of the relationship as it is now; null if it is gone."),
        Field("fields", "[String!]!", "The names of what changed, of the object or of the relationship."),
        Field("version", "Int", "The version of the object after the change."),
        *(author if sees_author else ()),
        Field("source", "String", "The source that told of it."),
        Field("at", "DateTime!", "When it was made.")))  # fmt: skip
