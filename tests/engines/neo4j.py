"""A real Neo4j for the tests: fetched once from Maven Central, started on loopback, gone afterwards."""

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from graph.bolt import connected
from graph.endpoint import Endpoint
from graph.engine import launch, locks
from graph.engine.free_ports import free_ports
from graph.errors import Unavailable

VERSION = "5.26.12"
CACHE = Path(__file__).parents[2] / ".cache" / "neo4j" / VERSION
LONGEST_START = 90.0
PAGES = "256m"
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>kith</groupId><artifactId>tests</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency>
<groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version>
</dependency></dependencies></project>
"""
CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size={pages}
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
db.index.fulltext.eventually_consistent_refresh_interval=1s
"""
MACHINE = (
    "-Xmx1g",
    "-XX:+UseSerialGC",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
)


class CannotRun(Exception):
    """Neo4j cannot be fetched or started on this machine."""


@asynccontextmanager
async def running(folder: Path, *, scheme: str = "neo4j", pages: str = PAGES) -> AsyncIterator[Endpoint]:
    """A server with the graph of the folder, in 6 to 8 seconds once it has been fetched.

    By `bolt`, drivers need not ask a single server who else there is. `pages` is the memory for pages of the graph.
    """
    server = _started(folder, port := free_ports(1)[0], pages)
    endpoint = Endpoint(f"{scheme}://127.0.0.1:{port}", "neo4j", "", "neo4j")
    try:
        await _ready(server, endpoint, folder)
        yield endpoint
    finally:
        # A graph that is thrown away needs no ten seconds of farewell.
        server.kill()
        server.wait()


def imported(folder: Path, tables: Sequence[str]) -> None:
    """Put tables into the graph of a server that has not run yet; they are told as its own importer wants them."""
    folder.mkdir(parents=True, exist_ok=True)
    goal = ["database", "import", "full", "neo4j", "--max-off-heap-memory=1g", *tables]
    done = subprocess.run(
        [_program("java"), *MACHINE, "-cp", f"{fetched()}/*", "org.neo4j.cli.AdminTool", *goal],
        env={**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder)}, cwd=folder,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise CannotRun(f"Neo4j could not import:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def fetched() -> Path:
    """The folder of the jars, filled by Maven unless it is full already."""
    lib = CACHE / "lib"
    CACHE.mkdir(parents=True, exist_ok=True)
    lock = locks.exclusive(CACHE / "fetch.lock")
    try:
        if not lib.exists():
            _fetch(lib)
    finally:
        os.close(lock)
    return lib


def _fetch(lib: Path) -> None:
    draft = CACHE / "draft"
    shutil.rmtree(draft, ignore_errors=True)
    (CACHE / "pom.xml").write_text(POM.format(version=VERSION))
    goal = [_program("mvn"), "-q", "-B", "-f", str(CACHE / "pom.xml"), "dependency:copy-dependencies"]
    done = subprocess.run([*goal, f"-DoutputDirectory={draft}"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotRun(f"Maven could not fetch org.neo4j:neo4j:{VERSION}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    draft.rename(lib)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        wanted = "The tests on Neo4j need Java 17 or newer and Maven"
        raise CannotRun(f"{wanted}; {name} is not on the path. Install it, or run the tests without --engine neo4j.")
    return found


def _started(folder: Path, port: int, pages: str = PAGES) -> "subprocess.Popen[bytes]":
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "neo4j.conf").write_text(CONFIGURATION.format(port=port, pages=pages))
    classes = ["-cp", f"{fetched()}/*", "org.neo4j.server.CommunityEntryPoint"]
    places = [f"--home-dir={folder}", f"--config-dir={folder}"]
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-P", launch.__file__, str(folder / "pid"), _program("java"), *MACHINE, *classes, *places],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


async def _ready(server: "subprocess.Popen[bytes]", endpoint: Endpoint, folder: Path) -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and server.poll() is None:
        try:
            async with connected(endpoint):
                return
        except Unavailable:
            await asyncio.sleep(0.1)
    raise CannotRun(f"Neo4j did not come up; its log ends:\n{(folder / 'server.log').read_text()[-2000:]}")


def main() -> int:
    """Fetch it before the clock of a test runs: python -m tests.engines.neo4j."""
    try:
        fetched()
        _program("java")
    except CannotRun as error:
        sys.stderr.write(f"kith: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
