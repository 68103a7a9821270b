"""Keyset cursors: the sort values of a row, sealed so that they are good for one question only.

A seal is a keyed hash over what the question filters and orders by; the key is shared by all workers. A cursor is
base64 of a short mark over seal and values, then the values as JSON.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from hashlib import blake2b
from typing import Any

import orjson

from resolvers.errors import BadInput

MARK = 8  # bytes


def seal(key: bytes, question: str, values: list[Any]) -> bytes:
    """The seal of a question's cursors: its structure and its values."""
    return blake2b(orjson.dumps([question, values], default=str), key=key, digest_size=16).digest()


def encode(seal: bytes, values: list[Any]) -> str:
    payload = orjson.dumps(values)
    return urlsafe_b64encode(_mark(seal, payload) + payload).rstrip(b"=").decode()


def decode(seal: bytes, cursor: str, *, argument: str) -> list[Any]:
    """The sort values; raises BadInput for anything but a cursor of this very question."""
    mark, payload = _split(cursor, argument)
    if mark != _mark(seal, payload):
        raise foreign(argument)
    values: list[Any] = orjson.loads(payload)
    return values


def nulls(cursor: str, *, argument: str) -> tuple[bool, ...]:
    """Which of the sort values are missing, without looking at the seal: the statement's text depends on it."""
    try:
        return tuple(value is None for value in orjson.loads(_split(cursor, argument)[1]))
    except (orjson.JSONDecodeError, TypeError):
        raise _not_a_cursor(argument) from None


def foreign(argument: str) -> BadInput:
    return BadInput(
        f"{argument}: this cursor is of another question. A cursor is good with the where, orderBy and arguments that "
        f"it came from; begin again without {argument}."
    )


def _split(cursor: str, argument: str) -> tuple[bytes, bytes]:
    try:
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (NotBase64, ValueError):
        raise _not_a_cursor(argument) from None
    return raw[:MARK], raw[MARK:]


def _not_a_cursor(argument: str) -> BadInput:
    return BadInput(f"{argument}: this is no cursor. Take one from pageInfo or edges of an answer.")


def _mark(seal: bytes, payload: bytes) -> bytes:
    return blake2b(payload, key=seal, digest_size=MARK).digest()
