"""The change feed as callers of one role see it: which changes they are shown, and of which objects."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from graphql import GraphQLSchema

from graph.cypher.build import Compiled, Restriction, compile_plan
from graph.cypher.dialect import DIALECTS
from graph.declare import Model
from graph.feed.service import Noted
from graph.plan import Plan
from graph.store import Engine, Reader
from resolvers.answer import Prepared, prepare, read, run
from resolvers.binding import Values
from resolvers.selection.asked import Asked, Entry, Narrowed
from resolvers.selection.nodes import IDS, by_ids
from resolvers.sighting import Sighting, ends


class Source(Reader, Protocol):
    """What can be read, and for which engine it is compiled."""

    @property
    def engine(self) -> Engine: ...


@dataclass
class Lens:
    """What is read through by callers of one role; what is compiled for one of them serves all."""

    store: Source
    model: Model
    schema: GraphQLSchema
    zone: str | None
    within: Restriction
    looking: dict[str, Compiled] = field(default_factory=dict)
    sighting: Sighting = field(init=False)

    def __post_init__(self) -> None:
        self.sighting = Sighting(self.model, frozenset(self.within.rows))

    def over(self, store: Source) -> Lens:
        """The same over another store, with all that was found out for this one."""
        other = copy(self)
        other.store = store
        return other

    def compiled(self, plan: Plan) -> Compiled:
        return compile_plan(plan, self.model, DIALECTS[self.store.engine], self.zone, self.within)

    def prepared(self, asked: Asked) -> Prepared:
        return prepare(asked, self.model, DIALECTS[self.store.engine], self.zone, self.within)

    def look(self, name: str) -> Compiled:
        """Which nodes of a type are there for this role."""
        if name not in self.looking:
            self.looking[name] = self.compiled(by_ids(self.model.node(name)))
        return self.looking[name]


async def visible(noted: Iterable[Noted], lens: Lens, values: Values, *, timeout: float | None) -> list[Noted]:
    """The changes that the role may see, with the fields that it may read.

    Of an object that is gone nobody can say whether it fulfilled a condition, so then it is not there.
    """
    sighting = lens.sighting
    cut = [replace(each, change=seen) for each in noted
           if sighting.is_told(each.change) and (seen := sighting.seen(each.change)) is not None]  # fmt: skip
    doubtful = sighting.doubtful(each.change for each in cut)
    looks = (read(lens.look(name), with_ids(values, ids), lens.store, timeout) for name, ids in doubtful.items())
    there = frozenset(row[1][0] for rows, _ in await asyncio.gather(*looks) for row in rows)
    return [each for each in cut if sighting.is_certain(each.change, there)]


async def fulfilling(
    noted: Sequence[Noted], narrowed: Narrowed, lens: Lens, values: Values, *, timeout: float | None
) -> list[Noted]:
    """The changes of objects that are like this now."""
    names = (narrowed.node.name, *narrowed.node.variants)
    ids = sorted({object_id for each in noted for name, object_id in ends(each.change) if name in names})
    if not ids:
        return []
    if not narrowed.ready:
        narrowed.ready.append(lens.compiled(narrowed.plan))
    rows, _ = await read(narrowed.ready[0], with_ids(values, ids), lens.store, timeout)
    found = {row[0] for row in rows}
    return [each for each in noted if found & {object_id for _, object_id in ends(each.change)}]


async def objects(
    ids: Iterable[str], entry: Entry, lens: Lens, values: Values, *, timeout: float | None
) -> Mapping[str, Any]:
    """The trees of objects by their ids, null for those that are gone; one statement for each type among them."""
    by_prefix: dict[str, set[str]] = {}
    for each in ids:
        by_prefix.setdefault(each[:3], set()).add(each)
    reads = (_of_type(entry, prefix, sorted(some), lens, values, timeout) for prefix, some in by_prefix.items())
    return {object_id: tree for found in await asyncio.gather(*reads) for object_id, tree in found}


async def _of_type(
    entry: Entry, prefix: str, ids: list[str], lens: Lens, values: Values, timeout: float | None
) -> list[tuple[str, Any]]:
    if prefix not in entry.ends:
        return []
    if prefix not in entry.ready:
        entry.ready[prefix] = lens.prepared(entry.ends[prefix])
    result = await run(entry.ready[prefix], with_ids(values, ids), lens.store, timeout=timeout)
    if result.error is not None:
        raise result.error
    return list(zip(ids, result.tree(), strict=True))


def with_ids(values: Values, ids: list[str]) -> Values:
    return replace(values, variables={**values.variables, IDS: ids}, cursors={})
