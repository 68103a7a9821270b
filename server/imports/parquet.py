"""Rows of a Parquet file, record batch by record batch, members of structures joined by a point."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from server.imports.errors import CannotRead
from server.imports.rows import Chunk


def columns(path: Path) -> tuple[str, ...]:
    """The names, structures taken apart."""
    with pq.ParquetFile(path) as file:
        return tuple(_flat(file.schema_arrow.empty_table()).column_names)


def chunks(path: Path, size: int) -> Iterator[Chunk]:
    """The rows; they are counted from 1, since a Parquet file has no lines."""
    start = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=size):
                table = _flat(pa.Table.from_batches([batch]))
                cells = {name: table.column(name).to_pylist() for name in table.column_names}
                yield Chunk(start, range(start + 1, start + table.num_rows + 1), cells)
                start += table.num_rows
    except (pa.ArrowException, OSError) as error:
        raise CannotRead(f"{path.name} is broken after row {start:,}: {error}. Fetch or export it again.") from error


def _flat(table: pa.Table) -> pa.Table:
    while any(pa.types.is_struct(each.type) for each in table.schema):
        table = table.flatten()
    return table
