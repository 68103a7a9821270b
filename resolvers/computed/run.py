"""Computed fields answered: which nodes they are asked of is collected, each is asked once, nodes in trees are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graph.cypher.build import Compiled
from graph.plan import Compare, Fields, Read, Slot, Where
from graph.statement import Statement
from graph.store import Engine
from resolvers.computed.ask import Ask
from resolvers.computed.kit import Kit, Reading
from resolvers.computed.nodes import Places, nodes_at, nodes_found, nodes_in
from resolvers.computed.table import OF_NODES, OF_QUERY, SAYS_WHO_IS_THERE
from resolvers.computed.trees import Show, View, by_id
from resolvers.selection.asked import Asked, Call, Narrowed, Pick
from resolvers.selection.nodes import MOST, by_ids


@dataclass(slots=True)
class Found:
    """What came of the calls of a root field, from which both ways of an answer are made.

    `nodes` has what was read for each pick.
    """

    calls: Sequence[Call]
    trees: list[Mapping[str | None, Any]] = field(default_factory=list)
    nodes: Places = field(default_factory=dict)

    @property
    def is_odd(self) -> bool:
        return any(result.is_odd for results in self.nodes.values() for _, result in results)

    def has(self, node: str) -> bool:
        """Whether every call has something to say of a node."""
        return all(node in trees for trees in self.trees)

    def lookups(self, *, patient: bool) -> list[Callable[[str | None], Any]]:
        """For each call a function from the id of a node to what stands under its response key."""
        view = View({pick: by_id(results, patient=patient) for pick, results in self.nodes.items()}, patient)
        return [_lookup(trees, view.of(call.pick)) for call, trees in zip(self.calls, self.trees, strict=True)]


def _lookup(trees: Mapping[str | None, Any], show: Show) -> Callable[[str | None], Any]:
    return lambda node: show(trees.get(node))


async def computed(calls: Sequence[Call], ids: Sequence[Sequence[str]], reading: Reading) -> Found:
    """Every call asked of its nodes. `ids` has a list for each call; a call of the query has none. Raises BadInput."""
    found = Found(calls)
    for call, nodes in zip(calls, ids, strict=True):
        trees = await _trees(call, list(dict.fromkeys(nodes)), _ask(call, reading, found.nodes))
        found.trees.append(trees)
        await nodes_in(list(trees.values()), call, found.nodes, reading)
    return found


def only_id(asked: Asked, kit: Kit) -> Slot | None:
    """The id by which a root field looks a node up, if its fields tell by themselves whether it is there.

    Nothing but computed fields is asked of it then, and no condition stands between it and who asks.
    """
    root = asked.root
    if root is None or root.how != "one" or not isinstance(root.plan, Read) or not asked.calls:
        return None
    node, where, own = root.plan.node, root.plan.listing.where, root.plan.node.property("id")
    if node.name in kit.restricted or not all(_says_who_is_there(each, kit.engine) for each in asked.calls):
        return None
    if isinstance(where, Compare) and where.property == own and root.plan.listing.fields == Fields((own,)):
        return where.value.slot if where.value else None
    return None


def _says_who_is_there(call: Call, engine: Engine) -> bool:
    return call.owner is not None and engine in SAYS_WHO_IS_THERE.get((call.owner, call.name), ())


async def _trees(call: Call, ids: Sequence[str], ask: Ask) -> dict[str | None, Any]:
    if call.owner is None:
        return {None: await OF_QUERY[call.name](ask)}
    return dict[str | None, Any]((await OF_NODES[call.owner, call.name](ids, ask)).items()) if ids else {}


# --------------------------------------------------------------------------------------------------------------- asking


def _ask(call: Call, reading: Reading, places: Places) -> Ask:
    kit = reading.kit
    return Ask(
        call.given(reading.values.variables), reading.values, kit.model, reading.store, call.pick,
        partial(_seen, reading), partial(_fulfilling, reading, call.where), kit.restricted.__contains__,
        partial(_fetched, reading), partial(_shown, reading, call.pick, places),
        partial(_found, reading, call, places), kit.engine, reading.timeout, call.small_group,
    )  # fmt: skip


async def _shown(
    reading: Reading, pick: Pick, places: Places, way: tuple[str, ...], name: str, where: Where, ids: Sequence[str]
) -> frozenset[str] | None:
    """Which of these nodes are there and fulfil a condition, read as they are shown at the one place behind a way."""
    prefix = reading.kit.model.node(name).prefix
    match [each for each in pick.at(*way) if prefix in each.ends]:
        case [place] if not place.ends[prefix].calls:
            return await nodes_at(place, prefix, where, ids, places, reading)
    return None


async def _found(
    reading: Reading, call: Call, places: Places, way: tuple[str, ...], text: str, parameters: Mapping[str, object]
) -> list[Any] | None:
    """What a statement finds, with the nodes that are shown at the one place behind a way, if they are of one type."""
    match call.pick.at(*way):
        case [place] if len(place.ends) == 1:
            [prefix] = place.ends
            return await nodes_found(Statement(text, parameters), place, prefix, places, reading, known=call.found)
    return None


async def _fetched(reading: Reading, name: str, fields: Fields, ids: Sequence[str]) -> list[list[Any]]:
    """The rows of these nodes that are there."""
    return await _rows(reading, reading.kit.compile(by_ids(reading.kit.model.node(name), fields)), ids)


async def _seen(reading: Reading, name: str, ids: Sequence[str]) -> frozenset[str]:
    """Which of these are there for who asks; only where the role has conditions does anybody need to look."""
    kit = reading.kit
    if name not in kit.model.nodes:
        return frozenset()
    if name not in kit.restricted or not ids:
        return frozenset(ids)
    if name not in kit.looks:
        kit.looks[name] = kit.compile(by_ids(kit.model.node(name)))
    return frozenset(id_ for [id_, *_] in await _rows(reading, kit.looks[name], ids))


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
