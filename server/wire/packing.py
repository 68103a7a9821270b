"""Long answers as gzip, at the level that costs least, for those who take it."""

from __future__ import annotations

import asyncio
import gzip
from functools import lru_cache

SHORTEST, ASIDE = 4096, 256 * 1024  # bytes


async def packed(body: bytes, accept_encoding: str) -> bytes | None:
    """The body as gzip, or None where it goes as it is. A very long one is packed beside the loop."""
    if len(body) < SHORTEST or not takes_gzip(accept_encoding[:200]):
        return None
    return await asyncio.to_thread(_gzip, body) if len(body) > ASIDE else _gzip(body)


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=1, mtime=0)


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether gzip is named with a weight above zero; what `*` takes is not relied on."""
    for each in accept_encoding.lower().split(","):
        name, _, weight = (part.strip() for part in each.partition(";"))
        if name in ("gzip", "x-gzip"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
