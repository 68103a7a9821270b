"""What lies between two nodes and what surrounds some, as the API shows it.

Nobody is passed who is not there for who asks, and no name stands in a sentence that they may not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from graph.analysis import looking
from graph.errors import TimedOut
from graph.ids import is_id, kind_of
from graph.model import MODEL
from graph.networks import reading
from graph.networks.around import Expand, Neighbours, Reached, around
from graph.networks.kinds import KINDS, LABELS, USUAL, by_label, label_of, ordered, seen
from graph.networks.paths import Path, Ways, between
from graph.networks.reading import Edge, Named, Shown, Web
from graph.networks.saying import called, neutral, said, word
from graph.normalise.moments import UTC, day_bounds, moment_text
from resolvers.computed.ask import Ask
from resolvers.computed.worth import worth
from resolvers.errors import BadInput
from schema.computed.networks import LARGEST_NETWORK, LONGEST_PATH, MOST_PATHS
from schema.finish import ByName

NAMING = {"Address": ("lines", "city"), "Identifier": ("normalised",)}
"""What the name of a node is made of, where that is not `name`."""
PASSED = 1_000
"""How many neighbours of one node a path may go on with."""
SAID = ("type", "direction", "at", "since", "until", "sentence")
"""Fields of a step for which the connections themselves are read."""
AT_ONCE = 1.0
"""Seconds for a path in one statement, before it is looked for level by level with bounds."""


async def path(ask: Ask) -> ByName:
    """`Query.connectionPath`."""
    web = _web(ask)
    depth = ask.number("maxDepth", usual=6, most=LONGEST_PATH)
    count = 1 + ask.number("alternatives", usual=0, least=0, most=MOST_PATHS - 1)
    start, end = (_start(ask, name, ask.given[name], web) for name in ("from", "to"))
    if start == end:
        raise BadInput("to: a path leads from one node to another, and from and to are the same.", argument="to")
    ends = {"from": [start], "to": [end]}
    await _look(ask, ends)
    ways = await _ways(ask, web, start, end, depth=depth, count=count)
    is_said = any(ask.wants("paths", "hops", each) for each in SAID)
    if ways.are_ends_there and not (ways.paths and is_said):
        return ByName(paths=[_bare(each) for each in ways.paths], truncated=ways.is_cut)
    shown = await _shown(ask, web, ends, (each for way in ways.paths for each in way))
    steps, name, readable = _steps(shown.edges), _names(ask, shown.named), _reader(ask)
    # What has ended since the way was found is on none any more.
    left = [each for each in ways.paths if all(frozenset(step) in steps for step in pairwise(each))]
    is_cut = ways.is_cut or len(left) < len(ways.paths)
    return ByName(paths=[_path(each, steps, name, readable, ask) for each in left], truncated=is_cut)


async def network(ask: Ask) -> ByName:
    """`Query.network`."""
    web = _web(ask)
    most = min(ask.values.setting.largest_network, LARGEST_NETWORK)
    limit = ask.number("limit", usual=min(100, most), most=most)
    community = ask.given.get("community")
    depth = ask.number("depth", usual=1 if community is None else 0, least=0, most=LONGEST_PATH)
    if community is None:
        starts, is_cut = await _around(ask, web, limit), False
    else:
        starts, is_cut = await _members(ask, community, limit)
    reached = await around(starts, _expand(ask, web, limit), depth=depth, limit=limit)
    shown = await _shown(ask, web, {"around": starts}, reached.distance)
    return await _network(ask, shown, replace(reached, is_cut=reached.is_cut or is_cut))


async def _around(ask: Ask, web: Web, limit: int) -> list[str]:
    """The nodes that are named; raises BadInput."""
    ids = ask.given.get("around")
    if ids is None:
        raise BadInput("around: name the ids that it begins with, or a community.", argument="around")
    starts = [_start(ask, "around", each, web) for each in dict.fromkeys(ids)]
    if not 0 < len(starts) <= limit:
        raise BadInput(f"around: from 1 to {limit} ids, the limit, not {len(starts)}.", argument="around")
    await _look(ask, {"around": starts})
    return starts


async def _members(ask: Ask, community: str, limit: int) -> tuple[list[str], bool]:
    """The members who are there for who asks, as many as there is room for, and whether there are more; raises
    BadInput."""
    if ask.given.get("around") is not None:
        raise BadInput("community: it begins with a community or with ids, not with both.", argument="community")
    every = (await looking.members(ask.reader, [community], timeout=ask.timeout)).get(community, [])
    there = await ask.seen("Customer", every)
    members = [each for each in every if each in there]
    if not members:
        raise BadInput(f"community: there is no {community[:60]}.", argument="community")
    return members[:limit], len(members) > limit


# ------------------------------------------------------------------------------------------------------------ arguments


def _web(ask: Ask) -> Web:
    """Which relationships count and when; raises BadInput for one whose ends the role does not see."""
    there = seen(ask.model)
    given = ask.given.get("kinds")
    if strange := [each for each in given or () if each not in there]:
        raise BadInput(f"kinds: {strange[0]} leads to nothing that your role sees; there are {', '.join(there)}.",
                       argument="kinds")  # fmt: skip
    if given is not None and not given:
        raise BadInput("kinds: name at least one, or leave kinds out.", argument="kinds")
    kinds = ordered(given if given is not None else (each for each in USUAL if each in there))
    day = ask.given.get("asOf") or ask.today
    return Web(kinds, day, day_bounds(day, zone=ask.values.setting.zone)[1])


def _start(ask: Ask, argument: str, id_: str, web: Web) -> str:
    """An id of something that the relationships lead to; raises BadInput."""
    fitting = [each for each in web.labels if ask.model.nodes.get(each)]
    if not is_id(id_):
        raise BadInput(f"{argument}: {id_[:60]!r} is no id.", argument=argument)
    if kind_of(id_) not in fitting:
        wanted = f"wanted the id of one of {', '.join(fitting)}"
        raise BadInput(f"{argument}: {wanted}, and {id_} is that of another type.", argument=argument)
    return id_


Starts = Mapping[str, Sequence[str]]
"""The nodes that were asked for, by the arguments that name them."""


async def _look(ask: Ask, starts: Starts) -> None:
    """Raise BadInput for a node that is not there for who asks; of those who see all it is found out on the way."""
    there = await _there(ask, {each for ids in starts.values() for each in ids})
    for argument, ids in starts.items():
        _missing(argument, ids, there)


async def _shown(ask: Ask, web: Web, starts: Starts, ids: Iterable[str]) -> Shown:
    """Nodes and what connects them, with those that were asked for; raises BadInput where one of these is not there."""
    every = [*ids, *(each for some in starts.values() for each in some)]
    found = await reading.shown(ask.reader, list(dict.fromkeys(every)), web, engine=ask.engine, timeout=ask.timeout)
    for argument, some in starts.items():
        _missing(argument, some, found.named)
    return found


def _missing(argument: str, ids: Iterable[str], there: Container[str]) -> None:
    if missing := [each for each in ids if each not in there]:
        raise BadInput(f"{argument}: there is no {missing[0]}.", argument=argument)


# -------------------------------------------------------------------------------------------------------------- walking


def _expand(ask: Ask, web: Web, most: int, *, named: Sequence[str] = ()) -> Expand:
    """The neighbours of nodes as who asks sees them; archived ones where they are named."""
    sees_all = _sees_all(ask, web)

    async def expand(ids: Sequence[str]) -> Neighbours:
        found = await reading.neighbours(
            ask.reader, ids, web, most=most, engine=ask.engine, named=named, timeout=ask.timeout
        )
        if sees_all:
            return found
        others = {each for one in found.of.values() for each in one}
        there = await _there(ask, others)
        if len(there) == len(others):
            return found
        return replace(found, of={one: [each for each in all_ if each in there] for one, all_ in found.of.items()})

    return expand


async def _there(ask: Ask, ids: Sequence[str] | set[str]) -> frozenset[str]:
    """Which of these are there for who asks: of types that they see, fulfilling the conditions on them."""
    return frozenset([each for label, some in by_label(sorted(ids)).items() for each in await ask.seen(label, some)])


# ---------------------------------------------------------------------------------------------------------------- paths


async def _ways(ask: Ask, web: Web, start: str, end: str, *, depth: int, count: int) -> Ways:
    """A single path as the engine walks it, unless that takes long, since nothing bounds it there, or leads over what
    does not hold; else level by level."""
    if count == 1 and _sees_all(ask, web):
        with suppress(TimedOut):
            way = await reading.shortest(ask.reader, start, end, web, steps=depth, engine=ask.engine, timeout=AT_ONCE)
            if way is not None:
                return Ways((way,) if way else (), are_ends_there=True)
    expand = _expand(ask, web, PASSED, named=(start, end))
    found = await between(start, end, expand, depth=depth, count=count)
    return replace(found, are_ends_there=bool(found.paths))


def _sees_all(ask: Ask, web: Web) -> bool:
    """Whether no node on the way may be missing for who asks."""
    return not any(ask.is_restricted(each) or each not in ask.model.nodes for each in web.labels)


def _steps(edges: Iterable[Edge]) -> dict[frozenset[str], Edge]:
    """What connects two nodes; the closest kind, then what was first."""
    nearest = sorted(edges, key=lambda each: (KINDS.index(each.type), each.since or each.at or ""), reverse=True)
    return {frozenset((each.start, each.end)): each for each in nearest}


Readable = Callable[[Edge], Edge]


def _path(path: Path, steps: Mapping[frozenset[str], Edge], name: Name, readable: Readable, ask: Ask) -> ByName:
    hops = [_hop(one, other, readable(steps[frozenset((one, other))]), name, ask) for one, other in pairwise(path)]
    return ByName(length=len(hops), hops=hops)


def _bare(path: Path) -> ByName:
    """A path of which only is asked whom it passes."""
    return ByName(length=len(path) - 1, hops=[ByName(**{"from": one, "to": other}) for one, other in pairwise(path)])


def _hop(one: str, other: str, edge: Edge, name: Name, ask: Ask) -> ByName:
    text = said(edge, *(name(each) or neutral(each) for each in (edge.start, edge.end)), day=_day(edge.at, ask))
    way = "FORWARD" if edge.start == one else "BACKWARD"
    ends = {"from": one, "to": other}
    return ByName(type=edge.type, direction=way, sentence=text, **ends, **_dates(edge))


def _reader(ask: Ask) -> Readable:
    """Takes from a connection what the role may not read of it."""
    hidden = {each: _hidden(ask, each) for each in KINDS}
    return lambda edge: edge._replace(**hidden[edge.type]) if hidden[edge.type] else edge


def _hidden(ask: Ask, kind: str) -> dict[str, Any]:
    way = ask.model.relationships.get(kind)
    asked = {each.name for each in way.properties if each.asked} if way else set()
    declared = {each.name for each in MODEL.relationships[kind].properties}
    return {each: None for each in ("at", "since", "until", "kind") if each in declared - asked}


def _dates(edge: Edge) -> dict[str, str | None]:
    return {"at": edge.at and moment_text(edge.at), "since": edge.since, "until": edge.until}


def _day(at: str | None, ask: Ask) -> str | None:
    """The day of a moment where the deployment is."""
    if at is None:
        return None
    return datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(ask.values.setting.zone).date().isoformat()


Name = Callable[[str], str | None]


def _names(ask: Ask, named: Mapping[str, Named]) -> Name:
    """What each node is called, where the role may read all that its name is made of."""
    told = {label: all(ask.reads(label, each) for each in NAMING.get(label, ("name",))) for label in LABELS}
    return lambda id_: called(id_, named.get(id_)) if told[label_of(id_)] else None


# ------------------------------------------------------------------------------------------------------------- networks


async def _network(ask: Ask, shown: Shown, reached: Reached) -> ByName:
    degree = Counter(end for each in shown.edges for end in {each.start, each.end})
    bought = await _figures(ask, list(reached.distance)) if ask.wants("nodes", "figures") else {}
    name, readable = _names(ask, shown.named), _reader(ask)
    nodes = [
        ByName(id=each, node=each, kind=label_of(each), label=name(each), distance=distance,
               degree=degree[each], figures=bought.get(each))
        for each, distance in reached.distance.items()
    ]  # fmt: skip
    return ByName(nodes=nodes, edges=[_edge(readable(each)) for each in shown.edges], truncated=reached.is_cut)


def _edge(edge: Edge) -> ByName:
    return ByName(type=edge.type, label=word(edge), **{"from": edge.start, "to": edge.end}, **_dates(edge))


async def _figures(ask: Ask, ids: Sequence[str]) -> dict[str, ByName]:
    """What buyers bought; nothing for a role for which some products or purchases are not there."""
    bought = ask.model.relationships["BOUGHT"].properties
    is_told = {"spent", "times"} <= {each.name for each in bought if each.asked}
    if not is_told or any(ask.is_restricted(each) or each not in ask.model.nodes for each in ("Product", "Purchase")):
        return {}
    found = await reading.figures(ask.reader, ids, timeout=ask.timeout)
    buyers = [each for each in ids if label_of(each) in ("Customer", "Company")]
    both = {each: found.get(each, (0, 0)) for each in buyers}
    return {each: ByName(products=products, spent=worth(spent, ask)) for each, (products, spent) in both.items()}
