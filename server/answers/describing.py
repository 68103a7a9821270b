"""What the schema says of itself: it does not change while we run, and takes a second to say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial

from graphql import DocumentNode, GraphQLSchema, execute_sync

from server.answers.messages import Reply, Request
from server.errors import breach, formatted
from server.recent import Recent

MOST = 5
Key = tuple[str, str | None, str]


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Descriptions that were given or are being made.

    Each is made in a thread, since others need not wait for it, and once: whoever asks the same meanwhile waits for the
    same one, and who hangs up takes it from nobody.
    """

    kept: Recent[Key, asyncio.Task[Reply]] = field(default_factory=partial(Recent, MOST))

    def find(self, request: Request) -> asyncio.Future[Reply] | None:
        """The answer to the same question, if it was given or is being made; one that failed is none."""
        found = self.kept.find(_key(request))
        return None if found is None or _has_failed(found) else asyncio.shield(found)

    def made(self, request: Request, tree: DocumentNode, schema: GraphQLSchema) -> asyncio.Future[Reply]:
        """The answer to a question about the schema and nothing else, which waits for nothing and so ends by itself."""
        making = asyncio.create_task(asyncio.to_thread(described, request, tree, schema))
        return asyncio.shield(self.kept.keep(_key(request), making))


def described(request: Request, tree: DocumentNode, schema: GraphQLSchema) -> Reply:
    found = execute_sync(schema, tree, variable_values=request.variables, operation_name=request.operation_name)
    return Reply([formatted(breach(each)) for each in found.errors or ()], found.data)


def _key(request: Request) -> Key:
    return request.query, request.operation_name, repr(request.variables)


def _has_failed(task: asyncio.Task[Reply]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
