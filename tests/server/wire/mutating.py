"""Requests that were once good, damaged by chance: each number makes the same one again."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

QUERIES = (
    "{ __typename }",
    "{ customers(first: 3, orderBy: [{name: ASC}]) { nodes { id name household { name } } } }",
    "query Q($id: ID!, $n: Int = 2) { customer(by: {id: $id}) { name purchases(first: $n) { nodes { at } } } }",
    "query ($s: CustomerStage) { customers(where: {stage: {eq: $s}}) { nodes { ...F } } } fragment F on Node { id }",
    "{ __schema { types { name fields { name } } } }",
    "mutation { __typename }",
)
VARIABLES: tuple[Any, ...] = (
    {"id": "cus_01m80hwm82w1qz8rdm29814taf", "n": 3},
    {"s": "CUSTOMER"},
    {"id": None},
    {"n": 2**31},
    {"n": 1e308, "id": ["x"], "s": {"a": {"b": [None]}}},
    None,
    [],
    "{}",
)
# What parsers stumble over: in JSON, in UTF-8, in GraphQL.
NASTY = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"\xef\xbb\xbf", b"NaN", b"-Infinity", b"1e999",
    b"9" * 400, b"[" * 200, b'{"a":' * 200, b'"', b"\\", b"}", b",", b'"query":', b"null", b"...", b"$",
    b"@include(if:", b"@skip(if: true)", b"fragment F on Node { ...F }",
    b'\\"\\"\\"', b"#", b"__schema { types { name } }", b"\r\n",
    b"!" * 50, b"{" * 50, "\u2028\U0001f600".encode(), b"subscription", b"extend schema", b"\x1f\x8b\x08\x00",
)  # fmt: skip
HEADERS: dict[str, tuple[str, ...]] = {
    "accept": (
        "*/*",
        "application/json",
        "application/graphql-response+json",
        "text/html",
        ";;,q=",
        "a/b;q=-1",
        "*" * 2000,
    ),
    "content-type": (
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "application/json;" * 90,
        "\xff",
    ),
    "content-encoding": ("gzip", "identity", "br, gzip"),
    "accept-encoding": ("gzip", "gzip;q=x", ","),
    "authorization": ("Bearer x", "Basic eDp5", "Bearer " + "a" * 9000, "Bearer kith_0_0", "Bearer a.b.c"),
    "origin": ("null", "https://evil.example"),
    "sec-fetch-site": ("cross-site", "same-origin", "x"),
    "cookie": ("a=b; " * 100,),
    "kith-cost": ("1", "\xe9"),
    "x-request-id": ("a" * 5000, "\x7f"),
    "traceparent": ("00-0-0-0", "00-" + "0" * 32 + "-" + "0" * 16 + "-01"),
    "host": ("evil.example", "localhost:x", ""),
}
METHODS = ("POST",) * 12 + ("GET",) * 5 + ("HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "BREW")


@dataclass(frozen=True, slots=True)
class Raw:
    """A request as it goes over the wire; the length of the body is always told as it is."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def bytes(self) -> bytes:
        head = [f"{self.method} {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in self.headers)]
        head += [f"content-length: {len(self.body)}", "connection: close", "", ""]
        return "\r\n".join(head).encode("latin-1") + self.body


def mutated(number: int) -> Raw:
    """The damaged request of this number."""
    chance = Random(number)
    raw = _good(chance)
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice((_in_body, _in_body, _in_value, _in_header, _in_path))(raw, chance)
    return raw


def _good(chance: Random) -> Raw:
    sent = {"query": chance.choice(QUERIES), "variables": chance.choice(VARIABLES)}
    sent |= chance.choice(({}, {"operationName": "Q"}, {"extensions": {"persistedQuery": {"version": 1}}}))
    method = chance.choice(METHODS)
    headers = (("host", "127.0.0.1"), ("content-type", "application/json"), ("accept", "*/*"))
    if method in ("GET", "HEAD"):
        texts = {key: each if isinstance(each, str) else json.dumps(each) for key, each in sent.items()}
        return Raw(method, "/graphql?" + urlencode(texts), headers, b"")
    return Raw(method, "/graphql", headers, json.dumps(sent).encode())


def _in_body(raw: Raw, chance: Random) -> Raw:
    """Bytes lost, doubled, turned, put in."""
    body = raw.body
    one, other = sorted((chance.randint(0, len(body)), chance.randint(0, len(body))))
    damaged = (
        body[:one],
        body[:one] + body[other:],
        body[:other] + body[one:],
        body[:one] + chance.randbytes(chance.randint(1, 8)) + body[one:],
        body[:one] + chance.choice(NASTY) + body[one:],
        body * 2,
    )
    return replace(raw, body=chance.choice(damaged))


def _in_value(raw: Raw, chance: Random) -> Raw:
    """Still JSON, but one of its parts is something else."""
    try:
        found = json.loads(raw.body)
    except ValueError:
        return raw
    if isinstance(found, dict) and found:
        found[chance.choice(list(found))] = chance.choice((*VARIABLES, 0, -1.5, True, "x" * 3000, [[[]]]))
    return replace(raw, body=json.dumps(chance.choice((found, [found], {"query": found}))).encode())


def _in_header(raw: Raw, chance: Random) -> Raw:
    name = chance.choice(list(HEADERS))
    kept = tuple(each for each in raw.headers if each[0] != name or chance.random() < 0.3)
    return replace(raw, headers=(*kept, (name, chance.choice(HEADERS[name]))))


def _in_path(raw: Raw, chance: Random) -> Raw:
    more = quote(chance.choice(NASTY)) if chance.random() < 0.5 else "&query=%ff&variables={"
    where = chance.randint(len("/graphql"), len(raw.path))
    return replace(raw, path=raw.path[:where] + chance.choice((more, "?" + more, "%", "/")) + raw.path[where:])
