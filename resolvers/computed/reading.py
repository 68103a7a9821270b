"""Parts of plans that computed fields read by: what a relation leads to, as rows or added up."""

from __future__ import annotations

from graph.declare import Node, Property
from graph.plan import ALL, Bind, Current, Fields, Follow, Function, Listing, Measure, Page, Period, Slot, Where

NOW = Current()


def has(node: Node, relation: str) -> bool:
    """Whether who asks sees where a relation leads."""
    return any(each.name == relation for each in node.relations)


def rows(node: Node, relation: str, fields: Fields, *, most: int, period: Period = NOW) -> Follow:
    """The first `most` by id, as rows."""
    listing = Listing(page=Page(Bind(Slot(most))), fields=fields)
    return Follow(node.relation(relation), period, listing=listing)


def number(node: Node, relation: str, *, where: Where = ALL) -> Follow:
    """How many."""
    return Follow(node.relation(relation), NOW, listing=Listing(where=where, total=True))


def number_and_sum(node: Node, relation: str, property: Property) -> Follow:
    """How many, and the sum of a property: `[number, [sum]]`."""
    measures = (Measure(Function.SUM, property),)
    return Follow(node.relation(relation), NOW, listing=Listing(total=True, measures=measures))
