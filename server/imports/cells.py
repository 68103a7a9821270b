"""A chunk with its cells converted: by field, beside them why some were refused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from server.imports import convert
from server.imports.convert import BadCell
from server.imports.fields import Field
from server.imports.mapping import Columns
from server.imports.rows import Chunk, Reject
from server.imports.spelling import Reading

Converter = Callable[[Sequence[object]], list[object]]


@dataclass(frozen=True, slots=True)
class Converted:
    """Values by field, as long as the chunk; `refused` holds the rejects of rows by their place in it.

    `left` are cells that cannot be taken and cost no row.
    """

    chunk: Chunk
    cells: Mapping[str, list[object]]
    refused: Mapping[int, tuple[Reject, ...]]
    left: tuple[Reject, ...] = ()

    @property
    def good(self) -> Iterator[int]:
        """The places of rows that can be taken."""
        return (row for row in range(len(self.chunk.lines)) if row not in self.refused)

    def values(self, row: int, names: Sequence[str]) -> dict[str, object]:
        """What a row tells of some fields; nothing of those it leaves empty."""
        told = ((name, self.cells[name][row]) for name in names if name in self.cells)
        return {name: value for name, value in told if value is not None}

    def reject(self, row: int, column: str, value: str, reason: str) -> Reject:
        """A reject of one of its rows."""
        return Reject(self.chunk.lines[row], column, value, reason)


@dataclass(frozen=True, slots=True)
class Conversion:
    """Reads chunks of one file: a converter for each column, the constants, what must not be empty.

    A cell of a `spared` field that cannot be taken is left out, where others cost their row.
    """

    columns: tuple[tuple[str, str, Converter], ...]
    constants: Mapping[str, object]
    required: tuple[tuple[str, str], ...]
    spared: frozenset[str] = frozenset()

    def __call__(self, chunk: Chunk) -> Converted:
        refused: dict[int, tuple[Reject, ...]] = {}
        left: list[Reject] = []
        cells: dict[str, list[object]] = {}
        for name, column, converter in self.columns:
            values = converter(chunk.columns[column])
            for row, reject in _collect(chunk, column, values):
                left.append(reject) if name in self.spared else _add(refused, row, reject)
            cells[name] = list(map(_both, cells[name], values)) if name in cells else values
        for name, column in self.required:
            for row in [row for row, value in enumerate(cells[name]) if value is None]:
                _miss(chunk, row, name, column, refused)
        cells |= {name: [value] * len(chunk.lines) for name, value in self.constants.items()}
        return Converted(chunk, cells, refused, tuple(left))


def conversion(
    columns: Columns, fields: Mapping[str, Field], reading: Reading, spared: frozenset[str] = frozenset()
) -> Conversion:
    """The converters of a file; raises BadMap for a constant that its field cannot hold."""
    converters = tuple(
        (match.field.name, match.column, convert.column(match.field, reading)) for match in columns.matches
    )
    constants = {name: convert.literal(fields[name], value, reading) for name, value in columns.constants.items()}
    required = tuple((match.field.name, match.column) for match in columns.matches if match.field.required)
    return Conversion(converters, constants, required, spared)


def _collect(chunk: Chunk, column: str, values: list[object]) -> list[tuple[int, Reject]]:
    """The refused cells of a column, which are empty from now on."""
    rows = [row for row, value in enumerate(values) if value.__class__ is BadCell]
    found = []
    for row in rows:
        reason = cast("BadCell", values[row]).reason
        found.append((row, Reject(chunk.lines[row], column, str(chunk.columns[column][row])[:200], reason)))
        values[row] = None
    return found


def _both(one: object, other: object) -> object:
    """What two columns of one field tell of a row: lists and texts go on, of anything else the first counts."""
    if one is None or other is None:
        return other if one is None else one
    if isinstance(one, list) and isinstance(other, list):
        return [*one, *other]
    return f"{one} {other}" if isinstance(one, str) and isinstance(other, str) else one


def _miss(chunk: Chunk, row: int, name: str, column: str, refused: dict[int, tuple[Reject, ...]]) -> None:
    """An empty cell that must not be; one that was refused is empty for another reason."""
    if all(each.column != column for each in refused.get(row, ())):
        _add(refused, row, Reject(chunk.lines[row], column, "", f"Every row needs {name}, this one is empty."))


def _add(refused: dict[int, tuple[Reject, ...]], row: int, reject: Reject) -> None:
    refused[row] = (*refused.get(row, ()), reject)
