"""The root fields of the query that no plan answers: a table of contents, as `schema/operations.py` declares them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from graph.store import Reader
from resolvers import api_keys, jobs

Query = Callable[[Reader, Mapping[str, Any], float | None], Awaitable[Any]]
"""What arguments ask for, in trees of `ByName`; raises BadInput."""

QUERIES: dict[str, Query] = {
    "apiKeys": api_keys.listed,
    "job": jobs.one,
    "jobs": jobs.listed,
}
