"""An import whose process is killed goes on in the next one, without a duplicate and without a loss."""

import asyncio
import signal
import sys
from pathlib import Path

from graph.bolt import BoltStore
from graph.endpoint import Endpoint
from tests.server.imports.importing import brought, plan_of, rows

ROWS = 7_000
CHILD = Path(__file__).with_name("killed.py")


async def test_a_killed_import_leaves_no_duplicate(store: BoltStore, engine: Endpoint, tmp_path: Path) -> None:
    path = tmp_path / "purchases.csv"
    lines = "".join(f"{n // 7},S{n % 50},1,2.50,2010-01-01,{n // 7 % 40}\n" for n in range(ROWS))
    path.write_text("number,sku,quantity,price,at,customer\n" + lines)
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", CHILD, path, tmp_path, engine.uri, engine.user, engine.database),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=Path.cwd(),
        env={"PYTHONPATH": str(Path.cwd())},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"{engine.password}\n".encode())
    await child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    await child.wait()
    report = await brought(store, plan_of(path, "purchases"), tmp_path)
    assert (report.resumed_at > 0, report.agrees) == (True, True)
    assert await rows(store, "MATCH (:Interaction)-[l:CONTAINS]->() RETURN count(l), sum(l.total)") == [
        [ROWS, ROWS * 25000]
    ]
    assert await rows(store, "MATCH (i:Interaction) RETURN count(i), sum(i.total)") == [[1000, ROWS * 25000]]
    assert await rows(store, "MATCH ()-[x:BOUGHT]->() RETURN sum(x.quantity)") == [[ROWS]]
