"""Sheets are laid down some at a time, held all at once, and read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import orjson

from graph.sheets import statements
from graph.statement import Statement
from graph.store import Store, Transaction

T = TypeVar("T")
ROWS, AT_ONCE, SWEPT = 500, 20, 100
"""Rows of a sheet; sheets that are laid, and those that are swept away, in one transaction."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a list: a text whose rows lie between `begins` and `ends`, if they lie anywhere."""

    key: str
    place: int
    text: str
    begins: str = ""
    ends: str = ""

    @property
    def row(self) -> dict[str, object]:
        return {"key": self.key, "place": self.place, "text": self.text, "begins": self.begins, "ends": self.ends}


def sheets_of(name: str, rows: Iterable[Sequence[Any]], *, dated: bool = False) -> Iterator[Sheet]:
    """A list cut into sheets; the first value of a dated row is its day, and rows come by it."""
    for place, some in enumerate(_portions(rows, ROWS)):
        begins, ends = (str(some[0][0]), str(some[-1][0])) if dated else ("", "")
        yield Sheet(f"{name}/{place}", place, orjson.dumps(some).decode(), begins, ends)


async def lay(store: Store, sheets: Iterable[Sheet]) -> list[str]:
    """Write sheets that nobody holds yet; their keys."""
    keys = list[str]()
    for some in _portions(sheets, AT_ONCE):
        await store.write(partial(_laid, rows=[each.row for each in some]))
        keys += [each.key for each in some]
    return keys


async def _laid(tx: Transaction, rows: list[dict[str, object]]) -> None:
    await tx.run(Statement(statements.LAY, {"rows": rows}))


async def hold(tx: Transaction, head: str, keys: Sequence[str], about: Mapping[str, object]) -> None:
    """The head lets go of what it holds, and holds these from now on."""
    await tx.run(Statement(statements.LET_GO, {"head": head}))
    await tx.run(Statement(statements.SAY, {"head": head, "about": dict(about)}))
    await tx.run(Statement(statements.HOLD, {"head": head, "keys": list(keys)}))


async def sweep(store: Store) -> None:
    """Remove what was laid by somebody who did not come to hold it."""
    while await store.write(_swept):
        pass


async def _swept(tx: Transaction) -> int:
    rows = await tx.run(Statement(statements.SWEEP, {"limit": SWEPT}))
    return int(rows[0][0]) if rows else 0  # type: ignore[call-overload]  # a count


def _portions(things: Iterable[T], most: int) -> Iterator[tuple[T, ...]]:
    remaining = iter(things)
    while some := tuple(islice(remaining, most)):
        yield some
