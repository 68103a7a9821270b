"""Figures over few people are hidden from roles that see masked values, and from nobody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.model import MODEL
from resolvers.binding import Setting
from server.access.policy import Policy, load
from server.answers.apis import Apis
from server.answers.messages import Request
from server.answers.rooting import schema_of
from tests.cases.graph import CURRENCY, LARGEST_PAGE, NOW, ZONE, world
from tests.engines.wiping import wipe
from tests.oracle.loading import load as loaded

WORLD = world()


@pytest.fixture(scope="module")
async def apis(indexed: BoltStore) -> AsyncIterator[Apis]:
    await wipe(indexed)
    await loaded(indexed, WORLD.graph, MODEL)
    setting = Setting(ZONE, CURRENCY, b"small", LARGEST_PAGE)
    yield Apis(indexed, MODEL, setting, Policy(load().roles, 3), schema_of(MODEL, CURRENCY, ZONE))
    await wipe(indexed)


async def said(apis: Apis, role: str, text: str) -> Any:
    api = apis.api(apis.policy.roles[role])
    api.clock = lambda: NOW
    reply = await api.answer(Request(text))
    assert reply.errors == []
    return reply.data


BY_CHANNEL = """{ purchases(where: {archivedAt: {isNull: true}}) {
  groups(by: [CHANNEL], first: 50) { nodes { key { channel } count sum { total { amount } } } } } }"""


def buyers() -> dict[str | None, set[str]]:
    """The customers behind the purchases of each channel, read from the graph by hand."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for thing in WORLD.graph.things:
        if thing.values.get("kind") == "PURCHASE" and not thing.is_archived:
            had = WORLD.graph.arriving.get((thing.id, "HAD"), [])
            people = {each.start.id for each in had if each.start.label == "Customer" and not each.start.is_archived}
            found[thing.values.get("channel")] |= people
    return found


async def test_a_group_of_few_people_keeps_its_count_and_hides_its_figures(apis: Apis) -> None:
    people = buyers()
    assert {0 < len(each) < 3 for each in people.values()} == {True, False}
    everything, little = [await said(apis, role, BY_CHANNEL) for role in ("admin", "analyst")]
    for full, cut in zip(*(each["purchases"]["groups"]["nodes"] for each in (everything, little)), strict=True):
        few = 0 < len(people[full["key"]["channel"]]) < 3
        assert cut == ({**full, "sum": {"total": None}} if few else full)


PEOPLE = [each.id for each in WORLD.graph.things if each.label == "Customer" and not each.is_archived]


@pytest.mark.parametrize("number", [0, 1, 2, 3])
async def test_figures_over_customers_are_shown_from_three_on(apis: Apis, number: int) -> None:
    some = ", ".join(f'"{each}"' for each in PEOPLE[:number])
    text = f"{{ customers(where: {{id: {{in: [{some}]}}}}) {{ aggregate {{ count countDistinct {{ id }} }} }} }}"
    figures = (await said(apis, "analyst", text))["customers"]["aggregate"]
    assert figures == {"count": number, "countDistinct": {"id": None if number in (1, 2) else number}}


async def test_what_is_about_one_person_has_no_figures(apis: Apis) -> None:
    text = """{ customers(first: 50) { nodes {
      purchases { totalCount aggregate { count sum { total { amount } } }
        groups(by: [CHANNEL]) { nodes { count max { at } } } }
      bought { aggregate { sum { edge { spent { amount } } } } } } } }"""
    for each in (await said(apis, "analyst", text))["customers"]["nodes"]:
        assert each["purchases"]["aggregate"] == {"count": each["purchases"]["totalCount"], "sum": {"total": None}}
        assert {group["max"]["at"] for group in each["purchases"]["groups"]["nodes"]} <= {None}
        assert each["bought"]["aggregate"] == {"sum": {"edge": {"spent": None}}}


async def test_companies_are_no_people(apis: Apis) -> None:
    text = "{ companies(first: 50) { nodes { bought { aggregate { sum { edge { spent { amount } } } } } } } }"
    assert await said(apis, "analyst", text) == await said(apis, "admin", text)


@pytest.mark.parametrize("role", ["viewer", "admin"])
async def test_roles_without_masks_see_all_figures(apis: Apis, role: str) -> None:
    text = f'{{ customers(where: {{id: {{eq: "{PEOPLE[0]}"}}}}) {{ aggregate {{ max {{ createdAt }} }} }} }}'
    assert (await said(apis, role, text))["customers"]["aggregate"]["max"]["createdAt"] is not None


async def test_a_condition_on_hidden_figures_tells_nothing(apis: Apis) -> None:
    """Whatever is asked of them, groups of few people answer alike."""
    asked = """{ purchases { groups(by: [CHANNEL], having: {sum: {total: {%s: 0}}}, first: 50) {
      nodes { key { channel } } } } }"""
    people = buyers()
    for condition in ("gte", "lt"):
        found = (await said(apis, "analyst", asked % condition))["purchases"]["groups"]["nodes"]
        assert not [each for each in found if 0 < len(people[each["key"]["channel"]]) < 3]
