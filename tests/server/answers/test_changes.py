"""The change feed as it is read: in order, resumable, and of no more than a role may see."""

from __future__ import annotations

from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.statement import Statement
from graph.writes.changes import Change, ChangeKind
from tests.server.answers.feeding import ANN, BOB, HOME, MAIL, asked, begun, changed, linked, renamed

pytestmark = pytest.mark.usefixtures("indexed")
PAGE = """query ($first: Int, $after: String, $ids: [ID!], $types: [ChangedType!], $kinds: [ChangeKind!]) {
  changes(first: $first, after: $after, ids: $ids, types: $types, kinds: $kinds) {
    nodes { position } pageInfo { hasNextPage hasPreviousPage endCursor } } }"""
AGREE = """MATCH (c:Customer) WHERE c.id = $id
CREATE (c)-[:GAVE]->(:Consent {id: 'con_1', purpose: 'MARKETING', state: 'GRANTED'})"""
BACK = "MATCH (c:Change) DETACH DELETE c WITH count(*) AS gone MATCH (f:Feed) SET f.position = 0"
HISTORY = """query ($id: ID!, $first: Int, $after: String) { history(id: $id, first: $first, after: $after) {
  nodes { position fields } pageInfo { hasNextPage endCursor } } }"""


async def page(store: BoltStore, role: str = "admin", **variables: Any) -> tuple[list[int], bool, str]:
    answer = await asked(store, PAGE, role, **variables)
    assert "errors" not in answer, answer
    found, info = answer["data"]["changes"], answer["data"]["changes"]["pageInfo"]
    return [each["position"] for each in found["nodes"]], info["hasNextPage"], info["endCursor"]


async def test_pages_go_on_where_the_last_one_ended_and_so_does_an_empty_one(store: BoltStore) -> None:
    await begun(store)
    first, more, cursor = await page(store, first=1)
    assert (first, more) == ([1], True)
    rest, more, cursor = await page(store, after=cursor)
    assert (rest, more) == ([2], False)
    nothing, more, cursor = await page(store, after=cursor)
    assert (nothing, more) == ([], False)
    await changed(store, renamed(ANN))
    assert (await page(store, after=cursor))[0] == [3]


async def test_the_end_has_a_cursor_for_those_who_begin_with_the_graph_itself(store: BoltStore) -> None:
    await begun(store)
    nothing, more, cursor = await page(store, first=0)
    assert (nothing, more) == ([], False)
    await changed(store, renamed(BOB))
    assert (await page(store, after=cursor))[0] == [3]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"ids": [BOB]}, [2]),
        ({"ids": [HOME]}, [4]),
        ({"kinds": ["UPDATED", "LINKED"]}, [3, 4]),
        ({"types": ["HOUSEHOLD"]}, [4]),
        ({"types": ["CUSTOMER"], "ids": [ANN], "kinds": ["CREATED"]}, [1]),
        ({"types": []}, []),
    ],
)
async def test_what_is_wanted_of_the_feed(store: BoltStore, wanted: dict[str, Any], found: list[int]) -> None:
    await begun(store)
    await changed(store, renamed(ANN), linked("MEMBER_OF", "Household", HOME))
    assert (await page(store, **wanted))[0] == found


WHOLE = """{ changes(first: 9) { edges { cursor node { cursor } } nodes {
  kind type id relationship otherType otherId fields version source at by
  node { __typename ... on Customer { name } } also: node { id } other { id } } } }"""


async def test_a_change_says_what_was_done_and_shows_the_object_as_it_is_now(store: BoltStore) -> None:
    await begun(store)
    await changed(store, linked("MEMBER_OF", "Household", HOME))
    answer = await asked(store, WHOLE)
    found = answer["data"]["changes"]
    assert found["nodes"][2] == {
        "kind": "LINKED", "type": "CUSTOMER", "id": ANN, "relationship": "MEMBER_OF", "otherType": "HOUSEHOLD",
        "otherId": HOME, "fields": [], "version": None, "source": "shop", "at": "2026-05-01T12:00:00Z",
        "by": "key:ann", "node": {"__typename": "Customer", "name": ANN}, "also": {"id": ANN}, "other": None,
    }  # fmt: skip
    assert all(each["cursor"] == each["node"]["cursor"] for each in found["edges"])


