"""The application: its routes and its middleware, each a list."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute

from server import web
from server.everybody import Callers
from server.files.shelf import Shelf
from server.health import Check, livez, readyz
from server.live.live import Live
from server.wire.endpoint import Endpoint
from server.wire.files import Files, Rejects
from server.wire.gate import Gate, ours
from server.wire.networks import Networks
from server.wire.sites import sharing
from server.wire.sockets import Socket
from server.wire.surface import Surface

LOCAL = Surface()


def application(callers: Callers, check: Check, surface: Surface = LOCAL) -> Starlette:
    """The API for these callers, with its web page where the surface shows one."""
    app = Starlette(
        routes=[
            Route("/graphql", Endpoint()),
            WebSocketRoute("/graphql", Socket()),
            *(_files(surface.shelf) if surface.shelf else ()),
            Route("/network", Networks()),
            Route("/livez", livez),
            Route("/readyz", readyz),
            *(web.routes() if surface.shows_page else ()),
        ],
        middleware=[Middleware(Gate, hosts=surface.hosts), *sharing(surface.origins)],
        exception_handlers={Exception: _failed},
    )
    app.router.redirect_slashes = False
    app.state.doors, app.state.policy, app.state.apis = callers.doors, callers.policy, callers.apis
    app.state.surface, app.state.live = surface, Live()
    app.state.check = check
    return app


def _files(shelf: Shelf) -> tuple[Route, ...]:
    return Route("/files", Files(shelf)), Route("/files/{id}/rejects", Rejects(shelf))


async def _failed(_request: Request, _error: Exception) -> Response:
    """What nobody foresaw: the log has it, the client hears that it was us."""
    return ours()
