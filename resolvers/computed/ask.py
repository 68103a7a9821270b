"""What a computed field is asked with: its arguments, who asks, and the ways to read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.declare import Model
from graph.plan import Fields, Where
from graph.statement import Statement
from graph.store import Engine, Reader, Row
from resolvers.binding import Values
from resolvers.errors import BadInput
from resolvers.selection.asked import Pick

Fetched = Callable[[str, Fields, Sequence[str]], Awaitable[list[list[Any]]]]
"""The rows of some nodes of a type by their ids: what is asked of each, with the rights and conditions of who asks."""
Shown = Callable[[tuple[str, ...], str, Where, Sequence[str]], Awaitable[frozenset[str] | None]]
"""Which of some nodes of a type a condition is true of, by their ids. They are read as the answer shows them behind
some names; None if there is no one place like that. The condition of a place must be the same each time."""
Finding = Callable[[tuple[str, ...], str, Mapping[str, object]], Awaitable[list[Any] | None]]
"""What a statement collects as `found`, lists in which the id of a node stands second, with what the answer shows of
these nodes behind some names; None where that cannot be read with it."""
Seen = Callable[[str, Sequence[str]], Awaitable[frozenset[str]]]
"""Which of some nodes of a type, by their ids, are there for who asks."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One computed field, asked of any number of nodes.

    `model` holds what who asks may see: texts must not tell more. `given` are the arguments, absent ones are not in
    it. `seen` and `fulfilling` take ids away: of what is not there for who asks, of what the argument `where` is not
    true of. `fetch` reads what a plan says, where a statement by hand would have to know of rights; `shown` reads nodes
    for the answer at once, if only to see which of them a condition is true of; and `found` those that a statement
    finds, if `place` says behind which names they are shown.
    """

    given: Mapping[str, Any]
    values: Values
    model: Model
    reader: Reader
    pick: Pick
    seen: Seen
    fulfilling: Callable[[Sequence[str]], Awaitable[frozenset[str]]]
    is_restricted: Callable[[str], bool]
    fetch: Fetched
    shown: Shown
    finding: Finding
    engine: Engine
    timeout: float | None = None
    small_group: int | None = None
    place: tuple[str, ...] = ()

    async def read(self, text: str, **parameters: object) -> list[Row]:
        """Every row of a statement."""
        return await self.reader.read(Statement(text, parameters), timeout=self.timeout)

    async def go_over(self, text: str, **parameters: object) -> list[Row]:
        """Every row of a statement that goes over all nodes of a type, of which few run at once."""
        return await self.reader.read(Statement(text, parameters, is_wide=True), timeout=self.timeout)

    async def found(self, text: str, **parameters: object) -> list[Any]:
        """What a statement collects as `found`: lists in which the id of a node stands second."""
        found = await self.finding(self.place, text, parameters) if self.place else None
        if found is not None:
            return found
        rows: list[Any] = await self.read(text, **parameters)
        return list(rows[0][0]) if rows else []

    def wants(self, *way: str) -> bool:
        """Whether the field behind these names is asked for, so that what costs something is only read then."""
        return bool(self.pick.at(*way))

    def number(self, name: str, *, usual: int, least: int = 1, most: int) -> int:
        """A whole number out of the arguments; raises BadInput for one out of range."""
        value = self.given.get(name)
        found = usual if value is None else value
        if least <= found <= most:
            return int(found)
        raise BadInput(f"{name}: from {least} to {most}, not {found}.", argument=name)

    def tells(self, people: int) -> bool:
        """Whether a figure over so many people may be told, so that few of them cannot be told from it."""
        return self.small_group is None or not 0 < people < self.small_group

    @property
    def today(self) -> str:
        return self.values.today

    def reads(self, type_name: str, property: str) -> bool:
        """Whether values of a property may be told."""
        node = self.model.nodes.get(type_name)
        return node is not None and any(each.name == property and each.asked for each in node.properties)


Trees = Mapping[str, Any]
"""What a field is for each node by its id; one that is missing is null."""
OfNodes = Callable[[Sequence[str], Ask], Awaitable[Trees]]
OfQuery = Callable[[Ask], Awaitable[Any]]
