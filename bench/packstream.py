"""Values as Bolt writes them, as far as a replayed engine has any: https://neo4j.com/docs/bolt/current/packstream/."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import Any

CHUNK = 16_384


def message(tag: int, *fields: object) -> bytes:
    """A whole message, in chunks, with its end."""
    return chunked(bytes((0xB0 | len(fields), tag)) + b"".join(map(packed, fields)))


def chunked(body: bytes) -> bytes:
    parts = (body[place : place + CHUNK] for place in range(0, len(body), CHUNK))
    return b"".join(struct.pack(">H", len(each)) + each for each in parts) + b"\0\0"


def packed(value: Any) -> bytes:
    """A value of JSON; an integer is taken to have 64 bits at most."""
    match value:
        case None:
            return b"\xc0"
        case bool():
            return b"\xc3" if value else b"\xc2"
        case int():
            return _integer(value)
        case float():
            return b"\xc1" + struct.pack(">d", value)
        case str():
            encoded = value.encode()
            return _head(len(encoded), 0x80, 0xD0) + encoded
        case list() | tuple():
            return _head(len(value), 0x90, 0xD4) + b"".join(map(packed, value))
        case dict():
            return _head(len(value), 0xA0, 0xD8) + b"".join(packed(each) for pair in value.items() for each in pair)
        case _:
            raise TypeError(f"wanted a value of JSON, found {type(value)}")


def _integer(value: int) -> bytes:
    if -16 <= value < 128:
        return struct.pack(">b", value)
    for tag, form, bits in ((0xC8, ">b", 7), (0xC9, ">h", 15), (0xCA, ">i", 31)):
        if -(1 << bits) <= value < 1 << bits:
            return bytes((tag,)) + struct.pack(form, value)
    return b"\xcb" + struct.pack(">q", value)


def _head(length: int, tiny: int, tag: int) -> bytes:
    """How long something is; its three longer forms have tags behind each other."""
    if length < 16:
        return bytes((tiny | length,))
    for step, form, most in ((0, ">B", 0xFF), (1, ">H", 0xFFFF)):
        if length <= most:
            return bytes((tag + step,)) + struct.pack(form, length)
    return bytes((tag + 2,)) + struct.pack(">I", length)


def messages(held: bytearray) -> Iterator[bytes]:
    """The whole messages at the beginning of what has come, which are taken out of it."""
    while (end := _end(held)) is not None:
        yield b"".join(_chunks(held))
        del held[:end]


def _end(held: bytearray) -> int | None:
    """Where the first message ends, if it is there; a length of nothing ends it."""
    place = 0
    while place + 2 <= len(held):
        length = int.from_bytes(held[place : place + 2])
        place += 2 + length
        if not length:
            return place
    return None


def _chunks(held: bytearray) -> Iterable[bytes]:
    place = 0
    while length := int.from_bytes(held[place : place + 2]):
        yield bytes(held[place + 2 : place + 2 + length])
        place += 2 + length


def first_text(body: bytes) -> str:
    """The text that a message begins with."""
    head = body[2]
    if head & 0xF0 == 0x80:
        return body[3 : 3 + (head & 0x0F)].decode()
    width = {0xD0: 1, 0xD1: 2, 0xD2: 4}[head]
    length = int.from_bytes(body[3 : 3 + width])
    return body[3 + width : 3 + width + length].decode()
