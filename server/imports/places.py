"""The place of each row in its purchase: rows of one number are counted in the order of the file.

Counting depends on the file alone, so that reading it again gives the same places. Numbers are kept in memory up to
a bound, beyond it in a file that nobody sees: the memory of an import does not grow with its length.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from types import TracebackType

MOST = 500_000


class Places:
    """Counts rows by number."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._recent: dict[str, int] = {}
        self._rest = sqlite3.connect("", check_same_thread=False)  # A temporary file, only once it grows.
        self._rest.execute("CREATE TABLE places (number TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID")
        self._has_rest = False

    def __enter__(self) -> "Places":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._rest.close()

    def next(self, number: str) -> int:
        """The place of the next row of this number, from 1."""
        recent = self._recent
        if number not in recent:
            if len(recent) >= self._most:
                self._spill()
            recent[number] = self._earlier(number)
        recent[number] += 1
        return recent[number]

    def _earlier(self, number: str) -> int:
        if not self._has_rest:
            return 0
        with closing(self._rest.execute("SELECT place FROM places WHERE number = ?", (number,))) as found:
            row: Sequence[int] | None = found.fetchone()
        return row[0] if row else 0

    def _spill(self) -> None:
        """What is in memory holds the whole count of its numbers, so it replaces."""
        self._rest.executemany("INSERT OR REPLACE INTO places VALUES (?, ?)", self._recent.items())
        self._recent.clear()
        self._has_rest = True
