"""What was found goes into the graph: laid down part by part, and seen all at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

import orjson

from graph.patterns import statements
from graph.patterns.learned import FOUND, lists
from graph.sheets import service as sheets
from graph.statement import Statement
from graph.store import Reader, Store, Transaction

PAGE, BATCH = 500, 1000
LASTING = "lasting"
Keep = Callable[[Transaction], Awaitable[None]]
"""What is done last in the transaction: whoever finds says that they still may."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A list whose sheets are in the graph, and seen by nobody yet."""

    head: str
    keys: Sequence[str]
    about: str


async def categories(store: Reader) -> dict[str, list[str]]:
    """The categories of all products that have one."""
    found, after = dict[str, list[str]](), ""
    while rows := await store.read(Statement(statements.CATEGORIES, {"after": after, "limit": PAGE})):
        found |= {cast(str, id_): cast("list[str]", some) for id_, some in rows if some}
        after = cast(str, rows[-1][0])
    return found


async def number(store: Reader) -> int:
    """How often patterns were found so far."""
    rows = await store.read(Statement(statements.NUMBER))
    return cast(int, rows[0][0]) if rows else 0


async def keep(store: Store, folder: Path, *, at: str, last: Keep) -> int:
    """Put the lists of a folder in the place of those before; the number under which they stand."""
    mine = await number(store) + 1
    laid, lasting = list[Laid](), list[list[Any]]()
    for each in lists(folder / FOUND):
        if each.name == LASTING:
            lasting = [list(row) for row in each.rows]
        keys = await sheets.lay(store, sheets.sheets_of(f"patterns/{mine}/{each.name}", each.rows, dated=each.is_dated))
        laid.append(Laid(f"patterns/{each.name}", keys, orjson.dumps(each.about).decode()))
    await store.write(partial(_switched, laid=laid, lasting=lasting, number=mine, at=at, last=last))
    await sheets.sweep(store)
    return mine


async def _switched(
    tx: Transaction, laid: Sequence[Laid], lasting: list[list[Any]], number: int, at: str, last: Keep
) -> None:
    for text in (statements.DROP_SHEETS, statements.DROP_HEADS, statements.DROP_LASTING):
        await tx.run(Statement(text))
    await tx.run(Statement(statements.SAY, {"about": {"number": number, "at": at}}))
    for each in laid:
        await sheets.hold(tx, each.head, each.keys, {"number": number, "at": at, "about": each.about})
    for start in range(0, len(lasting), BATCH):
        await tx.run(Statement(statements.MAKE_LASTING, {"rows": lasting[start : start + BATCH]}))
    await last(tx)
