"""Bytes become a request, or a refusal with a status that says whose turn it is. Nothing here is lenient."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from server.refusals import Refused
from server.wire.strict import value_of

PARAMETERS = ("query", "operationName", "variables", "extensions", "documentId")
JSON_PARAMETERS = ("variables", "extensions")
WANTED = 'The body must be a JSON object such as {"query": "{ __typename }"}.'


@dataclass(frozen=True, slots=True)
class Sent:
    """What a client sent, each part of its type. One of `query`, `document_id` and `extensions` says what to run."""

    query: str | None = None
    operation_name: str | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    extensions: dict[str, Any] = field(default_factory=dict)
    document_id: str | None = None


def sent_in_body(body: bytes) -> Sent:
    """The request in the body of a POST; raises Refused."""
    found = value_of(body)
    if type(found) is not dict:
        raise Refused(400, WANTED)
    return sent_of(found)


def sent_in_url(query_string: bytes) -> Sent:
    """The request in the parameters of a GET, held to the same; raises Refused."""
    try:
        text = query_string.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError:
        raise Refused(400, "The parameters of the URL must be at most 50, in UTF-8 with percent signs.") from None
    given = [(key, value) for key, value in pairs if key in PARAMETERS]
    for key, times in Counter(key for key, _ in given).items():
        if times > 1:
            raise Refused(400, f"{key} stands {times} times in the URL. Give it once.")
    found: dict[str, Any] = {key: value for key, value in given if value}
    for key in JSON_PARAMETERS:
        if key in found:
            found[key] = value_of(found[key].encode(), called=key)
    return sent_of(found)


def sent_of(found: dict[str, Any]) -> Sent:
    """The parts by their types; what else a client says is none of our business."""
    query, name, variables = found.get("query"), found.get("operationName"), found.get("variables")
    extensions, document = found.get("extensions"), found.get("documentId")
    if query is None and document is None and not extensions:
        raise Refused(400, "query must be a string that holds a GraphQL document.")
    if type(query) is not str and query is not None:
        raise Refused(400, "query must be a string that holds a GraphQL document.")
    if type(name) is not str and name is not None:
        raise Refused(400, "operationName must be a string or null.")
    if type(variables) is not dict and variables is not None:
        raise Refused(400, "variables must be an object or null.")
    if type(extensions) is not dict and extensions is not None:
        raise Refused(400, "extensions must be an object or null.")
    if type(document) is not str and document is not None:
        raise Refused(400, "documentId must be a string or null.")
    return Sent(query, name or None, variables or {}, extensions or {}, document)
