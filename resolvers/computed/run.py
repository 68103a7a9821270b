"""Computed fields answered: which nodes they are asked of is collected, each is asked once, nodes in trees are read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from graph.cypher.build import Compiled
from graph.declare import Model
from graph.plan import Bind, Fetch, Fields, Plan, Slot
from graph.store import Reader
from resolvers.binding import Values
from resolvers.computed.ask import Ask
from resolvers.computed.table import OF_NODES, OF_QUERY
from resolvers.output import TYPE
from resolvers.selection.asked import Asked, Call, Narrowed, Pick
from resolvers.selection.computed import IDS, MOST


class Shown(Protocol):
    """Nodes that were read, as `resolvers.answer.run` gives them."""

    error: Exception | None
    value: Any
    is_odd: bool

    def tree(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Kit:
    """What it takes to read for those of one role: ways to compile plans, to run what was prepared, to read rows."""

    model: Model
    restricted: frozenset[str]
    prepare: Callable[[Asked], Any]
    compile: Callable[[Plan], Compiled]
    run: Callable[..., Awaitable[Shown]]
    rows: Callable[..., Awaitable[tuple[list[Any], list[Any]]]]


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

    def _with(self, ids: Sequence[str]) -> Values:
        return replace(self.values, variables={**self.values.variables, IDS: list(ids)}, cursors={})


Nodes = dict[int, dict[str, tuple[Any, Any]]]
"""By the identity of a pick: each node by its id, as it is written at once and as the executor reads it."""


@dataclass(slots=True)
class Found:
    """What came of the calls of a root field. Both ways of an answer are made of the same trees."""

    calls: Sequence[Call]
    trees: list[Mapping[str | None, Any]] = field(default_factory=list)
    nodes: Nodes = field(default_factory=dict)
    is_odd: bool = False

    def lookups(self, *, patient: bool) -> list[Callable[[str | None], Any]]:
        """For each call a function from the id of a node to what stands under its response key."""
        return [
            partial(self._looked_up, trees, call.pick, patient)
            for call, trees in zip(self.calls, self.trees, strict=True)
        ]

    def _looked_up(self, trees: Mapping[str | None, Any], pick: Pick, patient: bool, node: str | None) -> Any:  # noqa: FBT001
        return self.shown(trees.get(node), pick, patient=patient)

    def shown(self, tree: Any, pick: Pick, *, patient: bool) -> Any:
        """A tree by response keys."""
        if tree is None:
            return None
        if isinstance(tree, (list, tuple)):
            return [self.shown(each, pick, patient=patient) for each in tree]
        if pick.ends:
            return self.nodes[id(pick)].get(tree, (None, None))[patient]
        if not pick.of:
            return tree
        made = {each.key: self._entry(tree, each, pick, patient=patient) for each in pick.of}
        return {**made, TYPE: pick.type} if patient else made

    def _entry(self, tree: Any, each: Pick, above: Pick, *, patient: bool) -> Any:
        return above.type if each.name == "__typename" else self.shown(tree.get(each.name), each, patient=patient)


async def computed(calls: Sequence[Call], ids: Sequence[Sequence[str]], reading: Reading) -> Found:
    """Every call asked of its nodes. `ids` has a list for each call; a call of the query has none. Raises BadInput."""
    found = Found(calls)
    for call, nodes in zip(calls, ids, strict=True):
        trees = await _trees(call, list(dict.fromkeys(nodes)), _ask(call, reading))
        found.trees.append(trees)
        held = _held(list(trees.values()), call.pick)
        await asyncio.gather(*(_read(pick, some, found, reading) for pick, some in held))
    return found


async def _trees(call: Call, ids: Sequence[str], ask: Ask) -> dict[str | None, Any]:
    if call.owner is None:
        return {None: await OF_QUERY[call.name](ask)}
    return dict[str | None, Any]((await OF_NODES[call.owner, call.name](ids, ask)).items()) if ids else {}


# --------------------------------------------------------------------------------------------------------------- asking


def _ask(call: Call, reading: Reading) -> Ask:
    kit = reading.kit
    return Ask(
        call.given(reading.values.variables), reading.values, kit.model, reading.store, call.pick,
        partial(_seen, reading), partial(_fulfilling, reading, call.where), kit.restricted.__contains__,
        reading.timeout, call.small_group,
    )  # fmt: skip


async def _seen(reading: Reading, name: str, ids: Sequence[str]) -> frozenset[str]:
    """Which of these are there for who asks; only where the role has conditions does anybody need to look."""
    kit = reading.kit
    if name not in kit.model.nodes:
        return frozenset()
    if name not in kit.restricted or not ids:
        return frozenset(ids)
    node = kit.model.node(name)
    plan = Fetch(((node, Fields((node.property("id"),))),), Bind(Slot(path=(IDS,))))
    return frozenset(row[1][0] for row in await reading.ids(kit.compile(plan), ids))


async def _fulfilling(reading: Reading, where: Narrowed | None, ids: Sequence[str]) -> frozenset[str]:
    """Which of these the condition is true of."""
    if where is None or not ids:
        return frozenset(ids)
    if not where.ready:
        where.ready.append(reading.kit.compile(where.plan))
    chunks = (ids[start : start + MOST] for start in range(0, len(ids), MOST))
    return frozenset([row[0] for chunk in chunks for row in await reading.ids(where.ready[0], chunk)])


# ---------------------------------------------------------------------------------------------------------------- nodes


def _held(trees: Sequence[Any], pick: Pick) -> Iterator[tuple[Pick, list[str]]]:
    """Every place of nodes below a pick, with the ids of all that stand there."""
    flat = [each for tree in trees for each in _flat(tree)]
    if pick.ends:
        yield pick, sorted(set(flat))
    for each in pick.of:
        yield from _held([tree.get(each.name) for tree in flat], each)


def _flat(tree: Any) -> Iterator[Any]:
    if isinstance(tree, (list, tuple)):
        for each in tree:
            yield from _flat(each)
    elif tree is not None:
        yield tree


async def _read(pick: Pick, ids: Sequence[str], found: Found, reading: Reading) -> None:
    """The nodes at one place, a statement for each type among them."""
    known, by_prefix = found.nodes.setdefault(id(pick), {}), dict[str, list[str]]()
    for each in ids:
        by_prefix.setdefault(each[:3], []).append(each)
    for prefix in by_prefix.keys() & pick.ends.keys():
        if prefix not in pick.ready:
            pick.ready[prefix] = reading.kit.prepare(pick.ends[prefix])
        result = await reading.shown(pick.ready[prefix], by_prefix[prefix])
        found.is_odd |= result.is_odd
        trees = result.tree()
        quick = trees if result.is_odd else result.value
        known |= {each: (quick[place], trees[place]) for place, each in enumerate(by_prefix[prefix])}
