"""One engine for a whole run (for each worker of a parallel one), and an empty graph for each test."""

from collections.abc import AsyncIterator

import pytest

from graph import embedded
from graph.bolt import BoltStore, connected
from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.model import MODEL
from graph.statement import Statement
from migrations.files import found, statements
from migrations.runner import up_of
from migrations.writing import write
from tests.engines import neo4j
from tests.engines.wiping import wipe


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the same tests run on either engine, and let cases be written anew."""
    parser.addoption("--engine", choices=("embedded", "neo4j"), default="embedded", help="the engine under the tests")
    parser.addoption(
        "--update-cases", action="store_true", help="write what tests/cases expect anew, to be read by eye"
    )


@pytest.fixture(scope="session")
async def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Endpoint]:
    """Where the engine of this run listens."""
    folder = tmp_path_factory.mktemp("engine")
    place = neo4j.running(folder) if request.config.getoption("--engine") == "neo4j" else embedded.running(folder)
    async with place as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
async def open_store(engine: Endpoint) -> AsyncIterator[BoltStore]:
    """A store for the whole run, with whatever the test before left in it."""
    async with connected(engine) as store:
        yield store


@pytest.fixture(scope="session")
async def indexed(open_store: BoltStore, engine: Endpoint) -> BoltStore:
    """The same with all indexes of the model and of the migrations, which leave no history here."""
    await ensure(open_store, engine, MODEL)
    for migration in found()[1:]:
        if migration.path.suffix == ".py":
            await up_of(migration)(open_store, engine)
        else:
            for text in statements(migration):
                await write(open_store, Statement(text))
    return open_store


@pytest.fixture(scope="session")
async def open_to_jobs(open_store: BoltStore) -> BoltStore:
    """The same with the keys that jobs lean on."""
    (migration,) = (each for each in found() if each.name.endswith("__jobs.cypher"))
    for text in statements(migration):
        await write(open_store, Statement(text))
    return open_store


@pytest.fixture
async def store(open_store: BoltStore) -> BoltStore:
    """A store without a node; indexes and the history of migrations stay."""
    await wipe(open_store)
    return open_store
