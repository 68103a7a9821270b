"""Walks through all pages of a list, forwards or backwards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Literal, cast

from graphql import GraphQLInputObjectType, GraphQLInputType, GraphQLList

from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.agreement.comparing import Three
from tests.agreement.inputs import Inputs
from tests.oracle.answers import ask

LISTS = {"customers": "Customer", "companies": "Company", "products": "Product", "interactions": "Interaction",
         "purchases": "Purchase", "households": "Household"}  # fmt: skip
Way = Literal["forwards", "backwards"]
WAYS: dict[Way, tuple[str, str, str, str]] = {
    "forwards": ("first", "after", "hasNextPage", "endCursor"),
    "backwards": ("last", "before", "hasPreviousPage", "startCursor"),
}
HEAD = "query ($first: Int, $after: String, $last: Int, $before: String) "
PAGE = "first: $first, after: $after, last: $last, before: $before"
ASKED = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor <inner> }"

Between = Callable[[], Awaitable[None]]
"""What happens between two pages."""


async def nothing() -> None:
    """Nothing happens."""


async def strayed(three: Three, dice: Random) -> str | None:
    """What a walk through a random list in a random order visits otherwise than in one go, None where all is well."""
    name, kind = dice.choice(list(LISTS.items()))
    inputs = Inputs(three.oracle, three.world.graph, dice)
    arguments = f"orderBy: {inputs.argument('orderBy', _orders(three, kind))}"
    if dice.random() < 0.5:
        arguments += f", where: {inputs.argument('where', _wheres(three, kind))}"
    query = f"{HEAD}{{ list: {name}({PAGE}, {arguments}) {{ {ASKED} }} }}".replace("<inner>", "node { id }")
    expected = ask(three.oracle, three.world, query.replace("$first: Int", "$first: Int = 100"))
    assert expected.data is not None
    walk, wanted = Walk(query, ("list",), three.api), visited(expected.data["list"]["edges"])
    for way in WAYS:
        found = visited(await walk.pages(dice.randint(1, 4), way))
        if found != wanted:
            return f"a walk {way} finds {found} instead of {wanted}: {query}"
    return None


def visited(edges: list[dict[str, Any]]) -> list[str]:
    return [edge["node"]["id"] for edge in edges]


def _orders(three: Three, kind: str) -> GraphQLInputType:
    return GraphQLList(cast(GraphQLInputObjectType, three.oracle.type_map[f"{kind}Order"]))


def _wheres(three: Three, kind: str) -> GraphQLInputType:
    return cast(GraphQLInputObjectType, three.oracle.type_map[f"{kind}Where"])


@dataclass(frozen=True, slots=True)
class Walk:
    """A list under fields of the query: `path` leads from the data to its connection."""

    query: str
    path: tuple[str, ...]
    api: GraphQL
    between: Between = nothing

    async def pages(self, size: int, way: Way) -> list[dict[str, Any]]:
        """The edges of all pages in the order of the list; the query has variables first, after, last and before."""
        number, cursor, more, end = WAYS[way]
        edges: list[dict[str, Any]] = []
        at: str | None = None
        while True:
            page = await self.page({number: size, cursor: at})
            edges = edges + page["edges"] if way == "forwards" else page["edges"] + edges
            if not page["pageInfo"][more]:
                return edges
            at = page["pageInfo"][end]
            await self.between()

    async def page(self, variables: dict[str, Any]) -> Any:
        reply = await self.api.answer(Request(self.query, None, variables))
        assert not reply.errors, reply.errors
        found: Any = reply.data
        for step in self.path:
            found = found[step]
        return found