async def test_history_is_of_one_object_the_newest_first(store: BoltStore) -> None:
    await begun(store)
    await changed(store, renamed(ANN), renamed(BOB), linked("MEMBER_OF", "Household", HOME))
    first = (await asked(store, HISTORY, id=ANN, first=2))["data"]["history"]
    assert [each["position"] for each in first["nodes"]] == [5, 3]
    rest = (await asked(store, HISTORY, id=ANN, after=first["pageInfo"]["endCursor"]))["data"]["history"]
    assert [each["position"] for each in rest["nodes"]] == [1]
    assert not rest["pageInfo"]["hasNextPage"]
    assert [each["position"] for each in (await asked(store, HISTORY, id=HOME))["data"]["history"]["nodes"]] == [5]


# --------------------------------------------------------------------------------------------------------------- rights


async def test_names_of_fields_that_may_not_be_read_are_left_out(store: BoltStore) -> None:
    await begun(store)
    await changed(
        store,
        renamed(ANN, "birthDate", "stage"),
        renamed(ANN, "birthDate"),
        linked("IDENTIFIED_BY", "Identifier", MAIL),
    )
    full = (await asked(store, HISTORY, id=ANN))["data"]["history"]["nodes"]
    assert [each["fields"] for each in full] == [[], ["birthDate"], ["birthDate", "stage"], []]
    for role in ("viewer", "service", "analyst"):
        found = (await asked(store, HISTORY, role, id=ANN))["data"]["history"]["nodes"]
        of_keys: list[list[str]] = [[]] if role == "analyst" else []
        assert [each["fields"] for each in found] == [*of_keys, ["stage"], []]


async def test_what_a_condition_hides_has_no_changes(store: BoltStore) -> None:
    await begun(store)
    await changed(store, renamed(BOB), statement=Statement(AGREE, {"id": BOB}))
    assert (await page(store, "marketer"))[0] == [2, 3]
    assert (await asked(store, HISTORY, "marketer", id=ANN))["data"]["history"]["nodes"] == []
    await changed(store, Change(ChangeKind.DELETED, "Customer", BOB),
                  statement=Statement("MATCH (c:Customer) WHERE c.id = $id DETACH DELETE c", {"id": BOB}))  # fmt: skip
    assert (await page(store, "marketer"))[0] == []
    assert (await page(store, "agent"))[0] == [1, 2, 3, 4]


async def test_who_made_a_change_is_told_to_some(store: BoltStore) -> None:
    await begun(store)
    author = "{ changes { nodes { by } } }"
    assert (await asked(store, author, "steward"))["data"]["changes"]["nodes"][0] == {"by": "key:ann"}
    assert "Cannot query field 'by'" in str((await asked(store, author, "agent"))["errors"])


# -------------------------------------------------------------------------------------------------------------- cursors


async def test_a_cursor_behind_which_changes_are_gone_has_expired(store: BoltStore) -> None:
    await begun(store)
    cursor = (await page(store, first=1))[2]
    await changed(store, renamed(ANN), statement=Statement("MATCH (c:Change) WHERE c.position < 2 DETACH DELETE c"))
    assert (await page(store))[0] == [2, 3]
    assert (await page(store, after=cursor))[0] == [2, 3]
    await changed(store, renamed(ANN), statement=Statement("MATCH (c:Change) WHERE c.position < 3 DETACH DELETE c"))
    (error,) = (await asked(store, PAGE, after=cursor))["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "reason": "CURSOR_EXPIRED"}
    assert "begins at 3" in error["message"]


async def test_a_cursor_of_a_feed_that_went_further_has_expired(store: BoltStore) -> None:
    await begun(store)
    cursor = (await page(store))[2]
    await changed(store, renamed(ANN), statement=Statement(BACK))
    (error,) = (await asked(store, PAGE, after=cursor))["errors"]
    assert error["extensions"]["reason"] == "CURSOR_EXPIRED"


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"first": -1}, "first: a page has from 0 to 1000"),
        ({"first": 1001}, "first: a page has from 0 to 1000"),
        ({"after": "nothing"}, "after: this is no cursor"),
        ({"ids": [ANN] * 1001}, "ids: at most 1000"),
    ],
)
async def test_what_cannot_be_meant(store: BoltStore, variables: dict[str, Any], message: str) -> None:
    (error,) = (await asked(store, PAGE, **variables))["errors"]
    assert message in error["message"]
