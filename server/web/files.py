"""Files that never change while the server runs: read once, answered from memory."""

import hashlib
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from server.web.policy import HEADERS, for_page

STATIC = Path(__file__).parent / "static"
PAGE = STATIC / "index.html"
ASSETS = STATIC / "assets"

# The name of an asset holds a hash of what is in it: what was once fetched by that name need not be asked for again.
FOREVER = "public, max-age=31536000, immutable"

# Written here because the machine's own table may say otherwise, and browsers refuse a script that comes as text.
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}

NONCE = b"%NONCE%"

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class File:
    """What is sent, and as what."""

    body: bytes
    media_type: str
    cache: str = FOREVER


def read(path: Path) -> File:
    """The file at this path; a KeyError names an ending that MEDIA_TYPES lacks."""
    return File(path.read_bytes(), MEDIA_TYPES[path.suffix])


def page(file: File) -> Endpoint:
    """Answers with this page, each time with a nonce of its own, in the page and in its policy."""

    async def endpoint(_request: Request) -> Response:
        nonce = secrets.token_urlsafe(16)
        headers = HEADERS | {"Content-Security-Policy": for_page(nonce), "Cache-Control": "no-store"}
        return Response(file.body.replace(NONCE, nonce.encode()), 200, headers, file.media_type)

    return endpoint


def one_of(folder: Path) -> Endpoint:
    """Answers with the file of this folder that the path parameter `name` names, or with 404."""
    answers = {path.name: _answering(read(path)) for path in folder.iterdir()}

    async def endpoint(request: Request) -> Response:
        answer = answers.get(request.path_params["name"])
        if answer is None:
            raise HTTPException(404)
        return answer(request)

    return endpoint


def _answering(file: File) -> Callable[[Request], Response]:
    etag = f'"{hashlib.sha256(file.body).hexdigest()[:32]}"'
    headers = HEADERS | {"ETag": etag, "Cache-Control": file.cache}

    def answer(request: Request) -> Response:
        if etag in _known(request):
            return Response(status_code=304, headers=headers)
        return Response(file.body, media_type=file.media_type, headers=headers)

    return answer


def _known(request: Request) -> list[str]:
    """The tags of what the client has; a proxy that packs the body marks them as weak."""
    return [tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")]
