"""Who may write what: the policy file, and nothing else; and nobody writes to what they do not see."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest
from graphql import GraphQLSchema

from graph.export.tables import tables
from graph.model import MODEL
from schema.mutations import DECLARED, NAMES
from server.access.policy import OURS, load
from server.answers.answering import GraphQL
from server.answers.apis import Apis
from server.exports.writing import digest_of
from tests.mutations.conftest import SETTING, asked, made
from tests.mutations.examples import EXAMPLES, filled, request, taken

FILE = tomllib.loads(OURS.read_text("utf-8"))
ROLES = tuple(FILE["roles"])
CLASSES = ("plain", "identity", "contact", "sensitive")


@cache
def schema(role: str) -> GraphQLSchema:
    return Apis(None, MODEL, SETTING, load(), made()).api(load().roles[role]).schema  # type: ignore[arg-type]  # unasked


def allowed(role: str) -> set[str]:
    """The mutations that the file gives a role, read by hand."""
    writes = FILE["roles"][role].get("writes", {})
    own = [each for each in DECLARED if each.right in writes.get(each.type, ())]
    return {name for each in own for name in (each.name, each.several)}


@pytest.mark.parametrize("role", [each for each in ROLES if each != "anonymous"])
def test_a_role_has_the_mutations_of_its_policy(role: str) -> None:
    root = schema(role).mutation_type
    there = set(root.fields) & NAMES if root else set()
    assert there == allowed(role)


@pytest.mark.parametrize("role", [each for each in ROLES if each != "anonymous" and allowed(each)])
def test_nobody_sets_what_they_do_not_read(role: str) -> None:
    for name, type_ in schema(role).type_map.items():
        declared = next((each for each in DECLARED if name == f"{each.title}Input" and each.type in MODEL.nodes), None)
        if declared is None:
            continue
        rights = FILE["rights"][FILE["roles"][role]["types"].get(declared.type, "unseen")]
        secret = {
            each.name
            for each in MODEL.node(declared.type).properties
            if rights.get(CLASSES[list(type(each.personal)).index(each.personal)]) != "read" and each.name != "name"
        }
        assert not secret & set(type_.fields), (role, name)  # type: ignore[attr-defined]  # an input has fields


CREATE = """mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) {
  customer { id } userErrors { code candidates } } }"""


async def test_who_is_not_seen_is_not_written_to(apart: tuple[GraphQL, GraphQL]) -> None:
    admin, agent = apart
    given = {"name": "Ann", "email": "ann@example.com", "stage": "PROSPECT"}
    id_ = (await asked(admin, CREATE, input=given))["customerCreate"]["customer"]["id"]
    for verb, more in (("Update", ', name: "Eve"'), ("Archive", ""), ("Upsert", ', name: "Eve"')):
        text = f'mutation {{ customer{verb}(input: {{id: "{id_}"{more}}}) {{ userErrors {{ code }} }} }}'
        assert (await asked(agent, text))[f"customer{verb}"] == {"userErrors": [{"code": "NOT_FOUND"}]}
    again = (await asked(agent, CREATE, input={**given, "stage": "CUSTOMER"}))["customerCreate"]
    assert again == {"customer": None, "userErrors": [{"code": "DUPLICATE_KEY", "candidates": None}]}
    found: dict[str, Any] = await asked(admin, "query ($id: ID!) { customer(by: {id: $id}) { name version } }", id=id_)
    assert found == {"customer": {"name": "Ann", "version": 1}}


HIDDEN = [(name, given) for name, given in EXAMPLES if "'bob'" in str(given)]
"""What speaks of somebody whom the agent does not see."""
BEGINS = ("Link", "Join", "Record", "Add")


async def test_nothing_around_who_is_not_seen_is_written(apart: tuple[GraphQL, GraphQL]) -> None:
    admin, agent = apart
    ids = await filled(admin)
    await asked(admin, CREATE, input={"name": "Eve", "email": "eve@example.com", "stage": "CUSTOMER"})
    for name, given in HIDDEN:
        if name.endswith(BEGINS):
            taken(name, (await admin.answer(request(name, given, ids))).data, ids)
    before, tried = await digest_of(admin.store, tables(MODEL)), 0
    for name, given in HIDDEN:
        if name in allowed("agent"):
            payload = ((await agent.answer(request(name, given, ids))).data or {})[name]
            assert {each["code"] for each in payload["userErrors"]} == {"NOT_FOUND"}, (name, payload)
            assert payload["changes"] == []
            tried += 1
    assert tried > 10
    assert await digest_of(admin.store, tables(MODEL)) == before


CLAIM = """mutation { referralLink(input: {referrer: {email: "bob@x.com"}, referred: {email: "ann@x.com"},
  status: SIGNED_UP}) {
  userErrors { code } } }"""
SOLD = """mutation { purchaseRecord(input: {customer: {email: "ann@x.com"},
  lines: [{sku: "CUP", quantity: 1, unitPrice: "1.00"}]}, dryRun: true) {
  changes { type id otherType otherId relationship fields } userErrors { code } } }"""


async def test_changes_around_who_is_not_seen_are_not_told(apart: tuple[GraphQL, GraphQL]) -> None:
    admin, agent = apart
    await asked(admin, 'mutation { productCreate(input: {sku: "CUP", name: "Cup"}) { userErrors { code } } }')
    rows = [{"name": "ann", "email": "ann@x.com", "stage": "CUSTOMER"},
            {"name": "bob", "email": "bob@x.com", "stage": "PROSPECT"}]  # fmt: skip
    ids = [(await asked(admin, CREATE, input=each))["customerCreate"]["customer"]["id"] for each in rows]
    assert (await asked(admin, CLAIM))["referralLink"]["userErrors"] == []
    for api, told in ((agent, {ids[0]}), (admin, set(ids))):
        sold = (await asked(api, SOLD))["purchaseRecord"]
        assert sold["userErrors"] == []
        found = {id_ for each in sold["changes"] for id_ in (each["id"], each["otherId"])}
        assert found & set(ids) == told
        assert "HAD" in {each["relationship"] for each in sold["changes"]}
