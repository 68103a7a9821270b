"""The top of a group, for roles that see some companies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import MODEL
from server.access.policy import load as policy
from server.answers.answering import GraphQL
from server.answers.apis import Apis
from server.answers.messages import Request
from tests.computed.conftest import Web

TOPS = "{ companies(orderBy: [{id: ASC}]) { nodes { name ultimateParent { name } } } }"


@pytest.mark.parametrize(
    ("hidden", "tops"),
    [("CompanyA", {"CompanyB": None, "CompanyC": None}),
     ("CompanyB", {"CompanyA": "CompanyA", "CompanyC": "CompanyA"})],
)  # fmt: skip
async def test_of_a_group_its_top_alone_is_asked(
    api: GraphQL, web: Web, hidden: str, tops: dict[str, str | None]
) -> None:
    ids = await web("CompanyA PARENT_OF CompanyB", "CompanyB PARENT_OF CompanyC")
    ours = policy()
    role = replace(ours.roles["agent"], name="some", rows={"Company": f'{{id: {{ne: "{ids[hidden]}"}}}}'})
    apis = Apis(api.store, MODEL, api.setting, replace(ours, roles={**ours.roles, "some": role}), api.schema)
    reply = await apis.api(role).answer(Request(TOPS))
    assert reply.data is not None
    found = {each["name"]: (each["ultimateParent"] or {}).get("name") for each in reply.data["companies"]["nodes"]}
    assert found == tops
