"""One question asked of the oracle, of the engine and of the executor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose
from typing import Any

from graphql import GraphQLSchema

from server.access.caller import DEVELOPER, Caller
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.cases.case import without_cursors
from tests.oracle.answers import ask
from tests.oracle.world import World


@dataclass(frozen=True, slots=True)
class Three:
    """Those that are asked."""

    api: GraphQL
    oracle: GraphQLSchema
    world: World
    caller: Caller = DEVELOPER

    async def disagreement(self, request: Request) -> str | None:
        """What is answered differently, None where all agree."""
        expected = ask(self.oracle, self.world, request.query, request.variables)
        reply = await self.api.answer(request, self.caller)
        if not reply.was_run:
            return f"refused: {reply.errors}"
        data = next(differences(expected.data, without_cursors(reply.data), ()), None)
        said = sorted(
            ((each.get("path") or [], each.get("extensions", {}).get("code")) for each in reply.errors), key=repr
        )
        if data or said != expected.errors:
            return data or f"errors: {expected.errors} of the oracle, {reply.errors} of the engine"
        other = await self.api.reference(request, self.caller)
        return None if other.body() == reply.body() else f"the executor answers {other.body()}"


def differences(expected: Any, found: Any, path: tuple[str | int, ...]) -> Iterator[str]:
    """Where two answers differ: order of keys counts, the last digit of a fraction does not."""
    if isinstance(expected, dict) and isinstance(found, dict) and list(expected) == list(found):
        for key, value in expected.items():
            hidden = "<cursor>" if key.endswith("Cursor") and value is not None else value
            yield from differences(hidden, found[key], (*path, key))
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for place, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, (*path, place))
    elif not _same(expected, found):
        yield f"{'.'.join(map(str, path))}: {expected!r} says the oracle, {found!r} says the engine"


def _same(expected: Any, found: Any) -> bool:
    if isinstance(expected, float) and isinstance(found, float | int):
        return isclose(expected, found, rel_tol=1e-9, abs_tol=1e-12)
    return type(expected) is type(found) and bool(expected == found)
