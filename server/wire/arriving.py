"""A request's headers in one pass, and its body, of which no more is read than may come."""

from __future__ import annotations

import asyncio

from starlette.types import Receive, Scope

from server.refusals import Refused

PATIENCE = 20.0  # seconds in which a body must have arrived
CLOSING = (("connection", "close"),)
"""Says that what the client still sends is not read."""


class Gone(Exception):
    """The client hung up."""


def heads_of(scope: Scope) -> dict[bytes, str]:
    """The headers by their names in small letters; one that comes several times holds all values between commas."""
    found: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        text = value.decode("latin-1")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


async def body_of(receive: Receive, announced: str | None, largest: int) -> bytes:
    """The body; raises Refused if it is too large, by what is announced or by what comes, or too slow."""
    if announced is not None and (not announced.isdecimal() or int(announced[:20]) > largest):
        raise too_large(largest)
    try:
        async with asyncio.timeout(PATIENCE):
            return await _read(receive, largest)
    except TimeoutError:
        raise Refused(408, f"The body did not arrive within {PATIENCE:g} seconds.", headers=CLOSING) from None


async def _read(receive: Receive, largest: int) -> bytes:
    parts, length, has_more = [], 0, True
    while has_more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        part = message.get("body", b"")
        length += len(part)
        if length > largest:
            raise too_large(largest)
        parts.append(part)
        has_more = message.get("more_body", False)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def too_large(largest: int, what: str = "A request") -> Refused:
    return Refused(413, f"{what} has at most {largest:,} bytes for your role. Send less at once.", headers=CLOSING)
