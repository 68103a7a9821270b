"""The whole analysis, as a function of what was read: what becomes known of each person and each community."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis import bridges, communities, influence
from graph.analysis.communities import NOBODY
from graph.analysis.gathering import People
from graph.analysis.network import network_of
from graph.analysis.traits import Trait, Value, counted, traits

TOP, DIGITS = 10, 6


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands; `community` is the id of theirs."""

    id: str
    community: str | None
    influence: float
    connections: int
    betweenness: float
    bridges: int


@dataclass(frozen=True, slots=True)
class Next:
    """A neighbouring community by its id, how many connections lead there, and who has most of them."""

    id: str
    links: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """One community; `top` are its most influential members, the first of all first."""

    id: str
    size: int
    spent: int
    top: tuple[str, ...]
    traits: tuple[Trait, ...]
    neighbours: tuple[Next, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that is found out, people by their ids and communities by their size."""

    people: tuple[Standing, ...]
    communities: tuple[Community, ...]
    connections: int
    modularity: float


def outcome(people: People) -> Outcome:
    """What the network of these people says; the same for the same people."""
    network = network_of(people.facts)
    labels = communities.partition(network)
    own = labels[: network.people].tolist()
    ids = communities.named(own, people.before, people.ids)
    columns = (influence.page_rank(network), influence.connections(network), influence.betweenness(network),
               bridges.reached(network, labels))  # fmt: skip
    standing = tuple(
        Standing(id_, None if label == NOBODY else ids[label], round(rank, DIGITS), links, round(between, 9), others)
        for id_, label, rank, links, between, others in zip(
            people.ids, own, *(each.tolist() for each in columns), strict=True)
    )  # fmt: skip
    near = {here: [_next(each, ids, people.ids) for each in some]
            for here, some in bridges.neighbours(network, labels).items()}  # fmt: skip
    described = tuple(_described(people, standing, own, ids, near))
    return Outcome(standing, described, len(network.low), communities.modularity(network, labels))


def _next(neighbour: bridges.Neighbour, ids: Sequence[str], people: Sequence[str]) -> Next:
    return Next(ids[neighbour.community], neighbour.links, tuple(people[each] for each in neighbour.people))


def _described(
    people: People,
    standing: Sequence[Standing],
    own: Sequence[int],
    ids: Sequence[str],
    near: Mapping[int, Sequence[Next]],
) -> list[Community]:
    everybody = counted(people.values)
    return [
        _community(ids[label], members, people, standing, everybody, near.get(label, ()))
        for label, members in enumerate(_members(own, len(ids)))
    ]


def _members(own: Sequence[int], count: int) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for person, label in enumerate(own):
        if label != NOBODY:
            found[label].append(person)
    return found


def _community(
    id_: str,
    members: Sequence[int],
    people: People,
    standing: Sequence[Standing],
    everybody: Counter[Value],
    near: Sequence[Next],
) -> Community:
    top = sorted(members, key=lambda each: (-standing[each].influence, each))[:TOP]
    return Community(
        id_, len(members), sum(people.spent[each] for each in members), tuple(people.ids[each] for each in top),
        traits(members, people.values, everybody, len(people.ids)), tuple(near),
    )  # fmt: skip
