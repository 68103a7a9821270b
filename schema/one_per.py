"""One customer for each household: an argument of the list of customers, as far as a role may know who is preferred."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Model, Node
from schema.shapes import Argument, Enumeration, Shape

PREFERENCES = {
    "HEAD": "The head of the household; without one, who has spent most.",
    "HIGHEST_SPENT": "Who has spent most, by the totals of their purchases.",
    "FIRST": "Whom Kith has known longest.",
}


def one_per(node: Node) -> tuple[Argument, ...]:
    """The arguments of a list of nodes that can be thinned out: of customers, where households are seen."""
    if not _is_thinned(node):
        return ()
    return (
        Argument("onePer", "OnePer", "Only one of those who share this, among all that are like `where`."),
        Argument("prefer", "OnePerPreference", "Whom to take of them; FIRST when not given."),
    )


def shapes(model: Model) -> Iterator[Shape]:
    node = model.nodes.get("Customer")
    if node is not None and _is_thinned(node):
        yield Enumeration("OnePer", "What people share of whom one is wanted.", (
            ("HOUSEHOLD", "Their primary household; who has none stays."),))  # fmt: skip
        known = ((name, about) for name, about in PREFERENCES.items() if name in preferences(model, node))
        yield Enumeration("OnePerPreference", "Whom to take of several who share something.", tuple(known))


def preferences(model: Model, node: Node) -> frozenset[str]:
    """Those of which who asks may know what they rest on."""
    role = next((each for each in model.relationships["MEMBER_OF"].properties if each.name == "role"), None)
    spent = any(each.name == "purchases" for each in node.relations)
    is_told = {"HEAD": role is not None and role.asked, "HIGHEST_SPENT": spent, "FIRST": True}
    return frozenset(name for name, told in is_told.items() if told)


def _is_thinned(node: Node) -> bool:
    return node.name == "Customer" and any(each.name == "household" for each in node.relations)
