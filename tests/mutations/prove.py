"""`./kith prove writes`: many at once, cut lines, killed imports; what was acknowledged is there, once."""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import re
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from graph import embedded
from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.model import MODEL
from graph.statement import Statement
from migrations.runner import migrate
from migrations.writing import write
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from server.settings import CHECKOUT
from tests.engines import neo4j
from tests.mutations import killing, stalled
from tests.mutations.conftest import asked, made
from tests.mutations.cutting import cutting
from tests.mutations.rounds import MADE, increments, kth_faults, once_each, one_customer
from tests.mutations.watching import heard
from tests.server.operation.engines import Mortal, embedded_engine, neo4j_engine
from tests.server.operation.serving import serving

PAGE = CHECKOUT / "docs" / "proofs.md"
ENGINES: dict[str, Callable[[Path], AbstractAsyncContextManager[Endpoint]]] = {
    "embedded": embedded.running,
    "neo4j": neo4j.running,
}
MORTAL: dict[str, Callable[[Path], AbstractAsyncContextManager[Mortal]]] = {
    "embedded": embedded_engine,
    "neo4j": neo4j_engine,
}
# What makes an e-mail address one node.
UNPROTECTED = "DROP CONSTRAINT identifier_key"


@dataclass
class Proof:
    """What is asked of one engine, and what came of it."""

    engine: str
    asked: argparse.Namespace
    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def told(self, claim: str, found: object, wanted: object, *, beside: str = "") -> None:
        said = f"{found}{', ' if beside else ''}{beside}"
        self.rows.append((self.engine, claim, str(wanted), said))
        sys.stdout.write(f"{self.engine}: {claim}: {said} (wanted {wanted})\n")
        sys.stdout.flush()
        if found != wanted:
            self.faults.append(f"{self.engine}: {claim}: {found}, not {wanted}")


@asynccontextmanager
async def opened(engine: str) -> AsyncIterator[tuple[GraphQL, Endpoint]]:
    """An API over an empty graph that is gone afterwards."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with ENGINES[engine](Path(folder)) as endpoint, connected(endpoint) as store:
            await migrate(store, endpoint)
            setting = Setting(UTC, "GBP", b"k" * 32, 1000, "GB")
            yield GraphQL(store, MODEL, setting, made=made()), endpoint


async def races(proof: Proof) -> None:
    """Nothing is lost where many write the same, and one key makes one customer."""
    asked = proof.asked
    async with opened(proof.engine) as (api, endpoint):
        begun = time.monotonic()
        count, version, conflicts = await increments(api, asked.writers, asked.each)
        passed = f"{conflicts:,} conflicts met and tried again, {time.monotonic() - begun:,.0f} s"
        wanted = asked.writers * asked.each
        proof.told(
            f"{asked.writers} writers add one {asked.each:,} times, each on the version it has read",
            (count, version), (wanted, wanted + 1), beside=passed,
        )  # fmt: skip
        held = await one_customer(api, asked.clients, asked.rounds)
        claim = f"{asked.clients} clients upsert one new e-mail address at once, {asked.rounds} times: most customers"
        proof.told(claim, max(held), 1)
        await cuts(proof, api, endpoint)
    async with opened(proof.engine) as (api, _):
        faults, wrong = await kth_faults(api, MODEL)
        proof.told("every statement of every mutation fails once: the graph is another one after", wrong, [],
                   beside=f"{faults} faults")  # fmt: skip
    if proof.engine == "neo4j":
        await unprotected(proof)


async def unprotected(proof: Proof) -> None:
    """The same without the key's constraint has to go wrong, or the proof could not fail."""
    async with opened(proof.engine) as (api, _):
        await write(api.store, Statement(UNPROTECTED))
        held = await one_customer(api, proof.asked.clients, 3)
        proof.told("the same without the constraint of the key gives more than one", max(held) > 1, wanted=True)


async def cuts(proof: Proof, api: GraphQL, endpoint: Endpoint) -> None:
    """A line that is cut at commit leaves one effect of each wish."""
    async with cutting(endpoint, proof.asked.seed) as (line, near), connected(near) as store:
        line.armed = True
        before = await api.store.read(Statement("MATCH (c:Customer) RETURN count(c)"))
        wishes, seen = 0, (0, 0, 0)
        while line.lost + line.unheard < proof.asked.cuts:
            seen = await once_each(replace(api, store=store), wishes + 20)
            wishes += 20
        base = int(str(before[0][0]))
        beside = f"{line.lost} commits lost and {line.unheard} unheard of, {seen[2]} asked again by the client"
        proof.told("commits cut: customers made and told of by the feed, of each wish one",
                   (seen[0] - base, seen[1] - base), (wishes, wishes), beside=beside)  # fmt: skip


