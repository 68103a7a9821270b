"""Bytes become a request, or a refusal that says why; a URL is held to the same as a body."""

from urllib.parse import urlencode

import pytest

from server.refusals import Refused
from server.wire.ingress import Sent, sent_in_body, sent_in_url


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"query": "{a}"}', Sent("{a}")),
        (b'{"query": "{a}", "variables": null, "operationName": null, "extensions": null}', Sent("{a}")),
        (b'{"query": "{a}", "variables": {"x": [1]}, "operationName": "Q"}', Sent("{a}", "Q", {"x": [1]})),
        (b'{"query": "{a}", "extensions": {"any": "thing"}}', Sent("{a}", extensions={"any": "thing"})),
        (b'{"query": "{a}", "operationName": "", "else": {}}', Sent("{a}")),
        (b'{"documentId": "sha256:0"}', Sent(document_id="sha256:0")),
    ],
)
def test_reads_bodies(body: bytes, expected: Sent) -> None:
    assert sent_in_body(body) == expected


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'"{a}"', "JSON object"),
        (b"[]", "JSON object"),
        (b"null", "JSON object"),
        (b'[{"query": "{a}"}]', "JSON object"),
        (b"{}", "query must be a string"),
        (b'{"query": null}', "query must be a string"),
        (b'{"query": 1}', "query must be a string"),
        (b'{"query": "{a}", "variables": []}', "variables must be"),
        (b'{"query": "{a}", "variables": "{}"}', "variables must be"),
        (b'{"query": "{a}", "variables": 0}', "variables must be"),
        (b'{"query": "{a}", "operationName": 1}', "operationName must be"),
        (b'{"query": "{a}", "extensions": false}', "extensions must be"),
        (b'{"extensions": "x"}', "extensions must be"),
        (b'{"documentId": 1}', "documentId must be"),
    ],
)
def test_refuses_bodies(body: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        sent_in_body(body)
    assert refused.value.status == 400


def test_reads_urls() -> None:
    pairs = {"query": "{a é}", "variables": '{"x": 1}', "operationName": "", "extensions": '{"y": 2}', "utm": "1"}
    assert sent_in_url(urlencode(pairs).encode()) == Sent("{a é}", None, {"x": 1}, {"y": 2})
    assert sent_in_url(b"documentId=sha256:0") == Sent(document_id="sha256:0")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "query must be a string"),
        (b"query=", "query must be a string"),
        (b"query={a}&query={a}", "stands 2 times"),
        (b"query={a}&variables={}&variables=", "stands 2 times"),
        (b"query=%ff", "UTF-8"),
        (b"query=\xff", "UTF-8"),
        (b"query=%ed%a0%80", "UTF-8"),
        (b"query={a}&" + b"x=1&" * 60, "at most 50"),
        (b"query={a}&variables={", "variables is not JSON"),
        (b"query={a}&variables=[]", "variables must be"),
        (b'query={a}&variables={"a":1,"a":2}', "variables has an object with the same key twice"),
        (b"query={a}&extensions=1", "extensions must be"),
    ],
)
def test_refuses_urls(text: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        sent_in_url(text)
    assert refused.value.status == 400
