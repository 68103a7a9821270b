"""Keyset cursors: the sort values of a row, sealed so that they are good for one question only.

A seal is a keyed hash over what the question filters and orders by; the key is shared by all workers. A cursor is
base64 of which values are missing, in the open since the statement depends on it, and of the values as JSON, encrypted
under the seal by AES-SIV (RFC 5297): nobody reads a sort value in it that an answer would not show, or makes one up.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from resolvers.errors import BadInput

SMALLEST = 16  # bytes of the mark of what is sealed
STEP = 128  # bytes by which cursors grow, so that their length tells nothing of a value

_cipher = lru_cache(maxsize=256)(AESSIV)


def seal(key: bytes, question: str, values: list[Any]) -> bytes:
    """The seal of a question's cursors: its structure and its values."""
    return blake2b(orjson.dumps([question, values], default=str), key=key, digest_size=32).digest()


def encode(seal: bytes, values: list[Any]) -> str:
    missing = bytes(value is None for value in values)
    text = orjson.dumps(values)
    sealed = _cipher(seal).encrypt(text.ljust(-(-len(text) // STEP) * STEP), [missing])
    return urlsafe_b64encode(bytes([len(missing)]) + missing + sealed).rstrip(b"=").decode()


def decode(seal: bytes, cursor: str, *, argument: str) -> list[Any]:
    """The sort values; raises BadInput for anything but a cursor of this very question."""
    missing, sealed = _split(cursor, argument)
    try:
        values: list[Any] = orjson.loads(_cipher(seal).decrypt(sealed, [missing]))
    except InvalidTag:
        raise foreign(argument) from None
    return values


def nulls(cursor: str, *, argument: str) -> tuple[bool, ...]:
    """Which of the sort values are missing, without looking at the seal: the statement's text depends on it."""
    return tuple(map(bool, _split(cursor, argument)[0]))


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
    end = 1 + raw[0] if raw else 0
    if len(raw) < end + SMALLEST or not set(raw[1:end]) <= {0, 1}:
        raise _not_a_cursor(argument)
    return raw[1:end], raw[end:]


def _not_a_cursor(argument: str) -> BadInput:
    return BadInput(f"{argument}: this is no cursor. Take one from pageInfo or edges of an answer.")
