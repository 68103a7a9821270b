"""The application: its routes and its middleware, each a list."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from server import web
from server.answering import GraphQL
from server.endpoint import graphql
from server.health import Check, livez, readyz

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")


def application(api: GraphQL, check: Check, *, hosts: tuple[str, ...] = LOOPBACK) -> Starlette:
    """The API with its web page; `hosts` are the names by which it may be called, which stops DNS rebinding."""
    app = Starlette(
        routes=[
            Route("/graphql", graphql, methods=["POST"]),
            Route("/livez", livez),
            Route("/readyz", readyz),
            *web.routes(),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
    )
    app.state.api = api
    app.state.check = check
    return app
