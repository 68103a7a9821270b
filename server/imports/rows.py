"""Rows of a file, as every reader gives them: column by column, a chunk at a time, never the whole file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

CHUNK = 1000
"""Rows that are read, converted and written together."""


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
