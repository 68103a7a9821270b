"""`./kith bench writes`: what a purchase costs through the API, beside the bare driver sending the same statements.

The statements of one purchase are written down as they go to the engine. The bare driver sends them again about another
buyer and other products, in one transaction: it knows no schema, decides nothing, reads no answer. So the difference is
what Kith adds, less what its statements save that go without most of the driver (`graph/lean.py`). What is asked and
what is sent is made before the clock runs.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from random import Random
from typing import Any

from neo4j import AsyncDriver
from rich.console import Console
from rich.table import Table

from bench import figures
from bench.bare import driver_of, written
from bench.engines import empty
from bench.repeated import Listening, about_others
from graph.bolt import BoltStore, connected
from graph.model import MODEL
from graph.statement import Statement
from migrations.runner import migrate
from resolvers.binding import Setting
from schema.operations import OPERATIONS
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.answers.rooting import schema_of

BUYERS, GOODS, LINES, BULK = 1000, 1000, 3, 1000
RECORD = """mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) {
  purchase { id } userErrors { code field message } } }"""
MANY = """mutation ($rows: [PurchaseRecordInput!]!) { purchasesRecord(input: {rows: $rows}) {
  done userErrors { code field message } } }"""
CUSTOMERS = """mutation ($rows: [CustomerCreateInput!]!) { customersCreate(input: {rows: $rows}) {
  done userErrors { code field message } } }"""
PRODUCTS = """mutation ($rows: [ProductCreateInput!]!) { productsCreate(input: {rows: $rows}) {
  done userErrors { code field message } } }"""
EVERYBODY = f"{{ customers(first: {BUYERS}) {{ nodes {{ id name }} }} }}"
HEAD = ("what", "way", "purchases a second", "ms of processor", "ratio")
Piece = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one way: a second's work, and milliseconds of processor time that each piece of it takes."""

    a_second: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Bare:
    """The driver, and what purchases may name."""

    driver: AsyncDriver
    database: str
    named: Sequence[Sequence[str]]

    def again(self, said: Sequence[Statement], chance: Random) -> Piece:
        """These statements about others, to be sent."""
        return partial(written, self.driver, self.database, about_others(said, self.named, chance))


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
    async with (
        empty(engine) as place,
        connected(place.endpoint) as store,
        driver_of(place.endpoint) as driver,
    ):
        await migrate(store, place.endpoint)
        bare = Bare(driver, place.endpoint.database, await filled(api_of(store)))
        return await _rows(store, bare, rounds, singles)


def api_of(store: BoltStore | Listening) -> GraphQL:
    setting = Setting(UTC, "GBP", b"k" * 32, 1000)
    made = schema_of(MODEL, "GBP", UTC, OPERATIONS)
    return GraphQL(store, MODEL, setting, made=made)  # type: ignore[arg-type]  # it has what writes use


async def filled(api: GraphQL) -> Sequence[Sequence[str]]:
    """What a purchase may name, once it is there: ids and keys of buyers in the same order, and keys of products.

    All have bought before, or the first purchase of each would do more than those after it.
    """
    keys, skus = [f"c{n}" for n in range(BUYERS)], [f"S{n}" for n in range(GOODS)]
    people = [{"name": each, "stage": "CUSTOMER", "external": {"source": "shop", "key": each}} for each in keys]
    await _sent(api, CUSTOMERS, rows=people)
    await _sent(api, PRODUCTS, rows=[{"sku": each, "name": each, "price": "1.00"} for each in skus])
    reply = await api.answer(Request(EVERYBODY))
    assert reply.data is not None, reply.errors
    ids = {each["name"]: each["id"] for each in reply.data["customers"]["nodes"]}
    return [ids[each] for each in keys], keys, skus


async def _sent(api: GraphQL, text: str, **variables: Any) -> dict[str, Any]:
    reply = await api.answer(Request(text, variables=variables))
    assert not reply.errors, reply.errors
    ((payload),) = (reply.data or {}).values()
    assert payload["userErrors"] == [], payload
    return dict(payload)


async def _rows(store: BoltStore, bare: Bare, rounds: int, singles: int) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for what, size in (("a purchase of three lines", 1), (f"{BULK:,} purchases in one call", BULK)):
        own, floor = await _compared(store, bare, size, rounds, singles if size == 1 else 1)
        ratio = f"{own.cpu / floor.cpu:.2f}"
        found.append((what, "Kith", f"{own.a_second * size:,.0f}", f"{own.cpu:,.2f}", ratio))
        found.append((what, "driver", f"{floor.a_second * size:,.0f}", f"{floor.cpu:,.2f}", "1"))
    return found


async def _compared(store: BoltStore, bare: Bare, size: int, rounds: int, pieces: int) -> tuple[Figures, Figures]:
    chance, api, listening = Random(size), api_of(store), Listening(store)  # noqa: S311  # it chooses and guards nothing
    await recorded(api_of(listening), purchases(size, chance))
    own, floor = list[Figures](), list[Figures]()
    for _ in range(rounds):
        own.append(await _timed([partial(recorded, api, purchases(size, chance)) for _ in range(pieces)]))
        floor.append(await _timed([bare.again(listening.said, chance) for _ in range(pieces)]))
    return _median(own), _median(floor)


async def _timed(pieces: Sequence[Piece]) -> Figures:
    begun, spent = time.monotonic(), time.process_time()
    for each in pieces:
        await each()
    taken, used = time.monotonic() - begun, time.process_time() - spent
    return Figures(len(pieces) / taken, used * 1000 / len(pieces))


def _median(some: Sequence[Figures]) -> Figures:
    return Figures(statistics.median(each.a_second for each in some), statistics.median(each.cpu for each in some))


async def recorded(api: GraphQL, rows: Sequence[Mapping[str, Any]]) -> None:
    await (_sent(api, RECORD, input=rows[0]) if len(rows) == 1 else _sent(api, MANY, rows=rows))


def purchases(size: int, chance: Random) -> list[dict[str, Any]]:
    return [_purchase(chance) for _ in range(size)]


def _purchase(chance: Random) -> dict[str, Any]:
    lines = [{"sku": f"S{n}", "quantity": chance.randint(1, 5), "unitPrice": "1.25"}
             for n in chance.sample(range(GOODS), LINES)]  # fmt: skip
    buyer = {"external": {"source": "shop", "key": f"c{chance.randrange(BUYERS)}"}}
    number = f"R{chance.getrandbits(60)}"
    return {"customer": buyer, "number": number, "external": {"source": "shop", "key": number}, "lines": lines}


if __name__ == "__main__":
    raise SystemExit(main([]))
