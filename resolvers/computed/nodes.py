"""The nodes that trees hold, read by their ids: a statement for each type, shared by places that show the same."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from graph.plan import ALL, Fetch, Fields, Where
from graph.statement import Statement
from graph.store import Reader, Row
from resolvers.computed.kit import Reading, Shown
from resolvers.selection.asked import Asked, Call, Pick

FEW, FEWEST = 200, "few"
"""Nodes at most that are read with the statement that finds them, and the name of the parameter that says so."""
Places = dict[int, list[tuple[Sequence[str], Shown]]]
"""What was read for each pick, by its identity: ids, and their nodes in the same order."""


@dataclass(frozen=True, slots=True)
class Once:
    """A reader that asks an engine the same only once, and nothing where it was told the rows."""

    store: Reader
    told: list[Row] | None = None
    known: dict[tuple[str, bytes], list[Row]] = field(default_factory=dict)

    async def read(
        self, statement: Statement, *, timeout: float | None = None, bookmarks: Sequence[str] = ()
    ) -> list[Row]:
        if self.told is not None:
            return self.told
        key = statement.text, orjson.dumps(statement.parameters, default=repr)
        if key not in self.known:
            self.known[key] = await self.store.read(statement, timeout=timeout, bookmarks=bookmarks)
        return self.known[key]


@dataclass(slots=True)
class Together:
    """Places of one type of nodes that one statement answers, and every id at any of them.

    `only` is the type of nodes of which nothing is left to ask but the ids.
    """

    only: str | None
    picks: list[Pick] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    async def read(self, prefix: str, found: Places, reading: Reading) -> None:
        """Each place makes what it shows out of the same rows."""
        ids = sorted(self.ids)
        told: list[Row] | None = [[[[self.only, [each]] for each in ids]]] if self.only else None
        once = replace(reading, store=Once(reading.store, told))
        for pick in self.picks:
            found.setdefault(id(pick), []).append((ids, await once.shown(pick.ready[prefix], ids)))


async def nodes_at(
    pick: Pick, prefix: str, where: Where, ids: Sequence[str], found: Places, reading: Reading
) -> frozenset[str]:
    """Which nodes of a type a condition is true of; they need not be read again at this place."""
    key = f"{prefix} where"
    if key not in pick.ready:
        pick.ready[key] = reading.kit.prepare(_narrowed(pick.ends[prefix], where))
    shown = await reading.shown(pick.ready[key], ids)
    found.setdefault(id(pick), []).append((ids, shown))
    return frozenset(_there(ids, shown))


async def nodes_found(
    statement: Statement, pick: Pick, prefix: str, found: Places, reading: Reading, *, known: bool
) -> list[Any] | None:
    """What a statement collects as `found`, with what a place shows of the nodes whose ids stand second in it.

    Of more than `FEW` nothing is shown. None where there is nothing to show, or not by one statement.
    """
    prepared = _prepared(pick, prefix, reading)
    page = prepared.compiled.page
    if prepared.asked.calls or not (page and prepared.compiled.whole) or (known and _only_id(prepared.asked, reading)):
        return None
    both, values = reading.behind(statement.text, page)
    asked = Statement(both, {**values, **statement.parameters, FEWEST: FEW})
    answer: list[Any] = await reading.store.read(asked, timeout=reading.timeout)
    [[rows, shown]] = answer
    if len(rows) <= FEW:
        ids = list(dict.fromkeys(row[1] for row in rows if row[1] is not None))
        once = replace(reading, store=Once(reading.store, [[shown]]))
        found.setdefault(id(pick), []).append((ids, await once.shown(prepared, ids)))
    return list(rows)


def _narrowed(asked: Asked, where: Where) -> Asked:
    root = asked.root
    assert root is not None
    assert isinstance(root.plan, Fetch)
    return replace(asked, root=replace(root, plan=replace(root.plan, where=where)))


def _there(ids: Sequence[str], shown: Shown) -> Iterator[str]:
    """Those that were found."""
    values = shown.tree() if shown.is_odd else shown.value
    return (id_ for id_, value in zip(ids, values, strict=True) if value is not None)


async def nodes_in(trees: Sequence[Any], call: Call, found: Places, reading: Reading) -> None:
    """Every node in the trees of a call; statements are sent at the same time."""
    groups = dict[tuple[str, object], Together]()
    for each, ids in _held(trees, call.pick):
        known = {id_ for some, shown in found.get(id(each), ()) for id_ in _there(some, shown)}
        for prefix, some in _by_type(ids - known, each.ends).items():
            only = _only_id(each.ends[prefix], reading) if call.found else None
            group = groups.setdefault((prefix, _kind(each, prefix, reading)), Together(only))
            group.picks.append(each)
            group.ids.update(some)
    await asyncio.gather(*(each.read(prefix, found, reading) for (prefix, _), each in groups.items()))


def _only_id(asked: Asked, reading: Reading) -> str | None:
    """The type of nodes of which nothing but the id is asked, if they are there for everybody who asks this."""
    plan = asked.root.plan if asked.root else None
    if not isinstance(plan, Fetch) or not plan.whole or plan.where != ALL or asked.calls:
        return None
    ((node, fields),) = plan.parts
    is_id = fields == Fields((node.property("id"),)) and not node.kinds and node.name not in reading.kit.restricted
    return node.name if is_id else None


def _kind(pick: Pick, prefix: str, reading: Reading) -> object:
    """What must be the same for two places to be read together: the statement. One that is asked for something that
    code works out is read alone, so that this is not asked of others as well."""
    prepared = _prepared(pick, prefix, reading)
    return id(pick) if prepared.asked.calls else prepared.compiled.page.text


def _prepared(pick: Pick, prefix: str, reading: Reading) -> Any:
    if prefix not in pick.ready:
        pick.ready[prefix] = reading.kit.prepare(pick.ends[prefix])
    return pick.ready[prefix]


def _held(trees: Sequence[Any], pick: Pick) -> Iterator[tuple[Pick, set[str]]]:
    """Every place of nodes below a pick, with the ids of all that stand there."""
    if next(pick.every_end, None) is None:
        return
    flat = _flat(trees)
    if pick.ends:
        yield pick, set(flat)
    for each in pick.of:
        if each.ends or each.of:
            yield from _held([tree.get(each.name) for tree in flat], each)


def _flat(tree: Any) -> list[Any]:
    """What stands in lists of any depth; nothing is left out."""
    if not isinstance(tree, (list, tuple)):
        return [] if tree is None else [tree]
    if any(each is None or isinstance(each, (list, tuple)) for each in tree):
        return [inner for each in tree for inner in _flat(each)]
    return list(tree)


def _by_type(ids: set[str], ends: Mapping[str, object]) -> dict[str, list[str]]:
    """Ids by the beginnings that say their types, as far as something is asked of these."""
    found = dict[str, list[str]]()
    for each in ids:
        if each[:3] in ends:
            found.setdefault(each[:3], []).append(each)
    return found
