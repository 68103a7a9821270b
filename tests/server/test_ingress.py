"""Bytes become a request, or a refusal that says why."""

import pytest

from server.answering import Request
from server.ingress import DEEPEST, LARGEST, Refused, is_shallow, request_of

JSON = "application/json"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"query": "{a}"}', Request("{a}")),
        (b'{"query": "{a}", "variables": null, "operationName": null}', Request("{a}")),
        (b'{"query": "{a}", "variables": {"x": [1]}, "operationName": "Q"}', Request("{a}", "Q", {"x": [1]})),
        (b'{"query": "{a}", "extensions": {"any": "thing"}}', Request("{a}")),
    ],
)
def test_reads_requests(body: bytes, expected: Request) -> None:
    assert request_of(f"{JSON}; charset=utf-8", body) == expected


@pytest.mark.parametrize(
    ("media", "body", "status", "words"),
    [
        ("text/plain", b"{}", 415, "application/json"),
        ("", b"{}", 415, "application/json"),
        ("application/jsonp", b"{}", 415, "application/json"),
        (JSON, b"", 400, "not JSON"),
        (JSON, b"{", 400, "not JSON"),
        (JSON, b'{"query": "\xff"}', 400, "not JSON"),
        (JSON, b'"{a}"', 400, "JSON object"),
        (JSON, b"[]", 400, "JSON object"),
        (JSON, b"null", 400, "JSON object"),
        (JSON, b"{}", 400, "query must be a string"),
        (JSON, b'{"query": 1}', 400, "query must be a string"),
        (JSON, b'{"query": "{a}", "variables": []}', 400, "variables must be"),
        (JSON, b'{"query": "{a}", "operationName": 1}', 400, "operationName must be"),
        (JSON, b'{"query": "' + b"a" * LARGEST + b'"}', 413, "at most"),
        (JSON, b"[" * 100_000, 400, "nests more than"),
    ],
)
def test_refuses(media: str, body: bytes, status: int, words: str) -> None:
    with pytest.raises(Refused) as refused:
        request_of(media, body)
    assert refused.value.status == status
    assert words in refused.value.message


def test_brackets_in_strings_are_no_nesting() -> None:
    assert is_shallow(b'{"query": "' + b"{[" * DEEPEST + b'\\"{"}')
    assert not is_shallow(b'{"a": "\\\\"' + b"[" * DEEPEST)
