"""What was learned goes into the graph in one transaction: the new model replaces the old at once, or not at all.

Only edges that changed are written. An edge whose counts are what they were, and whose other numbers moved by less than
a hundredth, stays with the moment and model of which it speaks. What is replaced is kept beside: see restoring.py.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, cast

import orjson

from graph.cross_sell import statements
from graph.cross_sell.changes import CHANGES, Change, Properties, change_of, put_change
from graph.cross_sell.changes import changes as in_file
from graph.cross_sell.serving.weights import key_of, text_of
from graph.cross_sell.spool import EDGES, About, Edge, Trend, edges
from graph.ingest.slots import spelled
from graph.sheets import service as sheets
from graph.statement import Statement
from graph.store import Reader, Store, Transaction

HEAD = "cross-sell"
BATCH, PAGE = 1000, 200
MOST_AT_ONCE = 200_000
"""New edges of a first model that are written in one transaction."""
TOLERANCE = 0.01
NEARLY = ("weight", "support", "confidence", "lift", "significance", "buyerLift")
EXACTLY = ("together", "buyers", "ofBuyers")
Keep = Callable[[Transaction], Awaitable[None]]
"""What is done last in the transaction: whoever learns says that they still may."""


class Overtaken(Exception):
    """Another model counts than the one that was compared with."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The number of the model that counts, 0 if there is none, and the highest that any has had.

    `is_packed` says that the weights of each product stand beside it in one text, which is quicker to read than edges.
    """

    number: int = 0
    newest: int = 0
    is_packed: bool = False


@dataclass(frozen=True, slots=True)
class Switch:
    """From one model to another: its properties and lists, and the sheets that lead back."""

    before: int
    model: Mapping[str, object]
    popular: Sequence[Mapping[str, object]]
    rising: Sequence[Mapping[str, object]]
    undo: Sequence[str]


async def standing(store: Reader) -> Standing:
    """Which model counts."""
    rows = await store.read(Statement(statements.CURRENT))
    if not rows:
        return Standing()
    number, _, newest, is_packed = rows[0]
    return Standing(cast(int, number or 0), cast(int, newest or number or 0), bool(is_packed))


async def current(store: Reader) -> int:
    """The number of the model that counts; 0 if there is none."""
    return (await standing(store)).number


async def compared(store: Reader, folder: Path, *, number: int, at: str, is_packed: bool = False) -> None:
    """Write into a file of the folder how its edges differ from those of the graph.

    Unless weights are packed already, a product of which nothing changes is in it too, for its weights.
    """
    learned = _Walk(edges(folder / EDGES))
    with (folder / CHANGES).open("wb") as file:
        async for ids, kept in pages(store):
            for id_ in ids:
                change = _change(id_, kept.get(id_, {}), learned.of(id_), {"model": number, "at": at})
                put_change(file, change, anyway=not is_packed)


class _Walk:
    """Goes through learned edges beside products, both in the order of ids."""

    def __init__(self, learned: Iterator[tuple[str, tuple[Edge, ...]]]) -> None:
        self.rest = learned
        self.waiting = next(learned, None)

    def of(self, product: str) -> tuple[Edge, ...]:
        """The edges of a product, none if it has none."""
        while self.waiting is not None and self.waiting[0] < product:
            self.waiting = next(self.rest, None)
        return self.waiting[1] if self.waiting is not None and self.waiting[0] == product else ()


def _change(source: str, kept: Mapping[str, Properties], wanted: Sequence[Edge], said: Properties) -> Change:
    """What is to be done about one product."""
    new = {each.target: _properties(each) for each in wanted}
    same = {target for target, properties in new.items() if target in kept and _is_same(kept[target], properties)}
    return change_of(
        source,
        kept,
        {target: properties for target, properties in kept.items() if target not in same},
        {target: {**properties, **said} for target, properties in new.items() if target not in same},
    )


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


async def pages(store: Reader) -> AsyncIterator[tuple[list[str], dict[str, dict[str, dict[str, Any]]]]]:
    """Products in the order of ids, a page at a time, with what goes with them now."""
    after = ""
    while ids := await _products(store, after):
        yield ids, await edges_of(store, ids)
        after = ids[-1]


async def edges_of(store: Reader, ids: Sequence[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """What goes with some products now: properties of edges by their targets, by product."""
    rows = await store.read(Statement(statements.EDGES, {"ids": list(ids)}))
    return {cast(str, id_): dict(cast("list[tuple[str, dict[str, Any]]]", some)) for id_, some in rows}


async def _products(store: Reader, after: str) -> list[str]:
    rows = await store.read(Statement(statements.PRODUCTS, {"after": after, "limit": PAGE}))
    return [cast(str, id_) for [id_] in rows]


async def replaced(tx: Transaction, switch: Switch, folder: Path, *, keep: Keep) -> None:
    """Write all of it, in the transaction that is given; raises Overtaken."""
    rows = await tx.run(Statement(statements.LOCK, {"at": switch.model["at"]}))
    if (rows[0][0] or 0) != switch.before:
        raise Overtaken
    for each in _edges(folder):
        await tx.run(each)
    for batch in _batches(_weights(in_file(folder / CHANGES))):
        await tx.run(Statement(statements.WEIGH, {"rows": batch}))
    await tx.run(Statement(statements.DROP_TRENDS))
    await sheets.hold(tx, HEAD, switch.undo, switch.model)
    await _make(tx, statements.MAKE_POPULAR, switch.popular)
    await _make(tx, statements.MAKE_RISING, switch.rising)
    await keep(tx)


async def made_ahead(store: Store, folder: Path, keep: Keep) -> bool:
    """Write the edges of a model that replaces none before it counts, if they are many, a thousand in a transaction
    that `keep` ends; whether there were many. All at once they would take an engine 1.5 KB each."""
    if sum(len(each.new) for each in in_file(folder / CHANGES)) <= MOST_AT_ONCE:
        return False
    for each in _edges(folder):
        await store.write(partial(_part, statement=each, keep=keep))
    return True


async def _part(tx: Transaction, statement: Statement, keep: Keep) -> None:
    await tx.run(statement)
    await keep(tx)


def _edges(folder: Path) -> Iterator[Statement]:
    """What makes of the edges that are there those of the model."""
    for batch in _batches(_moved(in_file(folder / CHANGES))):
        yield Statement(statements.MOVE_EDGES, {"rows": batch})
    for batch in _batches(_gone(in_file(folder / CHANGES))):
        yield Statement(statements.DROP_EDGES, {"rows": batch})
    for batch in _batches(_new(in_file(folder / CHANGES))):
        yield Statement(spelled(statements.MAKE_EDGES, batch), {"rows": batch})


async def _make(tx: Transaction, text: str, rows: Sequence[Mapping[str, object]]) -> None:
    """New relationships with what they have, which the embedded engine writes once if it is told at once."""
    if rows:
        await tx.run(Statement(spelled(text, rows), {"rows": list(rows)}))


def said(about: About, number: int, at: str) -> dict[str, object]:
    """What the graph says of a model that was just learned."""
    return {
        "number": number, "newest": number, "at": at, "settings": orjson.dumps(about.settings).decode(),
        "purchases": about.purchases, "buyers": about.buyers, "products": about.products, "edges": about.edges,
        "isPacked": True, "newestPurchase": about.newest,
    }  # fmt: skip


def ranked(trends: Sequence[Trend]) -> list[dict[str, object]]:
    """A list of products as its edges are made."""
    return [
        {"product": each.product, "properties": {"rank": rank, "score": each.score, "buyers": each.buyers}}
        for rank, each in enumerate(trends, start=1)
    ]


def _moved(changes: Iterator[Change]) -> Iterator[dict[str, object]]:
    return (_edge(each, target) for each in changes for target in each.new if target in each.gone)


def _gone(changes: Iterator[Change]) -> Iterator[dict[str, object]]:
    for each in changes:
        for target in each.gone:
            if target not in each.new:
                yield {"source": each.source, "target": target}


def _new(changes: Iterator[Change]) -> Iterator[dict[str, object]]:
    return (_edge(each, target) for each in changes for target in each.new if target not in each.gone)


def _edge(change: Change, target: str) -> dict[str, object]:
    return {"source": change.source, "target": target, "properties": change.new[target]}


def _weights(changes: Iterator[Change]) -> Iterator[dict[str, object]]:
    return ({"key": key_of(each.source), "text": text_of(each.weights)} for each in changes)


def _batches(rows: Iterator[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    """So many at a time as a statement takes well."""
    while batch := list(islice(rows, BATCH)):
        yield batch
