"""The root of mutations: a table of contents. What may stand here is declared in `schema/operations.py`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from graph.store import Transaction
from resolvers import api_keys, jobs
from resolvers.refusals import Author

Mutation = Callable[[Transaction, Mapping[str, Any], Author], Awaitable[Mapping[str, Any]]]
"""Does what an input asks for and returns its payload by the names of fields, without userErrors; raises Refused."""

MUTATIONS: dict[str, Mutation] = {
    "apiKeyCreate": api_keys.create,
    "apiKeyRevoke": api_keys.revoke,
    "jobStart": jobs.start,
    "jobCancel": jobs.cancel,
}
