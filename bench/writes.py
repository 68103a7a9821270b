"""`./kith bench writes`: what a purchase costs through the API, beside the bare driver sending the same statements.

The statements of one purchase are written down as they go to the engine. The bare driver sends them again with other
ids, in one transaction: it knows no schema, reads no answer, decides nothing. So the difference is what Kith adds.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import figures
from graph import embedded
from graph.bolt import BoltStore, connected
from graph.ids import new_id
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Row, Transaction
from migrations.runner import migrate
from resolvers.binding import Setting
from schema.operations import OPERATIONS
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.answers.rooting import schema_of
from tests.engines import neo4j

RECORD = """mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) {
  purchase { id } userErrors { code field message } } }"""
MANY = """mutation ($rows: [PurchaseRecordInput!]!) { purchasesRecord(input: {rows: $rows}) {
  done userErrors { code field message } } }"""
CUSTOMERS = """mutation ($rows: [CustomerCreateInput!]!) { customersCreate(input: {rows: $rows}) {
  done userErrors { code field message } } }"""
PRODUCTS = """mutation ($rows: [ProductCreateInput!]!) { productsCreate(input: {rows: $rows}) {
  done userErrors { code field message } } }"""
HEAD = ("what", "way", "purchases a second", "ms of processor", "ratio")
BUYERS, GOODS, LINES, BULK = 1000, 1000, 3, 1000
ID = re.compile(r"\b(?:[a-z]{3}_[0-9a-z]{26}|[0-9a-f]{32}|R\d+)\b")
OURS = re.compile(r"(?:int|idn|adr)_")
"""Ids that a purchase makes, rather than those that it names."""


@dataclass
class Heard:
    """A transaction that writes down what goes through it."""

    inner: Transaction
    said: list[Statement]

    async def run(self, statement: Statement, /) -> list[Row]:
        self.said.append(statement)
        return await self.inner.run(statement)


@dataclass
class Listening:
    """A store that remembers the statements of its last write."""

    inner: BoltStore
    said: list[Statement] = field(default_factory=list)

    @property
    def engine(self) -> Any:
        return self.inner.engine

    async def read(self, statement: Statement, **options: Any) -> list[Row]:
        return await self.inner.read(statement, **options)

    async def write(self, work: Callable[[Transaction], Awaitable[Any]], **options: Any) -> Any:
        async def attempt(tx: Transaction) -> Any:
            self.said.clear()
            return await work(Heard(tx, self.said))

        return await self.inner.write(attempt, **options)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one way: a second's work, and milliseconds of processor time that each piece of it takes."""

    a_second: float
    cpu: float


def main(arguments: list[str]) -> int:
    wanted = _parser().parse_args(arguments)
    rows, console = asyncio.run(_measured(wanted.engine, wanted.rounds, wanted.singles)), Console()
    about = figures.about(wanted.engine, f"{wanted.rounds} rounds, {wanted.singles} single purchases in each, medians")
    console.print(_shown(rows), about)
    if wanted.write:
        figures.put(f"{figures.markdown(HEAD, rows, words=2)}\n\n{about}", f"writes on {wanted.engine}")
    return 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench writes", description="Purchases, one by one and by the thousand.")
    found.add_argument("--engine", choices=("embedded", "neo4j"), default="embedded", help="the engine below both")
    found.add_argument("--rounds", type=int, default=5, help="rounds, the ways in turn; medians are told (5)")
    found.add_argument("--singles", type=int, default=100, help="single purchases in each round (100)")
    found.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return found


def _shown(rows: Sequence[Sequence[str]]) -> Table:
    table = Table(*HEAD, title="processor time of one process, which is the server or the bare driver")
    for column in table.columns[2:]:
        column.justify = "right"
    for row in rows:
        table.add_row(*row)
    return table


async def _measured(engine: str, rounds: int, singles: int) -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as folder:
        place = (neo4j if engine == "neo4j" else embedded).running(Path(folder))
        async with place as endpoint, connected(endpoint) as store:
            await migrate(store, endpoint)
            api = _api(store)
            await _fill(api)
            return await _rows(api, store, rounds, singles)


def _api(store: BoltStore | Listening) -> GraphQL:
    setting = Setting(UTC, "GBP", b"k" * 32, 1000)
    made = schema_of(MODEL, "GBP", UTC, OPERATIONS)
    return GraphQL(store, MODEL, setting, made=made)  # type: ignore[arg-type]  # it has what writes use


