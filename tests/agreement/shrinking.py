"""A question that is answered differently, cut down to what matters: parts are left out as long as it still is."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import (
    REMOVE,
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLError,
    InlineFragmentNode,
    Node,
    ObjectFieldNode,
    ObjectValueNode,
    Visitor,
    parse,
    print_ast,
    validate,
    visit,
)  # fmt: skip

from server.answers.messages import Request
from tests.agreement.comparing import Three

REMOVABLE = (FieldNode, ArgumentNode, ObjectFieldNode, InlineFragmentNode)


async def smallest(text: str, three: Three) -> str:
    """A smaller text of the same disagreement; as good as can be had by leaving out one thing at a time."""
    current = text
    while True:
        for smaller in _smaller(current):
            if _is_valid(smaller, three) and await three.disagreement(Request(smaller)):
                current = smaller
                break
        else:
            return current


def _smaller(text: str) -> Iterator[str]:
    tree = parse(text)
    for place in range(_count(tree)):
        yield _without(tree, place)


class _Numbered(Visitor):
    """Removes the thing of one number; a list loses an item of it."""

    def __init__(self, wanted: int) -> None:
        super().__init__()
        self.wanted, self.number = wanted, -1

    def enter(self, node: Node, _key: object, parent: object, *_: object) -> object:
        is_item = isinstance(parent, tuple | list) and isinstance(node, ObjectValueNode)
        if not isinstance(node, REMOVABLE) and not is_item:
            return None
        self.number += 1
        return REMOVE if self.number == self.wanted else None


def _count(tree: DocumentNode) -> int:
    counting = _Numbered(-2)
    visit(tree, counting)
    return counting.number + 1


def _without(tree: DocumentNode, place: int) -> str:
    return print_ast(visit(tree, _Numbered(place)))


def _is_valid(text: str, three: Three) -> bool:
    try:
        return not validate(three.oracle, parse(text))
    except GraphQLError:
        return False
