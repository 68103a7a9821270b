"""The rows that were not taken, in a CSV file beside the one that was imported.

The file is written before the transaction that passes over its rows, and its length goes into that transaction: an
import that is resumed cuts off what was written in vain.
"""

import csv
import os
from collections.abc import Iterable
from pathlib import Path

from server.imports.errors import CannotRead
from server.imports.rows import LEFT, Reject

HEADING = ("line", "column", "value", "reason")


class Rejects:
    """A rejects file; it comes into being with the first reject."""

    def __init__(self, path: Path, *, length: int = 0) -> None:
        self.path = path
        self.count = 0
        self.length = 0
        self.cut(length)

    def cut(self, length: int) -> None:
        """Forget what was written beyond a length: its rows will be looked at again."""
        if length and self.path.exists() and self.path.stat().st_size >= length:
            os.truncate(self.path, length)
            self.length = length
        else:
            self.path.unlink(missing_ok=True)
            self.length = 0

    def add(self, rejects: Iterable[Reject]) -> None:
        """Write some rejects, and make sure that they stay."""
        rows = [(reject.line, reject.column, _printable(reject.value), reject.reason) for reject in rejects]
        if not rows:
            return
        try:
            self._write(rows)
        except OSError as error:
            raise CannotRead(
                f"The rejects cannot be written to {self.path}: {error.strerror}. Name another with --rejects."
            ) from error
        self.count += len(rows)

    def left_out(self) -> int:
        """How many of them are values of rows that were taken, those of earlier runs included."""
        if not self.length:
            return 0
        with self.path.open(encoding="utf-8", newline="") as file:
            return sum(row[-1].startswith(LEFT) for row in csv.reader(file) if row)

    def _write(self, rows: list[tuple[int, str, str, str]]) -> None:
        with self.path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([*([] if self.length else [HEADING]), *rows])
            file.flush()
            os.fsync(file.fileno())
            self.length = file.tell()


def _printable(value: str) -> str:
    return value.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
