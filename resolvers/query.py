"""The root fields of the query that no plan answers: a table of contents, as `schema/operations.py` declares them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from graph.store import Reader
from resolvers import api_keys, imports, jobs
from resolvers.files import Files

Query = Callable[[Reader, Mapping[str, Any], float | None], Awaitable[Any]]
"""What arguments ask for, in trees of `ByName`; raises BadInput."""

QUERIES: dict[str, Query] = {
    "apiKeys": api_keys.listed,
    "job": jobs.one,
    "jobs": jobs.listed,
}

OfFiles = Callable[[Files, Reader, Mapping[str, Any], float | None], Awaitable[Any]]
"""The same where files are asked as well."""

OF_FILES: dict[str, OfFiles] = {
    "importPreview": imports.preview,
    "importReport": imports.report,
}
BY_HAND = frozenset((*QUERIES, *OF_FILES))


async def by_hand(name: str, files: Files, store: Reader, given: Mapping[str, Any], timeout: float | None) -> Any:
    """What a field of the two tables answers."""
    if name in OF_FILES:
        return await OF_FILES[name](files, store, given, timeout)
    return await QUERIES[name](store, given, timeout)
