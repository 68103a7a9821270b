"""An import whose process, or whose engine, is killed again and again, until its file is in the graph."""

from __future__ import annotations

import asyncio
import random
import signal
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.engine.home import Home, published
from graph.statement import Statement
from tests.server.operation.engines import Mortal
from tests.server.operation.serving import command, environment

PRICE = 25_000  # of one thing, in 1/10,000
# The lines in the graph and their worth; what purchases say of themselves; what buyers are said to have bought.
LINES = "MATCH (:Interaction)-[l:CONTAINS]->() RETURN count(l), sum(l.total)"
PURCHASES = "MATCH (i:Interaction) RETURN count(i), sum(i.total)"
BOUGHT = "MATCH ()-[b:BOUGHT]->() RETURN sum(b.quantity), sum(b.spent)"
FEED = "MATCH (c:Change {kind: 'CREATED', type: 'Purchase'}) RETURN count(c), count(DISTINCT c.object)"


def purchases(path: Path, rows: int, *, first: int = 0) -> None:
    """A file of purchases of seven lines each."""
    lines = "".join(f"{n // 7},S{n % 500},1,2.50,2010-01-01,{n // 7 % 3000}\n" for n in range(first, first + rows))
    path.write_text("number,sku,quantity,price,at,customer\n" + lines)


async def killed_often(mortal: Mortal, path: Path, chance: random.Random, *, kills: int, longest: float) -> int:
    """Import the file while its process or the engine is killed at random moments; the kills that there were.

    Raises AssertionError where it ends badly without being killed.
    """
    for number in range(kills):
        child = await _importing(mortal, path)
        try:
            await asyncio.wait_for(child.wait(), chance.uniform(0.5, longest))
        except TimeoutError:
            await _kill(mortal, child, chance)
        else:
            if child.returncode:
                raise AssertionError(f"after {number} kills an unharmed import ended with {child.returncode}")
            return number
    return kills


async def _importing(mortal: Mortal, path: Path) -> Process:
    words = command("import", str(path), "--as", "purchases", "--source", "shop")
    return await asyncio.create_subprocess_exec(
        *words, env=environment(mortal.settings), stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL
    )


async def _kill(mortal: Mortal, child: Process, chance: random.Random) -> None:
    """The process alone, the engine alone, or both."""
    which = chance.choice(("process", "engine", "both"))
    if which != "engine":
        child.send_signal(signal.SIGKILL)
    if which != "process":
        mortal.kill()
        await mortal.revive()
    await child.wait()


async def finished(mortal: Mortal, path: Path) -> bool:
    """Import the rest in peace."""
    return await (await _importing(mortal, path)).wait() == 0


async def totals(mortal: Mortal) -> dict[str, list[object]]:
    """What is in the graph now."""
    async with connected(endpoint_of(mortal)) as store:
        return {
            name: (await store.read(Statement(text)))[0]
            for name, text in (("lines", LINES), ("purchases", PURCHASES), ("bought", BOUGHT), ("feed", FEED))
        }


def endpoint_of(mortal: Mortal) -> Endpoint:
    """Where it listens."""
    if uri := mortal.settings.get("KITH_ENGINE_URI"):
        return Endpoint(uri, "neo4j", "", "neo4j")
    found = published(Home(Path(mortal.settings["KITH_DATA_DIR"]) / "engine"))
    assert found is not None
    return found


def expected(rows: int) -> dict[str, list[object]]:
    """What a file comes to."""
    made = -(-rows // 7)
    return {
        "lines": [rows, rows * PRICE], "purchases": [made, rows * PRICE], "bought": [rows, rows * PRICE],
        "feed": [made, made],
    }  # fmt: skip