async def _fill(api: GraphQL) -> None:
    key = "external"
    people = [{"name": f"Customer {n}", key: {"source": "shop", "key": f"c{n}"}} for n in range(BUYERS)]
    goods = [{"sku": f"S{n}", "name": f"Product {n}", "price": "1.00"} for n in range(GOODS)]
    await _sent(api, CUSTOMERS, rows=people)
    await _sent(api, PRODUCTS, rows=goods)


async def _sent(api: GraphQL, text: str, **variables: Any) -> dict[str, Any]:
    reply = await api.answer(Request(text, variables=variables))
    assert not reply.errors, reply.errors
    ((payload),) = (reply.data or {}).values()
    assert payload["userErrors"] == [], payload
    return dict(payload)


async def _rows(api: GraphQL, store: BoltStore, rounds: int, singles: int) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for what, size in (("a purchase of three lines", 1), (f"{BULK:,} purchases in one call", BULK)):
        kith, bare = await _compared(api, store, size, rounds, singles if size == 1 else 1)
        ratio = f"{kith.cpu / bare.cpu:.2f}"
        found.append((what, "Kith", f"{kith.a_second * size:,.0f}", f"{kith.cpu:,.2f}", ratio))
        found.append((what, "driver", f"{bare.a_second * size:,.0f}", f"{bare.cpu:,.2f}", "1"))
    return found


async def _compared(api: GraphQL, store: BoltStore, size: int, rounds: int, pieces: int) -> tuple[Figures, Figures]:
    chance = Random(size)  # noqa: S311  # it chooses and guards nothing
    listening = Listening(store)
    await _one(_api(listening), size, chance)
    said = list(listening.said)
    kith, bare = [], []
    for _ in range(rounds):
        kith.append(await _timed(lambda: _one(api, size, chance), pieces))
        bare.append(await _timed(lambda: _again(store, said), pieces))
    return _median(kith), _median(bare)


async def _timed(piece: Callable[[], Awaitable[object]], pieces: int) -> Figures:
    begun, spent = time.monotonic(), time.process_time()
    for _ in range(pieces):
        await piece()
    return Figures(pieces / (time.monotonic() - begun), (time.process_time() - spent) * 1000 / pieces)


def _median(some: Sequence[Figures]) -> Figures:
    return Figures(statistics.median(each.a_second for each in some), statistics.median(each.cpu for each in some))


async def _one(api: GraphQL, size: int, chance: Random) -> None:
    rows = [_purchase(chance) for _ in range(size)]
    await (_sent(api, RECORD, input=rows[0]) if size == 1 else _sent(api, MANY, rows=rows))


def _purchase(chance: Random) -> dict[str, Any]:
    lines = [{"sku": f"S{n}", "quantity": chance.randint(1, 5), "unitPrice": "1.25"}
             for n in chance.sample(range(GOODS), LINES)]  # fmt: skip
    buyer = {"external": {"source": "shop", "key": f"c{chance.randrange(BUYERS)}"}}
    number = f"R{chance.getrandbits(60)}"
    return {"customer": buyer, "number": number, "external": {"source": "shop", "key": number}, "lines": lines}


async def _again(store: BoltStore, said: Sequence[Statement]) -> None:
    """The same statements with other ids."""
    others: dict[str, str] = {}
    told = [Statement(each.text, _renamed(each.parameters, others)) for each in said]

    async def work(tx: Transaction) -> None:
        for each in told:
            await tx.run(each)

    await store.write(work)


def _renamed(value: Any, others: dict[str, str]) -> Any:
    match value:
        case str():
            return ID.sub(lambda found: others.setdefault(found[0], _other(found[0])), value)
        case dict():
            return {name: _renamed(each, others) for name, each in value.items()}
        case list() | tuple():
            return [_renamed(each, others) for each in value]
        case _:
            return value


def _other(text: str) -> str:
    """An id of a thing that is made anew; what a purchase only names stays."""
    if "_" in text:
        return new_id(text[:3]) if OURS.match(text) else text
    return f"R{Random().getrandbits(60)}" if text.startswith("R") else f"{Random().getrandbits(128):032x}"  # noqa: S311  # no secret


if __name__ == "__main__":
    raise SystemExit(main([]))
