"""The notebooks run from top to bottom, over HTTP, against a graph that was analysed."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
import uvicorn

from graph.bolt import BoltStore
from server.answers.answering import GraphQL
from server.app import application
from server.everybody import everybody
from server.settings import CHECKOUT
from tests.computed.networks import FRIENDS, analysed, loaded
from tests.mutations.conftest import api
from tests.server.test_app import well

__all__ = ["api"]

FOLDER = CHECKOUT / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path) -> list[dict[str, Any]]:
    return [each for each in json.loads(path.read_text("utf-8"))["cells"] if each["cell_type"] == "code"]


@asynccontextmanager
async def served(api: GraphQL) -> AsyncIterator[str]:
    """The API over HTTP on a free port of this machine."""
    app = application(everybody(api), well)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none", lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        task = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://localhost:{listening.getsockname()[1]}/graphql"
        server.should_exit = True
        await task


def ran(path: Path) -> dict[str, Any]:
    """What the cells of a notebook leave behind."""
    left = dict[str, Any]()
    for number, each in enumerate(cells(path), 1):
        exec(compile("".join(each["source"]), f"{path.name}, cell {number}", "exec"), left)  # noqa: S102
    plt.close("all")
    return left


async def test_exploring_finds_what_is_there(api: GraphQL, indexed: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    await loaded(indexed)
    await analysed(indexed)
    mpl.use("Agg")
    async with served(api) as url:
        monkeypatch.setenv("KITH_URL", url)
        left = await asyncio.to_thread(ran, FOLDER / "explore.ipynb")
    assert left["sales"]["revenue"].sum() == 17
    assert (len(left["customers"]), left["found"]["totalCount"]) == (17, 3)
    assert set(left["traits"]["kind"]) == {"COUNTRY", "CHANNEL", "EMPLOYER", "CATEGORY"}
    assert sorted(each["name"] for each in left["members"].values()) in [sorted(some.split()) for some in FRIENDS]
    assert left["near"].number_of_edges() == 15


@each_notebook
def test_no_output_is_stored(path: Path) -> None:
    assert [each for each in cells(path) if each["outputs"] or each["execution_count"] is not None] == []
