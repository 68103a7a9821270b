"""What was learned goes into the graph in one transaction: the new model replaces the old at once, or not at all.

Only edges that changed are written. An edge whose counts are what they were, and whose other numbers moved by less than
a hundredth, stays with the moment and model of which it speaks.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, cast

import orjson

from graph.cross_sell import statements
from graph.cross_sell.spool import ABOUT, EDGES, About, Edge, Trend, about, edges
from graph.statement import Statement
from graph.store import Reader, Transaction

BATCH, PAGE = 1000, 200
TOLERANCE = 0.01
NEARLY = ("weight", "support", "confidence", "lift", "significance", "buyerLift")
EXACTLY = ("together", "buyers", "ofBuyers")
Keep = Callable[[Transaction], Awaitable[None]]
"""What is done last in the transaction: whoever learns says that they still may."""


@dataclass(slots=True)
class Changed:
    """How the edges of the graph differ from those that were learned: both ids, and properties of new ones."""

    gone: list[dict[str, object]] = field(default_factory=list)
    new: list[dict[str, object]] = field(default_factory=list)
    same: int = 0


async def current(store: Reader) -> int:
    """The number of the model that counts; 0 if there is none."""
    rows = await store.read(Statement(statements.CURRENT))
    return cast(int, rows[0][0]) if rows else 0


async def compared(store: Reader, folder: Path, *, number: int, at: str) -> Changed:
    """What has to be written so that the graph has the edges of a folder, under this number and moment."""
    learned = edges(folder / EDGES)
    waiting = next(learned, None)
    found = Changed()
    async for ids, kept in _kept(store):
        for id_ in ids:
            while waiting is not None and waiting[0] < id_:
                waiting = next(learned, None)
            wanted = waiting[1] if waiting is not None and waiting[0] == id_ else ()
            _compare(found, id_, kept.get(id_, {}), {each.target: each for each in wanted}, {"model": number, "at": at})
    return found


def _compare(
    found: Changed, source: str, kept: Mapping[str, Any], wanted: Mapping[str, Edge], said: Mapping[str, object]
) -> None:
    """Note what is to be done about one product."""
    for target, edge in wanted.items():
        properties = _properties(edge)
        if target in kept and _is_same(kept[target], properties):
            found.same += 1
            continue
        if target in kept:
            found.gone.append({"source": source, "target": target})
        found.new.append({"source": source, "target": target, "properties": {**properties, **said}})
    found.gone += [{"source": source, "target": target} for target in kept if target not in wanted]


def _properties(edge: Edge) -> dict[str, Any]:
    return {
        "weight": edge.weight, "lift": edge.lift, "support": edge.support, "together": edge.together,
        "confidence": edge.confidence, "significance": edge.significance, "buyers": edge.buyers,
        "ofBuyers": edge.of_buyers, "buyerLift": edge.buyer_lift,
    }  # fmt: skip


def _is_same(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    if any(old.get(name) != new[name] for name in EXACTLY):
        return False
    return all(abs(old.get(name, 0) - new[name]) <= TOLERANCE * abs(new[name]) for name in NEARLY)


async def _kept(store: Reader) -> AsyncIterator[tuple[list[str], dict[str, dict[str, Any]]]]:
    """Products in the order of ids, a page at a time, with what goes with them now."""
    after = ""
    while ids := await _products(store, after):
        rows = await store.read(Statement(statements.EDGES, {"ids": ids}))
        pairs = {cast(str, id_): dict(cast("list[tuple[str, dict[str, Any]]]", some)) for id_, some in rows}
        yield ids, pairs
        after = ids[-1]


async def _products(store: Reader, after: str) -> list[str]:
    rows = await store.read(Statement(statements.PRODUCTS, {"after": after, "limit": PAGE}))
    return [cast(str, id_) for [id_] in rows]


async def replaced(tx: Transaction, changed: Changed, folder: Path, *, number: int, at: str, keep: Keep) -> None:
    """Write all of it, in the transaction that is given."""
    for rows in _batches(changed.gone):
        await tx.run(Statement(statements.DROP_EDGES, {"rows": rows}))
    for rows in _batches(changed.new):
        await tx.run(Statement(statements.MAKE_EDGES, {"rows": rows}))
    said = about(folder / ABOUT)
    await tx.run(Statement(statements.DROP_TRENDS))
    await tx.run(Statement(statements.SWITCH, {"properties": _said(said, number, at)}))
    await tx.run(Statement(statements.MAKE_POPULAR, {"rows": _trends(said.popular)}))
    await tx.run(Statement(statements.MAKE_RISING, {"rows": _trends(said.rising)}))
    await keep(tx)


def _said(said: About, number: int, at: str) -> dict[str, object]:
    return {
        "number": number, "at": at, "settings": orjson.dumps(said.settings).decode(), "purchases": said.purchases,
        "buyers": said.buyers, "products": said.products, "edges": said.edges,
    }  # fmt: skip


def _trends(trends: Sequence[Trend]) -> list[dict[str, object]]:
    return [
        {"product": each.product, "properties": {"rank": rank, "score": each.score, "buyers": each.buyers}}
        for rank, each in enumerate(trends, start=1)
    ]


def _batches(rows: list[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    """So many at a time as a statement takes well."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
