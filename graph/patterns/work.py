"""Finding patterns in a process of its own: `python -m graph.patterns.work FOLDER`, where purchases and categories are.

Lists of rows come out, a line each: its name, what is said of it, its rows. `learned.py` reads them again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import orjson

from graph.patterns.following import following
from graph.patterns.lasts import START, due, lasting
from graph.patterns.learned import CATEGORIES, FOUND, GRACE, PURCHASES, List, put
from graph.patterns.mining import Mined, of_categories, of_products
from graph.patterns.sequences import Sequence as After
from graph.patterns.table import Line, Table, table

NICE = 5
FEWEST, SHARE = 5, 0.002
"""Buyers that a sequence needs: so many, and that share of all."""


def work(folder: Path) -> None:
    """Read the purchases of a folder, write what is found in them into it."""
    found = table(_lines(folder / PURCHASES))
    categories = orjson.loads((folder / CATEGORIES).read_bytes())
    with (folder / FOUND).open("wb") as file:
        for each in _lists(found, categories):
            put(file, each)


def _lines(path: Path) -> Iterator[Line]:
    with path.open("rb") as file:
        yield from map(orjson.loads, file)


def _lists(found: Table, categories: dict[str, list[str]]) -> Iterator[List]:
    about = {"purchases": found.baskets, "buyers": len(found.buyers)}
    yield _sets("itemsets", of_products(found), about)
    yield _sets("categories", of_categories(found, categories), about)
    fewest = max(FEWEST, round(SHARE * len(found.buyers)))
    for days, some in following(found, fewest=fewest).items():
        yield List(f"sequences/{days}", {**about, "fewest": fewest}, list(map(_after, some)))
    known = lasting(found)
    yield List("lasting", about, [(each.product, each.days, each.intervals, each.buyers) for each in known])
    newest = START + timedelta(days=int(found.day.max(initial=0)))
    rows = due(found, known, since=newest - GRACE)
    months = []
    for month, some_due in groupby(rows, key=lambda row: row[0][:7]):
        months.append(month)
        yield List(f"due/{month}", about, list(some_due), is_dated=True)
    yield List("due", {**about, "newest": newest.isoformat(), "months": months}, [])


def _sets(name: str, found: Mined, about: dict[str, Any]) -> List:
    """The items of sets by their places among those that are frequent alone, which come first."""
    alone = [each.items[0] for each in found.sets if len(each.items) == 1]
    place = {item: number for number, item in enumerate(alone)}
    rows: list[Sequence[Any]] = [(item,) for item in alone]
    rows += [([place[item] for item in each.items], each.count) for each in found.sets]
    return List(name, {**about, "support": found.support}, rows)


def _after(found: After) -> Sequence[Any]:
    return (found.first, found.then, found.buyers, found.of_buyers, found.confidence, found.lift, found.days)


if __name__ == "__main__":
    os.nice(NICE)
    work(Path(sys.argv[1]))
