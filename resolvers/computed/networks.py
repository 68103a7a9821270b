"""What lies between two nodes and what surrounds some, as the API shows it.

Nobody is passed who is not there for who asks, and no name stands in a sentence that they may not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import Any

from graph.ids import is_id, kind_of
from graph.networks import reading
from graph.networks.around import Expand, Neighbours, around
from graph.networks.kinds import KINDS, USUAL, label_of, ordered, seen
from graph.networks.paths import Path, between
from graph.networks.reading import Edge, Named, Web
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


async def path(ask: Ask) -> ByName:
    """`Query.connectionPath`."""
    web = _web(ask)
    depth = ask.number("maxDepth", usual=6, most=LONGEST_PATH)
    count = 1 + ask.number("alternatives", usual=0, least=0, most=MOST_PATHS - 1)
    start, end = (_start(ask, name, ask.given[name], web) for name in ("from", "to"))
    if start == end:
        raise BadInput("to: a path leads from one node to another, and from and to are the same.", argument="to")
    named = await _named(ask, {"from": [start], "to": [end]})
    ways = await between(start, end, _expand(ask, web, PASSED), depth=depth, count=count)
    steps = await _steps(ask, ways.paths, web)
    if ask.wants("paths", "hops", "sentence"):
        named |= await _more_names(ask, [id_ for path in ways.paths for id_ in path[1:-1]])
    shown = [_path(each, steps, partial(_name, ask, named), ask) for each in ways.paths]
    return ByName(paths=shown, truncated=ways.is_cut)


async def network(ask: Ask) -> ByName:
    """`Query.network`."""
    web = _web(ask)
    most = min(ask.values.setting.largest_network, LARGEST_NETWORK)
    limit = ask.number("limit", usual=min(100, most), most=most)
    depth = ask.number("depth", usual=1, least=0, most=LONGEST_PATH)
    starts = [_start(ask, "around", each, web) for each in dict.fromkeys(ask.given["around"])]
    if not 0 < len(starts) <= limit:
        raise BadInput(f"around: from 1 to {limit} ids, the limit, not {len(starts)}.", argument="around")
    await _named(ask, {"around": starts})
    reached = await around(starts, _expand(ask, web, limit), depth=depth, limit=limit)
    return await _network(ask, web, reached.distance, is_cut=reached.is_cut)


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


async def _named(ask: Ask, starts: Mapping[str, Sequence[str]]) -> dict[str, Named]:
    """What the nodes that were asked for are called; raises BadInput where one is not there."""
    every = list(dict.fromkeys(each for ids in starts.values() for each in ids))
    named = await reading.names(ask.reader, every, timeout=ask.timeout)
    there = await _there(ask, [each for each in every if each in named])
    for argument, ids in starts.items():
        if missing := [each for each in ids if each not in there]:
            raise BadInput(f"{argument}: there is no {missing[0]}.", argument=argument)
    return dict(named)


async def _more_names(ask: Ask, ids: Sequence[str]) -> Mapping[str, Named]:
    return await reading.names(ask.reader, sorted(set(ids)), timeout=ask.timeout)


# -------------------------------------------------------------------------------------------------------------- walking


def _expand(ask: Ask, web: Web, most: int) -> Expand:
    """The neighbours of nodes as who asks sees them."""

    async def expand(ids: Sequence[str]) -> Neighbours:
        found = await reading.neighbours(ask.reader, ids, web, most=most, timeout=ask.timeout)
        others = {each for one in found.of.values() for each in one}
        there = await _there(ask, others)
        if len(there) == len(others):
            return found
        return replace(found, of={one: [each for each in all_ if each in there] for one, all_ in found.of.items()})

    return expand


async def _there(ask: Ask, ids: Sequence[str] | set[str]) -> frozenset[str]:
    """Which of these are there for who asks: of types that they see, fulfilling the conditions on them."""
    by_label = dict[str, list[str]]()
    for each in sorted(ids):
        by_label.setdefault(label_of(each), []).append(each)
    return frozenset([each for label, some in by_label.items() for each in await ask.seen(label, some)])


# ---------------------------------------------------------------------------------------------------------------- paths


async def _steps(ask: Ask, paths: Sequence[Path], web: Web) -> dict[frozenset[str], Edge]:
    """What connects the nodes that follow each other; the closest kind, then what was first."""
    if not paths:
        return {}
    ids = sorted({each for path in paths for each in path})
    found = await reading.edges(ask.reader, ids, web, timeout=ask.timeout)
    found.sort(key=lambda each: (KINDS.index(each.type), each.since or each.at or ""), reverse=True)
    return {frozenset((each.start, each.end)): each for each in found}


def _path(path: Path, steps: Mapping[frozenset[str], Edge], name: Any, ask: Ask) -> ByName:
    hops = [_hop(one, other, steps[frozenset((one, other))], name, ask) for one, other in pairwise(path)]
    return ByName(length=len(hops), hops=hops)


def _hop(one: str, other: str, edge: Edge, name: Any, ask: Ask) -> ByName:
    edge = _readable(edge, ask)
    text = said(edge, name(edge.start), name(edge.end), day=_day(edge.at, ask))
    way = "FORWARD" if edge.start == one else "BACKWARD"
    ends = {"from": one, "to": other}
    return ByName(type=edge.type, direction=way, sentence=text, **ends, **_dates(edge))


def _readable(edge: Edge, ask: Ask) -> Edge:
    """What is said of a connection, as far as the role may read it."""
    asked = {each.name for each in ask.model.relationships[edge.type].properties if each.asked}
    hidden: dict[str, Any] = {each: None for each in ("at", "since", "until", "kind") if each not in asked}
    return replace(edge, **hidden)


def _dates(edge: Edge) -> dict[str, str | None]:
    return {"at": edge.at and moment_text(edge.at), "since": edge.since, "until": edge.until}


def _day(at: str | None, ask: Ask) -> str | None:
    """The day of a moment where the deployment is."""
    if at is None:
        return None
    return datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(ask.values.setting.zone).date().isoformat()


def _name(ask: Ask, named: Mapping[str, Named], id_: str) -> str:
    return _label(ask, named, id_) or neutral(id_)


def _label(ask: Ask, named: Mapping[str, Named], id_: str) -> str | None:
    """What a node is called, where the role may read all that its name is made of."""
    label = label_of(id_)
    is_told = all(ask.reads(label, each) for each in NAMING.get(label, ("name",)))
    return called(id_, named.get(id_)) if is_told else None


# ------------------------------------------------------------------------------------------------------------- networks


async def _network(ask: Ask, web: Web, distance: Mapping[str, int], *, is_cut: bool) -> ByName:
    ids = list(distance)
    found = await reading.edges(ask.reader, ids, web, timeout=ask.timeout)
    degree = Counter(end for each in found for end in {each.start, each.end})
    named = await _more_names(ask, ids) if ask.wants("nodes", "label") else {}
    bought = await _figures(ask, ids) if ask.wants("nodes", "figures") else {}
    nodes = [
        ByName(id=each, node=each, kind=label_of(each), label=_label(ask, named, each), distance=distance[each],
               degree=degree[each], figures=bought.get(each))
        for each in ids
    ]  # fmt: skip
    return ByName(nodes=nodes, edges=[_edge(_readable(each, ask)) for each in found], truncated=is_cut)


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
