"""Bytes become a GraphQL request, or a refusal with a status that says whose turn it is. Nothing here is lenient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from server.answering import Request

LARGEST = 1024 * 1024  # bytes
DEEPEST = 64  # brackets open at once


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A request that is none: the status of the answer and what was wanted."""

    status: int
    message: str


def request_of(content_type: str, body: bytes) -> Request:
    """The request in a body; raises Refused."""
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, f"Content-Type must be application/json, not {content_type[:80]!r}.")
    if len(body) > LARGEST:
        raise Refused(413, f"A request has at most {LARGEST} bytes; this one has {len(body)}.")
    return _request(_object(body))


def _object(body: bytes) -> dict[str, Any]:
    if not is_shallow(body):
        raise Refused(400, f"The body nests more than {DEEPEST} levels.")
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Refused(400, f"The body is not JSON: {error}.") from None
    if not isinstance(found, dict):
        raise Refused(400, 'The body must be a JSON object such as {"query": "{ __typename }"}.')
    return found


def _request(found: dict[str, Any]) -> Request:
    query, name, variables = found.get("query"), found.get("operationName"), found.get("variables")
    if not isinstance(query, str):
        raise Refused(400, "query must be a string that holds a GraphQL document.")
    if not isinstance(name, str | None):
        raise Refused(400, "operationName must be a string or null.")
    if not isinstance(variables, dict | None):
        raise Refused(400, "variables must be an object or null.")
    return Request(query, name or None, variables or {})


def is_shallow(body: bytes) -> bool:
    """Whether brackets outside of strings never nest deeper than allowed: before any parser sees them."""
    if body.count(b"[") + body.count(b"{") <= DEEPEST:
        return True
    depth, in_string, escaped = 0, False, False
    for byte in body:
        if in_string:
            escaped, in_string = byte == 0x5C and not escaped, byte != 0x22 or escaped
        elif byte == 0x22:
            in_string = True
        elif byte in b"[{":
            depth += 1
            if depth > DEEPEST:
                return False
        elif byte in b"]}":
            depth -= 1
    return True
