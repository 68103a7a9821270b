"""Chunks that do not cut a purchase in two where its rows stand together."""

from collections.abc import Iterable, Iterator

from server.imports.rows import Chunk


def whole(chunks: Iterable[Chunk], column: str) -> Iterator[Chunk]:
    """The same rows in the same order; the last run of one number waits for the chunk behind it."""
    waiting: Chunk | None = None
    for chunk in chunks:
        joined = chunk if waiting is None else _joined(waiting, chunk)
        ready, waiting = _cut(joined, column)
        if ready is not None:
            yield ready
    if waiting is not None:
        yield waiting


def _cut(chunk: Chunk, column: str) -> tuple[Chunk | None, Chunk | None]:
    """What is complete, and the last run; a chunk that is but one run is complete, so that none grows without end."""
    numbers = chunk.columns[column]
    first = len(numbers)
    while first and numbers[first - 1] == numbers[-1]:
        first -= 1
    if first == 0:
        return chunk, None
    line = chunk.lines[first]
    early = tuple(each for each in chunk.broken if each.line < line)
    late = tuple(each for each in chunk.broken if each.line >= line)
    ready = Chunk(
        chunk.start, chunk.lines[:first], {name: cells[:first] for name, cells in chunk.columns.items()}, early
    )
    rest = {name: cells[first:] for name, cells in chunk.columns.items()}
    return ready, Chunk(ready.end, chunk.lines[first:], rest, late)


def _joined(one: Chunk, other: Chunk) -> Chunk:
    columns = {name: [*cells, *other.columns[name]] for name, cells in one.columns.items()}
    return Chunk(one.start, [*one.lines, *other.lines], columns, (*one.broken, *other.broken))
