"""A graph put into a Neo4j that has not been started yet, by its own import: millions of relationships in minutes."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.crowd import LABELS, SHARES, Size, links, nodes
from bench.population import Values
from tests.engines import neo4j

COLUMNS = {"id": "id:ID", "start": ":START_ID", "end": ":END_ID"}
TYPES = {bool: ":boolean", int: ":long", float: ":double", str: ""}


def fill(folder: Path, size: Size) -> None:
    """Everything of this size, without indexes, into the folder of a server."""
    people = {f"--nodes={label}": nodes(label, size) for label in LABELS}
    put(folder, people | {f"--relationships={kind}": map(flat, links(kind, size)) for kind in SHARES})


def put(folder: Path, tables: Mapping[str, Iterator[Values]]) -> None:
    """These rows, by the options of the import that say what they are."""
    with TemporaryDirectory(prefix="kith-import-", dir=folder.parent) as place:
        files = [(option, _written(Path(place, f"{at}.csv"), rows)) for at, (option, rows) in enumerate(tables.items())]
        neo4j.imported(folder, [f"{option}={file}" for option, file in files])


def flat(row: Values) -> Values:
    """A relationship as a row of a table."""
    properties = row["properties"]
    assert isinstance(properties, dict)
    return {"start": row["start"], "end": row["end"], **properties}


def _written(file: Path, rows: Iterator[Values]) -> Path:
    """A table whose first line names the properties and their types; all rows have those of the first."""
    first = next(rows)
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(_column(name, value) for name, value in first.items())
        table.writerows(map(_cells, chain([first], rows)))
    return file


def _column(name: str, value: object) -> str:
    return COLUMNS.get(name) or f"{name}{TYPES[type(value)]}"


def _cells(row: Mapping[str, object]) -> list[object]:
    return [str(value).lower() if isinstance(value, bool) else value for value in row.values()]
