"""Mutations: what is written, what is refused, and what a client hears of it. API keys are the first."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import partial
from typing import Any
from unittest.mock import patch

import pytest

from graph.bolt import BoltStore
from graph.errors import ConstraintViolated, OutcomeUnknown
from graph.keys import service
from graph.keys.spelling import spelled
from graph.keys.wanted import Granting
from graph.model import MODEL
from graph.store import Store
from resolvers.binding import Setting
from schema.operations import OPERATIONS
from server.access.caller import DEVELOPER, Caller
from server.access.keys import Keys
from server.access.scopes import granting
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.answers.rooting import schema_of
from tests.engines.unread import Unread
from tests.graph.writes.test_commit import Cut

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
ROLES = ("anonymous", "viewer", "agent", "admin")
GRANTED = granting("admin", ROLES, MODEL)
CREATE = """mutation ($input: ApiKeyCreateInput!) {
  apiKeyCreate(input: $input) {
    apiKey { id name role roots claims { name value } createdAt createdBy expiresAt revokedAt lastUsedAt }
    secret
    userErrors { code field message }
  }
}"""
REVOKE = """mutation ($id: ID!) {
  apiKeyRevoke(input: {id: $id}) { apiKey { id revokedAt } userErrors { code field message } }
}"""
TILL: dict[str, Any] = {"name": "till", "role": "agent"}


@pytest.fixture(scope="module")
def make() -> partial[GraphQL]:
    schema = schema_of(MODEL, "GBP", UTC, OPERATIONS)
    setting = Setting(UTC, "GBP", b"k" * 32, 1000)
    return partial(GraphQL, model=MODEL, setting=setting, clock=lambda: NOW, made=schema, granting=GRANTED)


async def asked(api: GraphQL, query: str, caller: Caller = DEVELOPER, **variables: Any) -> dict[str, Any]:
    return (await api.answer(Request(query, None, variables), caller)).body()


async def created(api: GraphQL, caller: Caller = DEVELOPER, **given: Any) -> dict[str, Any]:
    answer = await asked(api, CREATE, caller, input=given)
    assert "errors" not in answer
    payload: dict[str, Any] = answer["data"]["apiKeyCreate"]
    return payload


async def test_a_key_is_made_and_lets_its_holder_in(store: Store, make: partial[GraphQL]) -> None:
    payload = await created(make(store), **TILL, expiresAt="2027-01-01T01:00:00+01:00", roots=["customers"],
                            claims=[{"name": "team", "value": "north"}])  # fmt: skip
    keys = Keys(store, now=lambda: NOW)
    caller = await keys.caller(payload["secret"])
    await keys.close()
    assert (caller.role, caller.roots, caller.claims) == ("agent", frozenset({"customers"}), {"team": "north"})
    assert payload["apiKey"] == {
        "id": spelled(payload["secret"]).id, "name": "till", "role": "agent", "roots": ["customers"],  # type: ignore[union-attr]  # it is a key
        "claims": [{"name": "team", "value": "north"}], "createdAt": "2026-05-01T12:00:00Z", "createdBy": "developer",
        "expiresAt": "2027-01-01T00:00:00Z", "revokedAt": None, "lastUsedAt": None,
    }  # fmt: skip
    assert payload["userErrors"] == []


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"name": " "}, "INVALID", "name"),
        ({"role": "boss"}, "UNKNOWN_ROLE", "role"),
        ({"role": "anonymous"}, "UNKNOWN_ROLE", "role"),
        ({"roots": ["nothing"]}, "UNKNOWN_ROOT", "roots"),
        ({"expiresAt": "2026-05-01T12:00:00Z"}, "INVALID", "expiresAt"),
        ({"claims": [{"name": "a", "value": "b"}] * 2}, "INVALID", "claims"),
    ],
)
async def test_what_whoever_asks_can_mend_is_a_user_error(
    store: Store, make: partial[GraphQL], given: dict[str, Any], code: str, field: str
) -> None:
    payload = await created(make(store), **(TILL | given))
    (error,) = payload["userErrors"]
    assert (error["code"], error["field"], payload["apiKey"], payload["secret"]) == (code, field, None, None)
    assert await service.listed(store, 10) == ()


async def test_a_key_is_revoked(store: Store, make: partial[GraphQL]) -> None:
    api = make(store)
    made = (await created(api, **TILL))["apiKey"]["id"]
    answer = await asked(api, REVOKE, id=made)
    assert answer["data"]["apiKeyRevoke"] == {
        "apiKey": {"id": made, "revokedAt": "2026-05-01T12:00:00Z"}, "userErrors": []}  # fmt: skip


async def test_a_key_that_is_not_there_cannot_be_revoked(store: Store, make: partial[GraphQL]) -> None:
    answer = await asked(make(store), REVOKE, id="nobody")
    (error,) = answer["data"]["apiKeyRevoke"]["userErrors"]
    assert (error["code"], error["field"]) == ("NOT_FOUND", "id")


async def test_all_of_an_operation_or_nothing(store: Store, make: partial[GraphQL]) -> None:
    query = """mutation {
      first: apiKeyCreate(input: {name: "a", role: "agent"}) { secret userErrors { code message } }
      second: apiKeyCreate(input: {name: "b", role: "boss"}) { secret userErrors { code } }
      third: apiKeyCreate(input: {name: "c", role: "agent"}) { secret userErrors { code } }
    }"""
    data = (await asked(make(store), query))["data"]
    assert [data[key]["userErrors"][0]["code"] for key in data] == ["ABORTED", "UNKNOWN_ROLE", "ABORTED"]
    assert data["first"]["userErrors"][0]["message"] == "second was refused, so nothing of this operation was done."
    assert await service.listed(store, 10) == ()


async def test_fields_may_have_any_names_and_stand_in_fragments(store: Store, make: partial[GraphQL]) -> None:
    query = """mutation ($no: Boolean!, $role: String! = "viewer") {
      __typename
      a: apiKeyCreate(input: {name: "a", role: $role}) { ...Made }
      b: apiKeyCreate(input: {name: "b", role: $role}) @skip(if: true) { ...Made }
      c: apiKeyCreate(input: {name: "c", role: $role}) @include(if: $no) { ...Made }
    }
    fragment Made on ApiKeyCreatePayload { __typename errors: userErrors { code } key: apiKey { is: role as: name } }"""
    data = (await asked(make(store), query, no=False))["data"]
    assert data == {
        "__typename": "Mutation",
        "a": {"__typename": "ApiKeyCreatePayload", "errors": [], "key": {"is": "viewer", "as": "a"}},
    }
    assert len(await service.listed(store, 10)) == 1


async def test_keys_are_listed_beside_other_questions(store: Store, make: partial[GraphQL]) -> None:
    api = make(store)
    for name in ("a", "b"):
        await created(api, name=name, role="agent")
    data = await asked(api, "{ keys: apiKeys(first: 1) { as: name } customers { totalCount } apiKeys { id } }")
    assert [len(data["data"][key]) for key in ("keys", "apiKeys")] == [1, 2]
    assert data["data"]["customers"] == {"totalCount": 0}


async def test_arguments_of_a_kept_plan_are_read_anew(store: Store, make: partial[GraphQL]) -> None:
    api, query = make(store), "query ($first: Int) { apiKeys(first: $first) { id } }"
    for name in ("a", "b"):
        await created(api, name=name, role="agent")
    assert [len((await asked(api, query, first=size))["data"]["apiKeys"]) for size in (1, 2, 0)] == [1, 2, 0]


@pytest.mark.parametrize("first", [-1, 1001])
async def test_a_list_has_its_limits(store: Store, make: partial[GraphQL], first: int) -> None:
    answer = await asked(make(store), "query ($first: Int) { apiKeys(first: $first) { id } customers { totalCount } }",
                         first=first)  # fmt: skip
    assert answer["data"] == {"apiKeys": None, "customers": {"totalCount": 0}}
    (error,) = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["apiKeys"], "BAD_USER_INPUT")


async def test_no_secret_can_be_asked_for(store: Store, make: partial[GraphQL]) -> None:
    answer = await asked(make(store), "{ apiKeys { secret } }")
    assert "data" not in answer
    assert not {"hash", "secret"} & set(make(store).schema.type_map["ApiKey"].fields)  # type: ignore[attr-defined]


async def test_a_secret_is_in_no_log_and_no_cache(
    store: Store, make: partial[GraphQL], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api = make(store)
    secret = (await created(api, **TILL))["secret"]
    part = spelled(secret).secret  # type: ignore[union-attr]  # it is a key
    kept = (api.documents.kept, api.plans.peeks.kept, api.descriptions.kept)
    assert part not in caplog.text
    assert part not in repr(kept)


async def test_an_engine_that_is_away_is_told_at_every_field(make: partial[GraphQL]) -> None:
    query = """mutation { a: apiKeyRevoke(input: {id: "x"}) { apiKey { id } }
                          b: apiKeyRevoke(input: {id: "y"}) { apiKey { id } } }"""
    answer = await asked(make(Unread("neo4j")), query)
    assert answer["data"] == {"a": None, "b": None}
    assert [(each["path"], each["extensions"]["code"]) for each in answer["errors"]] == [
        (["a"], "UNAVAILABLE"), (["b"], "UNAVAILABLE")]  # fmt: skip


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize("arrives", [True, False])
async def test_a_cut_at_commit_makes_one_key(
    store: BoltStore,
    make: partial[GraphQL],
    arrives: bool,  # noqa: FBT001  # a case
) -> None:
    payload = await created(make(Cut(store, arrives)), **TILL)
    assert [each.id for each in await service.listed(store, 10)] == [payload["apiKey"]["id"]]


@pytest.mark.parametrize(("key", "said"), [("key", "apiKeyCreate"), ("", "and this one 0"), ("k" * 256, "one 256")])
async def test_a_key_is_not_made_under_an_idempotency_key(
    store: Store, make: partial[GraphQL], key: str, said: str
) -> None:
    answer = (await make(store).answer(Request(CREATE, None, {"input": TILL}, idempotency_key=key))).body()
    [error] = answer["errors"]
    assert said in error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert await service.listed(store, 10) == ()


@pytest.mark.parametrize(
    ("error", "said"),
    [(OutcomeUnknown("cut"), "may have been done"), (ConstraintViolated("taken"), "Nothing was done; try again")],
)
async def test_what_became_of_a_write_is_told(make: partial[GraphQL], error: Exception, said: str) -> None:
    api = make(Unread("neo4j"))
    with patch.object(Unread, "write", side_effect=error):
        answer = await asked(api, REVOKE, id="x")
    assert said in answer["errors"][0]["message"]
    assert answer["errors"][0]["extensions"] == {"code": "UNAVAILABLE"}


async def test_a_list_is_told_when_the_engine_is_away(make: partial[GraphQL]) -> None:
    answer = await asked(make(Unread("neo4j")), "{ apiKeys { id } }")
    assert (answer["data"], answer["errors"][0]["extensions"]["code"]) == ({"apiKeys": None}, "UNAVAILABLE")


async def test_without_the_right_there_are_no_mutations(store: Store) -> None:
    api = GraphQL(store, MODEL, Setting(UTC, "GBP", b"k" * 32, 1000))
    for query in ("mutation { apiKeyRevoke(input: {id: 1}) { apiKey { id } } }", "{ apiKeys { id } }"):
        answer = await asked(api, query)
        assert "data" not in answer
        assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_who_is_scoped_hands_on_no_more(store: Store, make: partial[GraphQL]) -> None:
    scoped = Caller("key:a", "admin", roots=frozenset({"apiKeyCreate", "customers"}))
    api = make(store)
    for roots, code in ((None, "BEYOND_OWN"), (["products"], "UNKNOWN_ROOT")):
        (error,) = (await created(api, scoped, **TILL, roots=roots))["userErrors"]
        assert error["code"] == code
    assert (await created(api, scoped, **TILL, roots=["customers"]))["apiKey"]["createdBy"] == "key:a"


def test_who_is_no_administrator_hands_on_their_own_role() -> None:
    assert granting("agent", ROLES, MODEL).roles == {"agent"}
    assert granting("admin", ROLES, MODEL) == Granting(frozenset({"viewer", "agent", "admin"}), GRANTED.roots)
