"""Customers who live somewhere, and an inference over them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.jobs.job import queued
from server.jobs import households
from server.jobs.running import Running
from server.settings import load
from tests.mutations.conftest import NOW, Ask, apart, api, ask

__all__ = ["apart", "api", "ask"]

Infer = Callable[[], Awaitable[None]]
Homes = Callable[[], Awaitable[dict[str, dict[str, Any]]]]
CREATE = "mutation ($input: CustomersCreateInput!) { customersCreate(input: $input) { done userErrors { message } } }"
SHOWN = """{ customers(first: 50, orderBy: [{name: ASC}]) { nodes { id name households { edges {
  isPrimary since confidence evidence node { id name kind confidence evidence } } } } } }"""


@pytest.fixture
def infer(api: object, store: BoltStore) -> Infer:
    """One job after the other."""

    async def done() -> None:
        job = replace(queued("households", given="", by="tests", at="2026-05-01T00:00:00"), owner="tests")
        await households.work(Running(job, "tests", store), store, load({}), clock=lambda: NOW)

    return done


@pytest.fixture
def homes(ask: Ask) -> Homes:
    """The household of everybody, by name, with what the membership says."""

    async def found() -> dict[str, dict[str, Any]]:
        nodes = (await ask(SHOWN))["customers"]["nodes"]
        return {each["name"]: each["households"]["edges"][0] for each in nodes if each["households"]["edges"]}

    return found


async def live(ask: Ask, homes: Mapping[str, str]) -> None:
    """People by their full names, with the first line of their address."""
    rows = [{"name": name, "givenName": name.split()[0], "familyName": name.split()[-1],
             "email": f"{name.split()[0].lower()}@example.com",
             "address": {"lines": [line], "city": "Leeds", "postalCode": "LS1 4AP", "country": "GB", "use": "HOME"}}
            for name, line in homes.items()]  # fmt: skip
    found = await ask(CREATE, input={"rows": rows})
    assert found["customersCreate"]["done"] == len(rows)
