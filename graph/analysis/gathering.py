"""What was read of the graph, portion by portion, as compact as it gets: ids become numbers when they are first met."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from graph.analysis.network import Facts
from graph.analysis.traits import Value

VALUES = {"countries": "COUNTRY", "employers": "EMPLOYER", "categories": "CATEGORY"}
Rows = Sequence[Sequence[Any]]


@dataclass(slots=True)
class Gathered:
    """People with what is known of them, and pairs of numbers of everything that connects or marks them.

    `known` are the numbers of ids, of people and others alike; `people` says of each person the community of before,
    and what they spent stands in `spent`.
    """

    known: dict[str, int] = field(default_factory=dict)
    people: dict[int, str | None] = field(default_factory=dict)
    channels: dict[int, str] = field(default_factory=dict)
    spent: dict[int, int] = field(default_factory=dict)
    pairs: dict[str, array[int]] = field(default_factory=dict)

    def take(self, portion: Mapping[str, Rows]) -> None:
        """What one page of people brought: rows of a person and what was collected of them."""
        for id_, before, channel in portion["people"]:
            number = self._number(id_)
            self.people[number] = before
            if channel is not None:
                self.channels[number] = channel
        self.spent |= {self._number(id_): units for id_, units in portion["spent"]}
        for kind in portion.keys() - {"people", "spent"}:
            found = self.pairs.setdefault(kind, array("q"))
            for id_, others in portion[kind]:
                here = self._number(id_)
                found.extend(each for other in others for each in (here, self._number(other)))

    def _number(self, id_: str) -> int:
        return self.known.setdefault(id_, len(self.known))


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the order of their ids: what connects them, what they spent, what is known of them."""

    ids: tuple[str, ...]
    before: tuple[str | None, ...]
    spent: tuple[int, ...]
    values: tuple[tuple[Value, ...], ...]
    facts: Facts


def people_of(gathered: Gathered) -> People:
    """Everybody, as values. What leads to somebody who was not read is left out."""
    names = list(gathered.known)
    order = sorted(gathered.people, key=names.__getitem__)
    place = {number: at for at, number in enumerate(order)}
    return People(
        tuple(names[each] for each in order),
        tuple(gathered.people[each] for each in order),
        tuple(gathered.spent.get(each, 0) for each in order),
        _values(gathered, place, names),
        Facts(len(order), _between(gathered, "referred", place), _between(gathered, "tied", place),
              (*_groups(gathered, "household", place), *_groups(gathered, "employer", place))),
    )  # fmt: skip


STORED_AS = {"household": "households", "employer": "employers", "referred": "referred", "tied": "ties"}


def _between(gathered: Gathered, kind: str, place: Mapping[int, int]) -> list[tuple[int, int]]:
    """Pairs of people: who referred whom, though it is read from the one who came."""
    found = _pairs(gathered, STORED_AS[kind])
    pairs = [(place[one], place[other]) for one, other in found if one in place and other in place]
    return [(other, one) for one, other in pairs] if kind == "referred" else pairs


def _groups(gathered: Gathered, kind: str, place: Mapping[int, int]) -> list[tuple[str, tuple[int, ...]]]:
    pairs = sorted((group, place[one]) for one, group in _pairs(gathered, STORED_AS[kind]) if one in place)
    return [(kind, tuple(one for _, one in some)) for _, some in groupby(pairs, key=lambda pair: pair[0])]


def _pairs(gathered: Gathered, kind: str) -> list[tuple[int, int]]:
    flat = gathered.pairs.get(kind, array("q"))
    return list(zip(flat[::2], flat[1::2], strict=True))


def _values(gathered: Gathered, place: Mapping[int, int], names: Sequence[str]) -> tuple[tuple[Value, ...], ...]:
    """What is known of each, every value once."""
    found = [dict[Value, None]() for _ in place]
    for number, channel in gathered.channels.items():
        found[place[number]]["CHANNEL", channel] = None
    for kind, word in VALUES.items():
        for one, other in _pairs(gathered, kind):
            if one in place:
                found[place[one]][word, names[other]] = None
    return tuple(map(tuple, found))
