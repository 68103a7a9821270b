"""Computed fields answered: which nodes they are asked of is collected, each is asked once, nodes in trees are read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from graph.cypher.build import Compiled
from graph.declare import Model, Node
from graph.plan import Bind, Fetch, Fields, Plan, Slot
from graph.store import Reader
from resolvers.binding import Values
from resolvers.computed.ask import Ask
from resolvers.computed.table import OF_NODES, OF_QUERY
from resolvers.output import TYPE
from resolvers.selection.asked import Asked, Call, Narrowed, Pick
from resolvers.selection.nodes import IDS, MOST


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

    def _with(self, ids: Sequence[str]) -> Values:
        return replace(self.values, variables={**self.values.variables, IDS: list(ids)}, cursors={})


@dataclass(slots=True)
class Found:
    """What came of the calls of a root field, from which both ways of an answer are made.

    `nodes` has what was read for each pick, by its identity: ids, and their nodes in the same order.
    """

    calls: Sequence[Call]
    trees: list[Mapping[str | None, Any]] = field(default_factory=list)
    nodes: dict[int, list[tuple[Sequence[str], Shown]]] = field(default_factory=dict)

    @property
    def is_odd(self) -> bool:
        return any(result.is_odd for results in self.nodes.values() for _, result in results)

    def lookups(self, *, patient: bool) -> list[Callable[[str | None], Any]]:
        """For each call a function from the id of a node to what stands under its response key."""
        view = _View({pick: _by_id(results, patient=patient) for pick, results in self.nodes.items()}, patient)
        return [partial(view.looked_up, trees, call.pick) for call, trees in zip(self.calls, self.trees, strict=True)]


def _by_id(results: Iterable[tuple[Sequence[str], Shown]], *, patient: bool) -> dict[str, Any]:
    """Nodes by their ids, as they are written at once or as the executor reads them."""
    found: dict[str, Any] = {}
    for ids, result in results:
        found |= zip(ids, result.tree() if patient or result.is_odd else result.value, strict=True)
    return found


@dataclass(frozen=True, slots=True)
class _View:
    """Trees with their nodes in place, for one way of an answer."""

    nodes: Mapping[int, Mapping[str, Any]]
    is_patient: bool

    def looked_up(self, trees: Mapping[str | None, Any], pick: Pick, node: str | None) -> Any:
        return self.shown(trees.get(node), pick)

    def shown(self, tree: Any, pick: Pick) -> Any:
        """A tree by response keys."""
        if tree is None:
            return None
        if isinstance(tree, (list, tuple)):
            return [self.shown(each, pick) for each in tree]
        if pick.ends:
            return self.nodes[id(pick)].get(tree)
        if not pick.of:
            return tree
        made = {each.key: self._entry(tree, each, pick) for each in pick.of}
        return {**made, TYPE: pick.type} if self.is_patient else made

    def _entry(self, tree: Any, each: Pick, above: Pick) -> Any:
        return above.type if each.name == "__typename" else self.shown(tree.get(each.name), each)


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
        partial(_fetched, reading), reading.timeout, call.small_group,
    )  # fmt: skip


async def _fetched(reading: Reading, name: str, fields: Fields, ids: Sequence[str]) -> list[list[Any]]:
    """The rows of these nodes that are there."""
    return await _rows(reading, reading.kit.compile(_by_ids(reading.kit.model.node(name), fields)), ids)


async def _seen(reading: Reading, name: str, ids: Sequence[str]) -> frozenset[str]:
    """Which of these are there for who asks; only where the role has conditions does anybody need to look."""
    kit = reading.kit
    if name not in kit.model.nodes:
        return frozenset()
    if name not in kit.restricted or not ids:
        return frozenset(ids)
    if name not in kit.looks:
        node = kit.model.node(name)
        kit.looks[name] = kit.compile(_by_ids(node, Fields((node.property("id"),))))
    return frozenset(id_ for [id_, *_] in await _rows(reading, kit.looks[name], ids))


def _by_ids(node: Node, fields: Fields) -> Fetch:
    return Fetch(((node, fields),), Bind(Slot(path=(IDS,))))


async def _rows(reading: Reading, compiled: Compiled, ids: Sequence[str]) -> list[list[Any]]:
    """What a statement says of nodes of one type; a statement for each thousand."""
    chunks = (ids[start : start + MOST] for start in range(0, len(ids), MOST))
    return [row[1] for chunk in chunks for row in await reading.ids(compiled, chunk)]


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
    results, by_prefix = found.nodes.setdefault(id(pick), []), dict[str, list[str]]()
    for each in ids:
        by_prefix.setdefault(each[:3], []).append(each)
    for prefix in by_prefix.keys() & pick.ends.keys():
        if prefix not in pick.ready:
            pick.ready[prefix] = reading.kit.prepare(pick.ends[prefix])
        results.append((by_prefix[prefix], await reading.shown(pick.ready[prefix], by_prefix[prefix])))
