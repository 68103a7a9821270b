"""How much one request, and one minute of requests, may ask for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The ceilings of a role. A page or a network of 0 means: none at all."""

    body: int  # bytes
    tokens: int
    depth: int  # of fields, fragments composed
    fields: int  # after fragments are put in
    aliases: int  # after fragments are put in
    directives: int
    mutations: int  # root fields of a mutation
    cost: int  # nodes that may come back, and a price for what is looked through
    page: int  # rows of one page
    network: int  # nodes of a network
    seconds: float  # of an operation
    cost_a_minute: int
    subscriptions: int  # on one socket
    sockets: int  # of one caller
