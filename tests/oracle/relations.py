"""Who is related to whom, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph.declare import Direction, Grouped, Hop, Relation
from tests.oracle.graph import Thing, Tie, Values
from tests.oracle.world import World, is_a, refused

Holds = Callable[[Values], bool]
"""Whether a dated relationship is there."""

Trail = tuple[tuple[Tie, Thing], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Something a relation leads to, and what the edge to it carries."""

    thing: Thing
    edge: Values


def period(given: Mapping[str, Any], world: World) -> Holds:
    """`asOf` a day, `during` an interval, else today."""
    day, interval = given.get("asOf"), given.get("during")
    if day is not None and interval is not None:
        raise refused("asOf or during, not both")
    if interval is not None:
        start, end = interval.get("from"), interval.get("until")
        if start is not None and end is not None and end < start:
            raise refused("a period does not end before it begins")
        return overlapping(start, end)
    return on(day if day is not None else world.today)


def on(day: str) -> Holds:
    return lambda edge: _begins(edge) <= day < _ends(edge)


def overlapping(start: str | None, end: str | None) -> Holds:
    """An open end reaches beyond every day."""
    return lambda edge: (end is None or _begins(edge) < end) and (start is None or _ends(edge) > start)


def _begins(edge: Values) -> str:
    since = edge.get("since")
    return "" if since is None else str(since)


def _ends(edge: Values) -> str:
    until = edge.get("until")
    return "~" if until is None else str(until)


def related(start: Thing, relation: Relation, holds: Holds, world: World, *, archived: bool = False) -> list[Found]:
    """Everything a relation leads to, once for each way; `archived` says that archived targets count as well."""
    if relation.hops[0].deep:
        return [Found(top, {}) for top in _tops(start, relation.hops[0], holds, world, archived=archived)]
    trails = [each for each in _trails(start, relation, holds, world) if archived or not each[-1][1].is_archived]
    if relation.grouped:
        return list(_grouped(trails, relation))
    return [Found(trail[-1][1], trail[relation.edge][0].values) for trail in trails]


def one(start: Thing, relation: Relation, holds: Holds, world: World) -> Found | None:
    """What a to-one relation shows: of several the one with the least id."""
    return min(related(start, relation, holds, world), key=lambda each: each.thing.id, default=None)


def _trails(start: Thing, relation: Relation, holds: Holds, world: World) -> Iterator[Trail]:
    """All ways along the hops; things on the way are never archived ones."""
    trails: list[Trail] = [()]
    for place, hop in enumerate(relation.hops):
        begun = trails if place == 0 else [each for each in trails if not each[-1][1].is_archived]
        trails = [
            (*trail, step)
            for trail in begun
            for step in _steps(trail[-1][1] if trail else start, hop, world)
            if relation.within or not world.model.relationships[hop.type].dated or holds(step[0].values)
        ]
    return (each for each in trails if not relation.within or _happened_within(each, world))


def _steps(start: Thing, hop: Hop, world: World) -> Iterator[tuple[Tie, Thing]]:
    to = world.model.nodes[hop.to]
    for tie, thing in _ties(start, hop, world):
        if is_a(thing, to) and all(tie.values.get(name) == value for name, value in hop.only):
            yield tie, thing


def _ties(start: Thing, hop: Hop, world: World) -> Iterator[tuple[Tie, Thing]]:
    if hop.direction is not Direction.IN:
        yield from ((tie, tie.end) for tie in world.graph.leaving.get((start.id, hop.type), ()))
    if hop.direction is not Direction.OUT:
        yield from ((tie, tie.start) for tie in world.graph.arriving.get((start.id, hop.type), ()))


def _happened_within(trail: Trail, world: World) -> bool:
    """Whether the day on which it happened lies in the dates of the first relationship."""
    at = datetime.fromisoformat(trail[1][1].values["at"]).replace(tzinfo=UTC)
    day = at.astimezone(world.zone).date().isoformat()
    return _begins(trail[0][0].values) <= day < _ends(trail[0][0].values)


def _tops(start: Thing, hop: Hop, holds: Holds, world: World, *, archived: bool) -> Iterator[Thing]:
    """The things above which nothing is, going up as far as it goes; a circle has no top."""
    seen, waiting = {start.id}, [start]
    while waiting:
        here = waiting.pop()
        steps = [
            thing
            for tie, thing in _steps(here, hop, world)
            if holds(tie.values) and (archived or not thing.is_archived)
        ]
        if not steps:
            yield here
        waiting += [each for each in steps if each.id not in seen]
        seen |= {each.id for each in steps}


# -------------------------------------------------------------------------------- computed edges


def _grouped(trails: list[Trail], relation: Relation) -> Iterator[Found]:
    """One edge a target, which adds up all ways to it."""
    ways: dict[str, list[Trail]] = {}
    for trail in trails:
        ways.setdefault(trail[-1][1].id, []).append(trail)
    for same in ways.values():
        yield Found(same[0][-1][1], {each.name: _added_up(each, same) for each in relation.grouped})


def _added_up(grouped: Grouped, trails: list[Trail]) -> Any:
    hop, _, name = grouped.of.partition(":")
    steps = [trail[int(hop)] for trail in trails]
    match grouped.function:
        case "count":
            return len({thing.id for _, thing in steps})
        case "sum":
            return sum(tie.values[name] for tie, _ in steps)
        case "min":
            return min(thing.values[name] for _, thing in steps)
        case _:
            return max(thing.values[name] for _, thing in steps)
