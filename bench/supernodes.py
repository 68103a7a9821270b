"""`./kith bench supernodes`: what an answer takes where one node has very many neighbours."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from rich.console import Console

from bench import crowd, figures
from bench.batches import put_links, put_nodes
from bench.callers import callers
from bench.crowd import Size, link, node
from bench.engines import MILLIONS, Engine, empty
from bench.population import Values, id_of
from bench.processes import running
from bench.relations import Question, Taken, asked, markdown, shown
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.store import Store

NUMBER = 99_999_999
COMPANY, CUSTOMER = id_of("Company", NUMBER), id_of("Customer", NUMBER)
SOMEBODY, ANOTHER = id_of("Customer", 7), id_of("Customer", 77)
SHORT = "a customer's page of 20 referrals, with total"
WARMING = 5


def _page(data: Any) -> int:
    return len(data["customer"]["referrals"]["nodes"])


def _network(data: Any) -> int:
    return len(data["network"]["nodes"])


def _path(data: Any) -> int:
    return sum(len(each["hops"]) + 1 for each in data["connectionPath"]["paths"])


def _tree(data: Any) -> int:
    return int(data["customer"]["referralTree"]["totalCount"])


NETWORK = """query ($id: ID!) { network(around: [$id], depth: 2, limit: 500) {
  truncated nodes { id kind label } edges { from to type } } }"""
TREE = """query ($id: ID!) { customer(by: {id: $id}) { referralTree(maxDepth: 6, first: 100) {
  totalCount truncated nodes { depth customer { name } } } } }"""
PAGE = "query ($id: ID!) { customer(by: {id: $id}) { referrals(first: 20) { totalCount nodes { name } } } }"
PATH = """query ($id: ID!, $to: ID!) { connectionPath(from: $id, to: $to, maxDepth: 4) {
  truncated paths { hops { sentence } } } }"""
ASKED: Sequence[tuple[Question, str, str]] = (
    (Question(SHORT, PAGE, _page, bool), CUSTOMER, ANOTHER),
    (Question("network of 500 around the company", NETWORK, _network, lambda data: not data["network"]["truncated"]),
     COMPANY, ANOTHER),
    (Question("network of 500 around somebody beside both", NETWORK, _network,
              lambda data: not data["network"]["truncated"]), SOMEBODY, ANOTHER),
    (Question("path through either", PATH, _path, lambda data: bool(data["connectionPath"]["paths"])),
     SOMEBODY, ANOTHER),
    (Question("tree below the customer", TREE, _tree,
              lambda data: not data["customer"]["referralTree"]["truncated"]), CUSTOMER, ANOTHER),
)  # fmt: skip
"""Each with whom it is about, and another."""


def main(arguments: list[str]) -> int:
    """The exit code; the table goes to the terminal, and into the document where that is asked for."""
    wanted, console = _parser().parse_args(arguments), Console()
    taken = asyncio.run(_measured(wanted.engine, wanted.neighbours, wanted.count, console))
    course = f"a company that employs {wanted.neighbours:,} and a customer who brought as many, {wanted.count} of each"
    about = figures.about(wanted.engine, course)
    console.print(shown(taken), about)
    if wanted.write:
        figures.put(f"{markdown(taken)}\n\n{about}", f"supernodes on {wanted.engine}")
    return 0


def _parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser("kith bench supernodes", description="Milliseconds where somebody knows everybody.")
    found.add_argument("--engine", choices=("embedded", "neo4j"), default="embedded", help="the engine below")
    found.add_argument("--neighbours", type=int, default=100_000, help="how many each of the two has (100000)")
    found.add_argument("--count", type=int, default=20, help="how often each question is asked (20)")
    found.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return found


async def _measured(engine: str, neighbours: int, count: int, console: Console) -> list[Taken]:
    async with _filled(engine, neighbours, console) as place, running("kith", place.endpoint, {}) as starting:
        server = await starting.ready()
        pids = (server.pid, place.pid)
        async with callers(server.port, 1) as (caller,):
            for question, one, other in ASKED:
                await asked(question, caller, [(one, other)] * WARMING, pids)
            return [await asked(question, caller, [(one, other)] * count, pids, console)
                    for question, one, other in ASKED]  # fmt: skip


@asynccontextmanager
async def _filled(engine: str, neighbours: int, console: Console) -> AsyncIterator[Engine]:
    async with empty(engine, pages=MILLIONS) as found, connected(found.endpoint) as store:
        with console.status(f"making {neighbours:,} neighbours of two"):
            await fill(store, found.endpoint, neighbours)
        yield found


async def fill(store: Store, endpoint: Endpoint, neighbours: int) -> None:
    """So many customers, employed by one company and brought by one customer."""
    await crowd.fill(store, endpoint, Size(neighbours, 0))
    for label in ("Company", "Customer"):
        await put_nodes(store, label, [node(label, NUMBER, "Everybody")])
    await put_links(store, "WORKS_AT", map(_employed, range(neighbours)))
    await put_links(store, "REFERRED", map(_brought, range(neighbours)))


def _employed(number: int) -> Values:
    return link("Customer", number, "Company", NUMBER, {"isPrimary": False, "role": "clerk"})


def _brought(number: int) -> Values:
    own: Values = {"at": crowd.MADE, "status": "CONVERTED", "isCredited": True}
    return link("Customer", NUMBER, "Customer", number, own)
