"""An import that says when its second batch is coming, and then waits to be killed."""

import asyncio
import sys
from pathlib import Path

from graph.bolt import connected
from graph.endpoint import Endpoint
from server.imports.run import Step
from tests.server.imports.importing import brought, plan_of


def wait(step: Step) -> None:
    """Let one batch be written, then hold still."""
    if step.done > 4000:
        sys.stdout.write("now\n")
        sys.stdout.flush()
        sys.stdin.readline()


async def main(path: str, folder: str, uri: str, user: str, database: str) -> None:
    """Import the file."""
    password = sys.stdin.readline().strip()
    async with connected(Endpoint(uri, user, password, database)) as store:
        await brought(store, plan_of(Path(path), "purchases"), Path(folder), wait)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
