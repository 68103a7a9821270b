"""Unique keys, sort keys and full text of the model as it ships."""

from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.model import MODEL
from graph.store import Store


async def up(store: Store, endpoint: Endpoint) -> None:
    """What later models add is made by the same function whenever a graph is migrated."""
    await ensure(store, endpoint, MODEL)
