"""Accept as RFC 9110 reads it, and the one Content-Type a body may have."""

import pytest

from server.refusals import Refused
from server.wire.media import GRAPHQL_JSON, JSON, LONGEST, look_at_body_type, media_of


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        ("application/graphql-response+json", GRAPHQL_JSON),
        ("APPLICATION/GraphQL-Response+JSON; charset=UTF-8", GRAPHQL_JSON),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL_JSON),
        ("application/graphql-response+json;q=0.8, application/json;q=0.9", JSON),
        ("application/graphql-response+json, application/json", JSON),
        ("application/graphql-response+json, */*", GRAPHQL_JSON),
        ("application/graphql-response+json, */*;q=0.1", GRAPHQL_JSON),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
        ("application/json;q=0, */*", GRAPHQL_JSON),
        ("application/json;q=0, application/*;q=0.5, */*", GRAPHQL_JSON),
        ("text/plain;q=2, application/json;q=0.001", JSON),
        (", ,application/json", JSON),
    ],
)
def test_what_a_client_likes_best(accept: str, media: str) -> None:
    assert media_of(accept) == media


@pytest.mark.parametrize(
    "accept",
    [
        "text/html",
        "application/jsonp",
        "application/graphql+json",
        "application/json;q=0",
        "*/*;q=0",
        "application/json;q=0, application/graphql-response+json;q=0, */*",
        "application/json;q=nan",
        "application/json;q=1.5",
        "application/json; charset=utf-16",
        "x" * (LONGEST + 1),
    ],
)
def test_what_nobody_can_give(accept: str) -> None:
    with pytest.raises(Refused, match="allows neither") as refused:
        media_of(accept)
    assert refused.value.status == 406


@pytest.mark.parametrize(
    ("content_type", "encoding"),
    [
        ("application/json", ""),
        ("Application/JSON ; charset=UTF-8", "identity"),
        ('application/json;charset="utf-8"', ""),
        ("application/json; profile=x", "Identity"),
    ],
)
def test_bodies_that_are_read(content_type: str, encoding: str) -> None:
    look_at_body_type(content_type, encoding)


@pytest.mark.parametrize(
    ("content_type", "encoding"),
    [
        ("", ""),
        ("text/plain", ""),
        ("application/jsonp", ""),
        ("text/plain; application/json", ""),
        ("application/json, text/plain", ""),
        ("application/graphql", ""),
        ("application/x-www-form-urlencoded", ""),
        ("multipart/form-data; boundary=x", ""),
        ("application/json; charset=utf-16", ""),
        ("application/json; charset=utf-8; charset=utf-8", ""),
        ("application/json" + ";" * LONGEST, ""),
        ("application/json", "gzip"),
        ("application/json", "identity, gzip"),
    ],
)
def test_bodies_that_are_not(content_type: str, encoding: str) -> None:
    with pytest.raises(Refused) as refused:
        look_at_body_type(content_type, encoding)
    assert refused.value.status == 415
