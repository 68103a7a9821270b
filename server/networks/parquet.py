"""Pairs as Parquet: a table with a connection a row, whose columns are texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from server.networks.plain import COLUMNS, cells
from server.networks.values import Link, Vertex

SCHEMA = pa.schema([(name, pa.string()) for name in COLUMNS])


class ParquetSink:
    """A file that takes connections in groups of rows; nodes have no place in it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._writer = pq.ParquetWriter(file, SCHEMA)

    def nodes(self, some: Sequence[Vertex]) -> None:
        """Pairs say all that this file holds."""

    def edges(self, some: Sequence[Link]) -> None:
        columns = zip(*map(cells, some), strict=True) if some else [() for _ in COLUMNS]
        arrays = [pa.array(list(column), pa.string()) for column in columns]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA))

    def close(self) -> None:
        self._writer.close()