async def watchers(proof: Proof) -> None:
    """Everybody who follows hears of a change within a second."""
    async with opened(proof.engine) as (api, _):
        count = proof.asked.subscribers
        seconds = await heard(api.store, count, partial(asked, api, MADE))
        beside = f"the last one after {', '.join(f'{each:.2f}' for each in seconds)} s"
        proof.told(f"{count:,} subscribers have all heard of a change within a second", max(seconds) < 1, wanted=True,
                   beside=beside)  # fmt: skip


async def stopped_readers(proof: Proof) -> None:
    """Subscribers who read no more cost the server nothing that grows."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with MORTAL[proof.engine](Path(folder) / "data") as mortal:
            endpoint = killing.endpoint_of(mortal)
            async with connected(endpoint) as store:
                await migrate(store, endpoint)
            async with serving(mortal.settings, Path(folder) / "serve.log", workers=1) as server:
                found = await stalled.grown(server)
    claim = f"beside {stalled.READERS} subscribers who have stopped reading, the server grows by less than 10 MB"
    beside = f"MB after each {stalled.CHANGES:,} changes: {', '.join(f'{each:.1f}' for each in found)}"
    proof.told(claim, found[-1] - found[0] < 10, wanted=True, beside=beside)


async def kills(proof: Proof) -> None:
    """An import whose process or engine is killed at random moments loses nothing and doubles nothing."""
    asked, chance, done = proof.asked, random.Random(proof.asked.seed), 0
    begun = time.monotonic()
    wrong: list[str] = []
    while done < asked.kills:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "purchases.csv"
            killing.purchases(path, asked.rows)
            async with MORTAL[proof.engine](Path(folder) / "data") as mortal:
                done += await killing.killed_often(
                    mortal, path, chance, kills=asked.kills - done, longest=asked.longest
                )
                ended = await killing.finished(mortal, path)
                found, wanted = await killing.totals(mortal), killing.expected(asked.rows)
                wrong += [f"{name}: {each}" for name, each in found.items() if each != wanted[name]]
                wrong += [] if ended else ["the last import did not end well"]
    beside = f"{done} kills, {time.monotonic() - begun:,.0f} s"
    proof.told(f"imports of {asked.rows:,} rows killed at random moments: totals that differ from the file",
               wrong, [], beside=beside)  # fmt: skip


def main(words: Sequence[str] | None = None) -> int:
    told = _parser().parse_args(words)
    # Statements that fail on purpose would fill the screen.
    logging.getLogger("kith").setLevel(logging.CRITICAL)
    proofs = [Proof(engine, told) for engine in told.engine or ENGINES]
    for proof in proofs:
        if "races" not in told.without:
            asyncio.run(races(proof))
        if "watchers" not in told.without:
            asyncio.run(watchers(proof))
            asyncio.run(stopped_readers(proof))
        if "kills" not in told.without:
            asyncio.run(kills(proof))
    faults = [each for proof in proofs for each in proof.faults]
    if told.write:
        PAGE.write_text(placed(PAGE.read_text(), [row for proof in proofs for row in proof.rows]))
    for each in faults:
        sys.stdout.write(f"not as promised: {each}\n")
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("kith prove writes", description=__doc__)
    parser.add_argument("--engine", choices=sorted(ENGINES), action="append", help="one of them; both by default")
    parts = ("races", "watchers", "kills")
    parser.add_argument("--without", choices=parts, action="append", default=[], help="leave this out")
    parser.add_argument("--writers", type=int, default=32, help="who add one to the same figure (32)")
    parser.add_argument("--each", type=int, default=1000, help="how often each of them does (1,000)")
    parser.add_argument("--clients", type=int, default=64, help="who upsert the same address at once (64)")
    parser.add_argument("--rounds", type=int, default=500, help="how many addresses (500)")
    parser.add_argument("--cuts", type=int, default=200, help="commits that are cut (200)")
    parser.add_argument("--subscribers", type=int, default=1000, help="who follow one change (1,000)")
    parser.add_argument("--kills", type=int, default=100, help="how often a process or engine is killed (100)")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the imported file (100,000)")
    parser.add_argument("--longest", type=float, default=12.0, help="seconds that an import runs unharmed at most (12)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/proofs.md")
    return parser


def placed(page: str, rows: Sequence[Sequence[str]]) -> str:
    """The page with these figures between its markers."""
    lines = ["| engine | what was done | wanted | found |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(each)} |" for each in rows]
    figures = "\n".join([*lines, "", f"Measured on {datetime.now(UTC):%Y-%m-%d}."])
    return re.sub(r"(<!-- writes -->\n).*?(<!-- end -->)", lambda found: f"{found[1]}{figures}\n{found[2]}", page,
                  count=1, flags=re.DOTALL)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
