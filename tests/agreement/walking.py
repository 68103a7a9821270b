"""Walks through all pages of a list, forwards or backwards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal

from server.answering import GraphQL, Request

Between = Callable[[], Awaitable[None]]
"""What happens between two pages."""


async def nothing() -> None:
    """Nothing happens."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A list under fields of the query: `path` leads from the data to its connection."""

    query: str
    path: tuple[str, ...]
    api: GraphQL
    between: Between = nothing

    async def pages(self, size: int, way: Literal["forwards", "backwards"]) -> list[dict[str, Any]]:
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


WAYS = {
    "forwards": ("first", "after", "hasNextPage", "endCursor"),
    "backwards": ("last", "before", "hasPreviousPage", "startCursor"),
}
HEAD = "query ($first: Int, $after: String, $last: Int, $before: String) "
PAGE = "first: $first, after: $after, last: $last, before: $before"
ASKED = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor <inner> }"
