"""The way back: what a model replaced is kept in sheets that it holds, and can replace it in turn.

The first sheet has the old model's properties and lists, the others its edges that are no longer there and the names of
those that came instead. To restore is to replace once more, so that the way back leads forward afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from graph.cross_sell import statements
from graph.cross_sell.changes import CHANGES, changes, packed, put_change, undoing, undone, unpacked
from graph.cross_sell.keeping import HEAD, Standing, Switch, edges_of
from graph.sheets import service as sheets
from graph.sheets.service import Sheet
from graph.statement import Statement
from graph.store import Reader, Store

TOLD = ("number", "at", "settings", "purchases", "buyers", "products", "edges", "isPacked", "newestPurchase")
"""What is said of a model, and comes back with it."""


class NoWayBack(Exception):
    """There is no model before the one that counts."""


async def way_back(store: Store, folder: Path, *, before: int, after: int) -> list[str]:
    """Lay down what leads back from a model to the one before, by the changes of a folder; the keys of the sheets."""
    if not before:
        return []
    first = packed(await _lists(store))
    return await sheets.lay(store, _sheets(f"{HEAD}/{before} from {after}", first, folder))


def _sheets(name: str, first: str, folder: Path) -> Iterator[Sheet]:
    yield Sheet(f"{name}/0", 0, first)
    for place, text in enumerate(undoing(changes(folder / CHANGES)), 1):
        yield Sheet(f"{name}/{place}", place, text)


async def _lists(store: Reader) -> dict[str, Any]:
    """What is said of the model that counts, and its lists."""
    [[properties]] = await store.read(Statement(statements.ABOUT))
    told = cast("dict[str, Any]", properties)
    found: dict[str, Any] = {"model": {name: told.get(name) for name in TOLD}, "POPULAR": [], "RISING": []}
    for type_, product, own in await store.read(Statement(statements.TRENDS)):
        found[cast(str, type_)].append({"product": product, "properties": own})
    return found


async def restoring(store: Store, folder: Path, now: Standing) -> Switch:
    """The switch back to the model before, with its changes in a file of the folder; raises NoWayBack."""
    first = await _text(store, 0)
    if first is None:
        raise NoWayBack
    before = unpacked(first)
    await _changes(store, folder)
    undo = await way_back(store, folder, before=now.number, after=before["model"]["number"])
    model = {**before["model"], "newest": now.newest}
    return Switch(now.number, model, before["POPULAR"], before["RISING"], undo)


async def _changes(store: Reader, folder: Path) -> None:
    place = 1
    with (folder / CHANGES).open("wb") as file:
        while (text := await _text(store, place)) is not None:
            some = undone(text)
            kept = await edges_of(store, [each.source for each in some])
            for each in some:
                put_change(file, each.back(kept.get(each.source, {})))
            place += 1


async def _text(store: Reader, place: int) -> str | None:
    rows = await store.read(Statement(statements.UNDO, {"place": place}))
    return cast(str, rows[0][0]) if rows else None
