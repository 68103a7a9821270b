"""Where the engine and the store are opened and closed, and nowhere else."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from graphql import GraphQLSchema

from graph import custom, embedded
from graph.bolt import connected
from graph.cross_sell.serving.terms import Terms
from graph.declare import Model
from graph.endpoint import Endpoint, Way
from graph.indexing import ensure
from graph.model import MODEL
from graph.store import Store
from migrations.runner import migrate
from resolvers.binding import Setting
from server.access.caller import ADMIN_ROLE
from server.access.doors import Doors, unseen
from server.access.issuers import Issuer
from server.access.keys import Keys
from server.access.policy import Policy, load
from server.access.tokens import tokens
from server.answers.answering import GraphQL
from server.answers.apis import Apis, check
from server.answers.rooting import schema_of
from server.everybody import Callers
from server.files.here import Here
from server.settings import Settings

LARGEST_PAGE = 1000
HELD_OUT = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine with its store and the model it holds."""

    endpoint: Endpoint
    store: Store
    model: Model
    settings: Settings

    def api(self, schema: GraphQLSchema | None = None, *, role: str = ADMIN_ROLE) -> GraphQL:
        """The API of one role; raises BadPolicy."""
        policy = load(self.settings.policy_file)
        made = schema or whole_schema(self.settings, self.model, policy)
        check(policy, self.model, made, zone_of(self.settings))
        return self.apis(policy, made).api(policy.roles[role])

    def apis(self, policy: Policy, schema: GraphQLSchema) -> Apis:
        """The APIs of all roles of a policy that was checked, over the schema of the whole."""
        workers = self.settings.workers or 1
        setting = replace(setting_of(self.settings), files=Here(self.settings, self.model))
        return Apis(self.store, self.model, setting, policy, schema, workers)

    @asynccontextmanager
    async def callers(self, policy: Policy, signers: Sequence[Issuer], schema: GraphQLSchema) -> AsyncIterator[Callers]:
        """All that is known of those who call."""
        doors = Doors(Keys(self.store), tokens(signers), unseen(is_dev=self.settings.dev))
        try:
            yield Callers(doors, policy, self.apis(policy, schema))
        finally:
            await doors.close()


@asynccontextmanager
async def opened(settings: Settings, model: Model | None = None) -> AsyncIterator[Opened]:
    """The engine that the settings name, or the embedded one, started if it does not run; `model` if it was read."""
    model = model or model_of(settings)
    async with reached(settings) as endpoint, connected(endpoint) as store:
        yield Opened(endpoint, store, model, settings)


@asynccontextmanager
async def reached(settings: Settings) -> AsyncIterator[Endpoint]:
    way: Way = "lean" if settings.lean_statements == "on" else "driver"
    if settings.engine_uri is not None:
        uri, user, password = settings.engine_uri, settings.engine_user, settings.engine_password
        yield Endpoint(uri, user, password, settings.engine_database, statements=way)
        return
    async with embedded.running(settings.data_dir, heap=settings.heap) as endpoint:
        yield replace(endpoint, statements=way)


@contextmanager
def used(settings: Settings) -> Iterator[None]:
    """Keep the embedded engine, if it is the one, running from its first user in the block to the end of the block."""
    with nullcontext() if settings.engine_uri is not None else embedded.used(settings.data_dir):
        yield


def whole_schema(settings: Settings, model: Model, policy: Policy) -> GraphQLSchema:
    """The schema as administrators have it, who see the whole; it takes most of a second."""
    return schema_of(model, settings.currency, settings.time_zone, policy.roles[ADMIN_ROLE].operations)


async def migrated(opened: Opened) -> tuple[str, ...]:
    """Bring the graph to this version: migrations, then the indexes of the model as it is now, own fields included."""
    done = await migrate(opened.store, opened.endpoint)
    await ensure(opened.store, opened.endpoint, opened.model)
    return done


def model_of(settings: Settings) -> Model:
    """The model, with the business's own fields if a file declares some."""
    return custom.load(settings.fields_file, MODEL) if settings.fields_file else MODEL


def zone_of(settings: Settings) -> str | None:
    """The deployment's time zone as statements have it."""
    return setting_of(settings).zone_name


def setting_of(settings: Settings) -> Setting:
    key = cursor_key(settings.data_dir)
    return Setting(settings.time_zone, settings.currency, key, LARGEST_PAGE, offers=terms_of(settings))


def terms_of(settings: Settings) -> Terms:
    """What was decided about offers. With --dev everybody is served as they would be if they had agreed."""
    return Terms(
        settings.dev if settings.personalisation_default is None else settings.personalisation_default == "allow",
        (0 if settings.dev else HELD_OUT) if settings.held_out is None else settings.held_out,
        settings.dismissed_for,
        settings.attributed_within,
        settings.complaint_holds,
    )


def cursor_key(folder: Path) -> bytes:
    """The key that seals cursors, made once per data directory; all workers read the same file."""
    path = folder / "cursor.key"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()
