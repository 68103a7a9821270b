"""Who may come in, what they may spend and which API answers them: three questions, and a house where all is one.

Everybody is a developer and gets the same API where nobody is told apart: in tests, in benchmarks, behind `--dev`
without rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from server.access.caller import DEVELOPER, Caller
from server.access.limits import SERVICE, Limits
from server.answers.answering import GraphQL


class Doors(Protocol):
    async def caller(self, headers: Mapping[str, str]) -> Caller:
        """Who asks; raises Unauthenticated if what is shown is not good."""


class Policy(Protocol):
    def limits(self, role: str) -> Limits:
        """How much a role may ask for."""


class Apis(Protocol):
    async def of(self, caller: Caller) -> GraphQL:
        """The API of a caller's role; raises Refused for those who have none."""


@dataclass(frozen=True, slots=True)
class Callers:
    """All that is known of those who call."""

    doors: Doors
    policy: Policy
    apis: Apis


@dataclass(frozen=True, slots=True)
class Everybody:
    """One developer, one API, and the limits of a service."""

    api: GraphQL

    async def caller(self, _headers: Mapping[str, str]) -> Caller:
        return DEVELOPER

    def limits(self, _role: str) -> Limits:
        return SERVICE

    async def of(self, _caller: Caller) -> GraphQL:
        return self.api


def everybody(api: GraphQL) -> Callers:
    """A house where nobody is told apart."""
    one = Everybody(api)
    return Callers(doors=one, policy=one, apis=one)
