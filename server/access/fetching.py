"""A small document over HTTPS: within seconds, within bounds, from the place that was named and no other."""

from __future__ import annotations

import time
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from server.access.issuers import is_safe
from server.loopback import LOOPBACK

LARGEST = 256 * 1024  # bytes
TIMEOUT = 5.0  # seconds, for a step and for the whole
PIECE = 16 * 1024


class _Staying(HTTPRedirectHandler):
    """Whoever is led elsewhere fetches somebody else's document."""

    def redirect_request(self, *_arguments: Any) -> None:
        return None


def fetched(url: str) -> bytes:
    """The document at a safe address; raises OSError. It blocks, so it belongs into a thread."""
    if not is_safe(url):
        raise OSError(f"{url} is neither https:// nor on loopback")
    proxies = (ProxyHandler({}),) if urlsplit(url).hostname in LOOPBACK else ()
    request = Request(url, headers={"Accept": "application/json", "User-Agent": "kith"})  # noqa: S310  # is_safe has seen it
    try:
        with build_opener(_Staying, *proxies).open(request, timeout=TIMEOUT) as answer:
            return _read(answer)
    except HTTPException as error:
        raise OSError(f"{url} does not answer in HTTP: {error!r}") from error


def _read(answer: HTTPResponse) -> bytes:
    """All of it: a server that sends byte after byte must not hold us, nor one that never ends."""
    until, parts, length = time.monotonic() + TIMEOUT, [], 0
    while part := answer.read1(PIECE):
        parts.append(part)
        length += len(part)
        if length > LARGEST or time.monotonic() > until:
            raise OSError(f"the document has more than {LARGEST} bytes or takes more than {TIMEOUT:.0f} s")
    return b"".join(parts)
