"""Unique keys, sort keys and full text of the model as it ships."""

from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.model import MODEL
from graph.store import Store


async def up(store: Store, endpoint: Endpoint) -> None:
    """Indexes of later models and of a business's own fields are added at each start."""
    await ensure(store, endpoint, MODEL)
