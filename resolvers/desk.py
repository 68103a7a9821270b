"""What a mutation needs to know of the one on whose behalf it is: who, what they may set, which nodes they see."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from graph.declare import Model
from graph.origin import Origin
from graph.statement import Statement
from graph.store import Row
from graph.writes import changes as writes
from graph.writes.drafts import Given, Scope, Visible
from graph.writes.outcomes import Outcome
from graph.writes.writing import Writing
from resolvers.answer import Prepared, run
from resolvers.author import Author
from resolvers.binding import Setting, Values
from resolvers.selection.asked import Asked
from resolvers.selection.nodes import by_ids
from resolvers.selection.payloads import IDS
from resolvers.selection.roots import Root
from resolvers.shape import Kind, Layout, Record, Value
from resolvers.sighting import Sighting
from schema.inputs import settable

SOURCE = "api"


@dataclass(frozen=True, slots=True)
class Inside:
    """A transaction as a reader: what is read is what the transaction has made of it.

    A transaction does one thing at a time, whereas computed fields read several things at once.
    """

    writing: Writing
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def read(
        self,
        statement: Statement,
        *,
        timeout: float | None = None,  # noqa: ARG002 - the shape of a reader
        bookmarks: Sequence[str] = (),  # noqa: ARG002 - the shape of a reader
    ) -> list[Row]:
        async with self.turn:
            return await self.writing.run(statement)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody writes. `prepare` compiles what is read for them, over the nodes that are there for them;
    `sighting` says of which types some are not, and `looks` keeps how to find out which, by type."""

    author: Author
    model: Model
    values: Values
    prepare: Callable[[Asked], Prepared]
    sighting: Sighting
    looks: dict[str, Prepared] = field(default_factory=dict)

    @property
    def setting(self) -> Setting:
        return self.values.setting

    def origin(self, source: str | None) -> Origin:
        return Origin(source or SOURCE, self.values.moment, self.values.today, self.author.name)

    def scope(self) -> Scope:
        visible: Visible | None = partial(visible_to, self) if self.sighting.restricted else None
        return Scope(partial(settable, self.model), self.setting.region, visible)

    async def fetched(self, prepared: Prepared, ids: Sequence[str], writing: Writing) -> list[object]:
        """What a prepared selection shows of nodes, in the order of their ids; null for those that are not there."""
        variables = {**self.values.variables, IDS: list(ids)}
        values = Values(variables, self.setting, self.values.now)
        result = await run(prepared, values, Inside(writing))
        if result.error is not None:
            raise result.error
        found = result.tree()
        return list(found) if isinstance(found, list) else [found]


async def told_to(desk: Desk, writing: Writing, changes: Sequence[writes.Change]) -> list[writes.Change]:
    """Of the changes of a transaction those that the feed would show to who writes, with the fields that they read."""
    cut = [seen for each in changes if (seen := desk.sighting.seen(each)) is not None]
    doubtful = desk.sighting.doubtful(cut)
    there = frozenset[str]().union(*[await visible_to(desk, writing, name, ids) for name, ids in doubtful.items()])
    return [each for each in cut if desk.sighting.is_certain(each, there)]


async def visible_to(desk: Desk, writing: Writing, name: str, ids: Sequence[str]) -> frozenset[str]:
    """Which of some nodes of a type are there for who writes."""
    if not ids or name not in desk.model.nodes:
        return frozenset()
    if name not in desk.looks:
        desk.looks[name] = _look(desk, name)
    rows = await desk.fetched(desk.looks[name], ids, writing)
    return frozenset(str(row["id"]) for row in rows if isinstance(row, dict))


def _look(desk: Desk, name: str) -> Prepared:
    node = desk.model.node(name)
    layout = Layout({("own", "id"): 0, ("sort", "values"): 1})
    shown = Record(name, (("id", Value(("own", "id"), Kind.SAME)),))
    plan = by_ids(node, ids=IDS)
    root = Root("nodes", plan, None, Layout(), {name: (shown, layout)}, plan.ids)
    return desk.prepare(Asked(name, root, (), None, ()))


Change = Callable[[Writing, Sequence[Given], Desk], Awaitable[list[Outcome]]]
"""Does what each row asks for, or says of each why not: the same for one row and for many."""
