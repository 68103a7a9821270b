"""Whatever goes wrong becomes a GraphQL error with a code out of a short list; our own faults the log alone hears."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from typing import Any

from graphql import FieldNode, GraphQLError

from graph.errors import Conflict, OutcomeUnknown, TimedOut, Unavailable
from graph.normalise.errors import Invalid
from resolvers.errors import BadInput
from server.access.key_sets import IssuerAway

log = logging.getLogger("kith")
KNOWN: tuple[tuple[type[Exception], str, str], ...] = (
    (IssuerAway, "UNAVAILABLE", "The issuer of this token cannot be reached now. Try again in half a minute."),
    (
        OutcomeUnknown,
        "UNAVAILABLE",
        "The graph went away at the end: this may have been done. Look before you repeat it.",
    ),
    (Conflict, "UNAVAILABLE", "Others changed the same things at the same time. Nothing was done; try again."),
    (TimedOut, "TIMEOUT", "This took longer than it may and was ended. Ask for less, or filter by something indexed."),
    (Unavailable, "UNAVAILABLE", "The graph cannot be reached now. Nothing was done; try again in a few seconds."),
)


def formatted(error: Exception, nodes: Sequence[FieldNode] = (), path: list[str | int] | None = None) -> dict[str, Any]:
    """An error as the answer holds it."""
    return graphql_error(error, nodes, path).formatted  # type: ignore[return-value]  # a typed dictionary


def request_error(error: Exception) -> dict[str, Any]:
    """What is wrong with a document or variables that cannot be run."""
    shown = formatted(error)
    shown.setdefault("extensions", {}).setdefault("code", "BAD_USER_INPUT")
    return shown


def graphql_error(
    error: Exception, nodes: Sequence[FieldNode] = (), path: list[str | int] | None = None
) -> GraphQLError:
    """The error of a field: what the client can mend is said, the rest has a number that the log knows."""
    if isinstance(error, GraphQLError):
        return error
    message, extensions = _said(error)
    return GraphQLError(message, list(nodes) or None, path=path, original_error=error, extensions=extensions)


def _said(error: Exception) -> tuple[str, dict[str, Any]]:
    if isinstance(error, BadInput):
        return str(error), error.extensions
    if isinstance(error, Invalid):
        return str(error), {"code": "BAD_USER_INPUT"}
    for kind, code, message in KNOWN:
        if isinstance(error, kind):
            return message, {"code": code}
    return _ours(error)


def forbidden(message: str) -> dict[str, Any]:
    """What is refused because of who asks."""
    return {"message": message, "extensions": {"code": "FORBIDDEN"}}


def breach(error: GraphQLError) -> GraphQLError:
    """What the executor says of a stored value that the schema does not allow: our fault, and the value is not told."""
    if "code" in (error.extensions or {}):
        return error
    message, extensions = _ours(error.original_error)
    return GraphQLError(message, error.nodes, path=error.path, extensions=extensions)


def _ours(error: Exception | None) -> tuple[str, dict[str, Any]]:
    """A sentence for the client, and a number under which the log has the rest."""
    number = secrets.token_hex(4)
    log.error("internal error %s", number, exc_info=error)
    return "Something went wrong on our side. The log has more.", {"code": "INTERNAL", "correlationId": number}
