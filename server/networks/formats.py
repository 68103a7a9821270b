"""Every format in which a network is written, and how: nodes first, then edges, as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO, Protocol

from server.networks.markup import GEXF, GRAPHML
from server.networks.parquet import ParquetSink
from server.networks.pieces import Pieces
from server.networks.plain import DOT, NODE_LINK, PAIRS
from server.networks.values import Link, Vertex


class Sink(Protocol):
    """A file that is being written; once edges have come, no nodes do."""

    def nodes(self, some: Sequence[Vertex]) -> None: ...

    def edges(self, some: Sequence[Link]) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is called, how it is announced over HTTP, and what writes it."""

    suffix: str
    media: str
    sink: Callable[[IO[bytes]], Sink]


class TextSink:
    """A text format on its way into a file."""

    def __init__(self, pieces: Pieces, file: IO[bytes]) -> None:
        self._pieces, self._file = pieces, file
        self._count, self._is_at_edges = 0, False
        self._write(pieces.head)

    def nodes(self, some: Sequence[Vertex]) -> None:
        if self._pieces.node is not None:
            self._all(map(self._pieces.node, some))

    def edges(self, some: Sequence[Link]) -> None:
        self._go_to_edges()
        self._all(self._pieces.edge(number, each) for number, each in enumerate(some, self._count))

    def close(self) -> None:
        self._go_to_edges()
        self._write(self._pieces.tail)

    def _go_to_edges(self) -> None:
        if not self._is_at_edges:
            self._write(self._pieces.middle)
            self._count, self._is_at_edges = 0, True

    def _all(self, texts: Iterable[str]) -> None:
        some = list(texts)
        if some:
            self._write((self._pieces.between if self._count else "") + self._pieces.between.join(some))
        self._count += len(some)

    def _write(self, text: str) -> None:
        self._file.write(text.encode("utf-8", "replace"))


def _text(pieces: Pieces) -> Callable[[IO[bytes]], Sink]:
    return partial(TextSink, pieces)


FORMATS: Mapping[str, Format] = {
    "graphml": Format("graphml", "application/graphml+xml", _text(GRAPHML)),
    "gexf": Format("gexf", "application/gexf+xml", _text(GEXF)),
    "dot": Format("dot", "text/vnd.graphviz", _text(DOT)),
    "node-link": Format("json", "application/json", _text(NODE_LINK)),
    "pairs": Format("csv", "text/csv", _text(PAIRS)),
    "parquet": Format("parquet", "application/vnd.apache.parquet", ParquetSink),
}


@contextmanager
def sink(name: str, file: IO[bytes]) -> Iterator[Sink]:
    """The file in a format, whole when the block ends."""
    made = FORMATS[name].sink(file)
    yield made
    made.close()
