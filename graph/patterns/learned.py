"""What was found, as lists on their way from the process that finds them into the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import orjson

PURCHASES, CATEGORIES, FOUND = "purchases", "categories", "found"
"""What the files of a folder are called."""
GRACE = timedelta(days=30)
"""How long before the last purchase something may have run out to be listed still."""


@dataclass(frozen=True, slots=True)
class List:
    """Rows under a name, with what is said of all of them; dated ones begin with their day, and come by it."""

    name: str
    about: Mapping[str, Any]
    rows: Sequence[Sequence[Any]]
    is_dated: bool = False


def put(file: BinaryIO, found: List) -> None:
    """Write a list behind those that are there."""
    file.write(orjson.dumps((found.name, found.about, found.rows, found.is_dated)) + b"\n")


def lists(path: Path) -> Iterator[List]:
    """The lists of a file."""
    with path.open("rb") as file:
        for line in file:
            yield List(*orjson.loads(line))
