"""How much one request, and one minute of requests, may ask for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The ceilings of a role. A page or a network of 0 means: none at all."""

    body: int  # bytes
    file: int  # bytes of one file that is sent to be imported
    tokens: int
    depth: int  # of fields, fragments composed
    fields: int  # after fragments are put in
    aliases: int  # after fragments are put in
    directives: int
    mutations: int  # root fields of a mutation
    rows: int  # of one bulk mutation
    cost: int  # nodes that may come back, and a price for what is looked through
    page: int  # rows of one page
    network: int  # nodes of a network
    seconds: float  # of an operation
    cost_a_minute: int
    at_once: int  # operations of one caller, in each worker
    subscriptions: int  # on one socket
    sockets: int  # of one caller


ANONYMOUS = Limits(
    body=64 * 1024, tokens=500, depth=6, fields=200, aliases=5, directives=5, mutations=1, rows=0, cost=1_000,
    page=25, network=0, seconds=2, cost_a_minute=5_000, at_once=20, subscriptions=0, sockets=0, file=0,
)  # fmt: skip
USER = Limits(
    body=256 * 1024, tokens=2_000, depth=12, fields=1_500, aliases=30, directives=20, mutations=4, rows=100,
    cost=50_000,
    page=100, network=500, seconds=10, cost_a_minute=300_000, at_once=20, subscriptions=20, sockets=5,
    file=256 * 1024 * 1024,
)  # fmt: skip
ANALYST = Limits(
    body=256 * 1024, tokens=5_000, depth=15, fields=5_000, aliases=100, directives=50, mutations=4, rows=1_000,
    cost=200_000,
    page=1_000, network=2_000, seconds=60, cost_a_minute=1_000_000, at_once=20, subscriptions=20, sockets=5,
    file=1024**3,
)  # fmt: skip
SERVICE = Limits(
    body=1024 * 1024, tokens=5_000, depth=15, fields=5_000, aliases=100, directives=50, mutations=10, rows=1_000,
    cost=200_000,
    page=1_000, network=2_000, seconds=60, cost_a_minute=2_000_000, at_once=100, subscriptions=100, sockets=20,
    file=1024**3,
)  # fmt: skip
ROWS = {"anonymous": ANONYMOUS, "user": USER, "analyst": ANALYST, "service": SERVICE}
