"""Pages of other sites: none of them runs anything here unless its origin is listed.

No cookie is ever read, so such a page has no rights to borrow but those of a developer on this machine; and a browser
asks before it sends JSON. What is left is GET, which it sends unasked, and says so in Sec-Fetch-Site.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from server.refusals import Refused

FOREIGN = ("cross-site", "same-site")
SENT = (
    "authorization", "content-type", "idempotency-key", "kith-cost", "kith-file-name", "traceparent", "tracestate",
    "x-request-id",
)  # fmt: skip
READ = ("retry-after", "x-request-id")
DAY = 86_400  # seconds


def look_at_site(heads: Mapping[bytes, str], origins: tuple[str, ...]) -> None:
    """Raises Refused with 403 for what a browser sends for a page of elsewhere."""
    if heads.get(b"sec-fetch-site") in FOREIGN and heads.get(b"origin") not in origins:
        raise Refused(403, "A page of another site sent this. Its origin must stand in KITH_CORS_ORIGINS.")


def look_at_origin(heads: Mapping[bytes, str], origins: tuple[str, ...]) -> None:
    """Raises Refused with 403 for a WebSocket of a page of elsewhere: browsers ask nobody before they open one."""
    origin = heads.get(b"origin")
    if origin is None or origin in origins or origin.partition("://")[2].lower() == heads.get(b"host", "").lower():
        return
    raise Refused(403, "A page of another site opened this. Its origin must stand in KITH_CORS_ORIGINS.")


def sharing(origins: tuple[str, ...]) -> list[Middleware]:
    """Lets pages of these origins, and of no others, send requests and read answers; never with credentials."""
    if not origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=("GET", "POST"),
            allow_headers=SENT,
            expose_headers=READ,
            allow_credentials=False,
            max_age=DAY,
        )
    ]
