"""What it takes to read for computed fields: ways to compile and to run, in use for one request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from graph.cypher.build import Compiled
from graph.cypher.render import Text, behind
from graph.declare import Model
from graph.plan import Plan
from graph.store import Engine, Reader
from resolvers.binding import Values, parameters
from resolvers.selection.asked import Asked
from resolvers.selection.nodes import IDS


class Shown(Protocol):
    """Nodes that were read, as `resolvers.answer.run` gives them."""

    error: Exception | None
    value: Any
    is_odd: bool

    def tree(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Kit:
    """What it takes to read for those of one role: ways to compile plans, to run what was prepared, to read rows.

    `looks` holds, by type, the statement that says which nodes are there; each is made when it is first needed.
    """

    model: Model
    restricted: frozenset[str]
    prepare: Callable[[Asked], Any]
    compile: Callable[[Plan], Compiled]
    run: Callable[..., Awaitable[Shown]]
    rows: Callable[..., Awaitable[tuple[list[Any], list[Any]]]]
    engine: Engine
    looks: dict[str, Compiled] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A kit in use: for one request, out of one store."""

    kit: Kit
    values: Values
    store: Reader
    timeout: float | None

    async def ids(self, compiled: Compiled, ids: Sequence[str]) -> list[Any]:
        """The rows of a statement about these ids."""
        return (await self.kit.rows(compiled, self._with(ids), self.store, self.timeout))[0]

    async def shown(self, prepared: Any, ids: Sequence[str]) -> Shown:
        """These nodes, in this order; raises what went wrong."""
        result = await self.kit.run(prepared, self._with(ids), self.store, timeout=self.timeout)
        if result.error is not None:
            raise result.error
        return result

    def behind(self, text: str, shown: Text) -> tuple[str, dict[str, Any]]:
        """A statement for Neo4j which is followed by another one about the ids that it found, and the values of that.

        The first collects lists as `found`, in which the ids of the nodes that it calls `shown` stand second; of more
        than `$few` nothing is read.
        """
        [name] = [name for name, bind in shown.parameters if bind.slot.path == (IDS,)]
        given = parameters(tuple(each for each in shown.parameters if each[0] != name), self.values)
        return behind(text, shown.text, name), given

    def _with(self, ids: Sequence[str]) -> Values:
        return replace(self.values, variables={**self.values.variables, IDS: list(ids)}, cursors={})
