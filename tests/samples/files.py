"""The shipped files as rows, read once, and what tests ask of them."""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from samples.generate.retail import FILE, Retail, read

HOME = Path(__file__).parents[2] / "samples"
Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    with (HOME / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def retail() -> Retail:
    return read(HOME / FILE)


@cache
def order() -> tuple[Row, ...]:
    return tuple(tomllib.loads((HOME / "order.toml").read_text(encoding="utf-8"))["load"])


def keys(name: str, column: str = "key") -> frozenset[str]:
    return frozenset(each[column] for each in rows(name))


def by(name: str, column: str) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for each in rows(name):
        found[each[column]].append(each)
    return found


def on(row: Row, day: str) -> bool:
    """Whether a dated row holds on a day; the days are half-open, an empty one is unknown or open."""
    return row["since"] <= day < (row["until"] or "9999-12-31")


def overlapping(dated: Iterable[Row]) -> bool:
    """Whether two of these rows hold on one day."""
    ordered = sorted(dated, key=lambda row: row["since"])
    return any((one["until"] or "9999-12-31") > other["since"] for one, other in pairwise(ordered))
