"""Rows of a file, as every reader gives them: column by column, a chunk at a time, never the whole file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

CHUNK = 1000
"""Rows that are read, converted and written together."""
LEFT = "Left out, the rest of the row is taken: "
"""How the reason begins where a value cannot be taken and its row can."""
CHUNK_OF_LINES = 4000
"""The same where a row is but a line: some two hundred purchases."""


class Reject(NamedTuple):
    """Why a row was not taken: where it stands, in which column, what it says there."""

    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring rows. `start` counts the rows before them, `lines` says where each stands in the file.

    `broken` are rows that are none, such as those with a cell too many; they count.
    """

    start: int
    lines: Sequence[int]
    columns: Mapping[str, Sequence[object]]
    broken: tuple[Reject, ...] = ()

    @property
    def end(self) -> int:
        """How many rows there are up to here."""
        return self.start + len(self.lines) + len(self.broken)


Row = tuple[int, Sequence[object]]


def gathered(rows: Iterable[Row | Reject], names: Sequence[str], size: int) -> Iterator[Chunk]:
    """Chunks of rows that come one by one, their cells in the order of the names."""
    good: list[Row] = []
    broken: list[Reject] = []
    start = 0
    for row in rows:
        if isinstance(row, Reject):
            broken.append(row)
        else:
            good.append(row)
        if len(good) + len(broken) == size:
            yield _chunk(start, good, broken, names)
            start, good, broken = start + size, [], []
    if good or broken:
        yield _chunk(start, good, broken, names)


def _chunk(start: int, good: list[Row], broken: list[Reject], names: Sequence[str]) -> Chunk:
    columns: Iterable[Sequence[object]] = (
        zip(*(cells for _, cells in good), strict=True) if good else ((),) * len(names)
    )
    return Chunk(start, [line for line, _ in good], dict(zip(names, columns, strict=True)), tuple(broken))
