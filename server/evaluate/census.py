"""The simulated census of samples/households: people, and the home that each really has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from graph.households.people import Person, Place, made
from server.evaluate.made import slipped
from server.settings import CHECKOUT

FILE = CHECKOUT / "samples" / "households" / "census.parquet"
LEAST_OF_INSTITUTION = 100
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """People with their true homes, by id. `judged` are those whose pairs count, `shown` says who somebody is."""

    people: tuple[Person, ...]
    home: dict[str, str]
    judged: frozenset[str]
    institutions: frozenset[str]
    shown: dict[str, str]


def census(path: Path = FILE, *, slips: float = 0.0) -> Case:
    """The file as people; `slips` is the share of addresses into which one more slip is put."""
    rows = {f"p{at:05d}": row for at, row in enumerate(pq.read_table(path).to_pylist(), 1)}
    chance = random.Random(0)  # noqa: S311  # Nothing secret is made.
    people = tuple(_person(id_, row, slips, chance) for id_, row in rows.items())
    home = {id_: str(row["household_id"]) for id_, row in rows.items()}
    judged = frozenset(id_ for id_, row in rows.items() if row["housing_type"] in (None, "Household"))
    return Case(people, home, judged, _institutions(home), {id_: " ".join(_words(row)) for id_, row in rows.items()})


def _person(id_: str, row: Row, slips: float, chance: random.Random) -> Person:
    line = " ".join(filter(None, (row["street_number"], row["street_name"])))
    if line and chance.random() < slips:
        line = slipped(line, chance)
    place = Place(tuple(filter(None, (line, row["unit_number"]))), row["zipcode"], row["city"], "US")
    return made(id_, row["first_name"], row["last_name"], row["date_of_birth"], [place])


def _institutions(home: dict[str, str]) -> frozenset[str]:
    count: dict[str, int] = {}
    for each in home.values():
        count[each] = count.get(each, 0) + 1
    return frozenset(each for each, size in count.items() if size >= LEAST_OF_INSTITUTION)


def _words(row: Row) -> Iterator[str]:
    for name in ("first_name", "last_name", "street_number", "street_name", "unit_number", "city", "zipcode"):
        yield row[name] or "?"
