"""`onePer` and `prefer` become a condition: nobody of the same household who is like `where` is preferred."""

from __future__ import annotations

from graph.declare import Model, Node
from graph.plan import ALL, Bind, Compare, Current, Foremost, Function, Measured, Op, Slot, Where
from resolvers.errors import BadInput
from resolvers.selection.values import Given, Leaf
from schema.one_per import preferences


def one_per(given: dict[str, Given], among: Where, node: Node, model: Model) -> Where:
    """The condition that is true of one for each household, and of those without one; of all where it is not asked."""
    prefer = _word(given, "prefer")
    if _word(given, "onePer") is None:
        if prefer is not None:
            raise BadInput("prefer says whom to take of each household. Give onePer as well, or leave prefer out.")
        return ALL
    return Foremost(node.relation("household"), among, _by(prefer or "FIRST", node, model))


def _by(prefer: str, node: Node, model: Model) -> tuple[Measured, ...]:
    """What decides between two, in turn; who has the lesser id comes first in the end."""
    if prefer == "FIRST":
        return ()
    spent = _spent(node, model) if "HIGHEST_SPENT" in preferences(model, node) else ()
    if prefer == "HIGHEST_SPENT":
        return spent
    role = next(each for each in model.relationships["MEMBER_OF"].properties if each.name == "role")
    is_head = Compare(role, Op.EQ, Bind(Slot("HEAD")), "edge")
    heading = Measured(node.relation("household"), is_head, Current(), Function.COUNT, None, "node", Op.PRESENT, None)
    return (heading, *spent)


def _spent(node: Node, model: Model) -> tuple[Measured]:
    purchases = node.relation("purchases")
    total = model.target(purchases).property("total")
    return (Measured(purchases, ALL, Current(), Function.SUM, total, "node", Op.PRESENT, None),)


def _word(given: dict[str, Given], name: str) -> str | None:
    leaf = given.get(name)
    return str(leaf.value) if isinstance(leaf, Leaf) and leaf.value is not None else None
