"""Plans are made once, at a price, and nobody fills the cache with cursors of his own making."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import pytest

from graph.model import MODEL
from graph.plan import Slot
from resolvers.selection.fields import Peek
from resolvers.selection.operation import Operation, operation_of
from server.access.caller import Caller
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.answers.plans import Planned, Plans
from server.budgets import NEW_PLAN, NEW_TEXT, Budgets
from server.ceilings.prices import Price
from tests.mutations.conftest import made
from tests.server.ceilings.conftest import fresh
from tests.server.wire.house import NoRows

pytestmark = pytest.mark.usefixtures("_no_time_passes")
ANA = Caller("ana", "admin")
PAGE = "query ($first: Int, $after: String) { customers(first: $first, after: $after) { nodes { id } } }"
WHERE = "query ($where: CustomerWhere) { customers(where: $where) { nodes { id } } }"
IDS, AFTER = Peek(Slot(path=("ids",)), "ids", "ids"), Peek(Slot(path=("after",)), "cursor", "after")


@pytest.fixture
def _no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an operation takes on a busy machine is not charged."""
    monkeypatch.setattr("server.budgets.SECOND", 0)


def forged(*missing: bool) -> str:
    """A cursor that says which of its values are null, and holds nothing that anybody sealed."""
    return urlsafe_b64encode(bytes([len(missing), *missing]) + b"x" * 32).rstrip(b"=").decode()


async def cost(api: GraphQL, text: str, **variables: Any) -> int:
    reply = await api.answer(Request(text, None, variables, wants_cost=True), ANA)
    found = reply.extensions["cost"]["requested"]
    assert isinstance(found, int)
    return found


async def good_cursor(api: GraphQL, text: str, **variables: Any) -> str:
    """A cursor of the first root field of a question, whatever its rows are."""
    assert isinstance(api.store, NoRows)
    api.store.rows = [[[["cus_1"], ["cus_1"]]]]
    reply = await api.answer(Request(text, None, variables), ANA)
    api.store.rows = []
    assert reply.data
    return str(reply.data["customers"]["pageInfo"]["endCursor"])


def test_what_is_kept_is_bounded_by_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.answers.plans.PLANS", 3)
    assert Plans().members.size == Plans().peeks.size == 3


async def test_what_is_kept_is_bounded_by_variables_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.answers.plans.LENGTHS", 10_000)
    api = fresh()
    for number in range(1, 31):
        reply = await api.answer(Request(WHERE, None, {"where": {"or": [{"name": {"eq": "Ann"}}] * number}}))
        assert not reply.errors
    assert 0 < len(api.plans.members.kept) < 20
    assert api.plans.members.kept.keys() == {(family, ()) for family in api.plans.peeks.kept}


async def test_each_new_plan_costs_and_one_that_is_kept_does_not() -> None:
    api = fresh(budgets=Budgets(10_000))
    assert await cost(api, PAGE, first=5) == 5 + NEW_TEXT + NEW_PLAN
    assert await cost(api, PAGE, first=6) == 6
    assert await cost(api, PAGE) == 25 + NEW_PLAN
    assert await cost(api, PAGE) == 25


async def test_what_is_asked_beside_the_schema_is_planned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    api, planned = fresh(), list[str]()
    monkeypatch.setattr("server.answers.answering.operation_of", _noting(planned))
    text = "{ __schema { queryType { name } } a: customers(first: 1) { nodes { id } } b: products { nodes { id } } }"
    for _ in range(2):
        reply = await api.answer(Request(text))
        assert reply.data == {"__schema": {"queryType": {"name": "Query"}}, "a": {"nodes": []}, "b": {"nodes": []}}
    assert planned == ["planned"]


def _noting(planned: list[str]) -> Callable[..., Operation]:
    def noted(*given: Any, **how: Any) -> Operation:
        planned.append("planned")
        return operation_of(*given, **how)

    return noted


async def test_a_forged_cursor_costs_each_time_and_leaves_no_plan() -> None:
    api = fresh(budgets=Budgets(10_000))
    for cursor in (forged(False), forged(True), forged(False, True), forged(True)):
        reply = await api.answer(Request(PAGE, None, {"after": cursor, "first": 1}, wants_cost=True), ANA)
        assert reply.errors[0]["extensions"]["code"] == "BAD_USER_INPUT"
        assert reply.extensions["cost"]["requested"] >= NEW_PLAN
    assert (len(api.plans.members.kept), len(api.plans.peeks.kept)) == (0, 0)
    assert api.store == NoRows()


async def test_a_forged_cursor_first_does_not_spoil_the_family() -> None:
    text = PAGE.replace("{ nodes { id } }", "{ pageInfo { endCursor } nodes { id } }")
    api = fresh(budgets=Budgets(10_000))
    good = await good_cursor(api, text, first=1)
    await api.answer(Request(text, None, {"after": forged(True), "first": 1}), ANA)
    assert [await cost(api, text, first=1, after=good) for _ in range(2)] == [1 + NEW_PLAN, 1]


def planned(*peeks: Peek) -> Planned:
    return Planned(Operation((), (), (), introspects=False, peeks=peeks), Price(), lambda _: None)


def test_a_family_learns_what_to_look_at() -> None:
    """What a cursor says matters only where an id is of a customer, and is not known before."""
    family, plans = ("text", None, ()), Plans()
    product, customer = ({"ids": [each], "after": forged(True)} for each in ("pro_1", "cus_1"))
    plans.keep(family, product, planned(IDS))
    plans.keep(family, customer, made := planned(IDS, AFTER))
    assert plans.find(family, customer) is made
    plans.keep(family, product, other := planned(IDS))
    assert (plans.find(family, customer), plans.find(family, product)) == (made, other)
    assert plans.find(family, customer | {"after": forged(False)}) is None


SHOW = """mutation ($input: CustomerUpsertInput!, $first: Int!, $deep: Boolean!) { customerUpsert(input: $input) {
  customer { id name @include(if: $deep) purchases(first: $first) { nodes { id } } } } }"""


def writing() -> GraphQL:
    return GraphQL(NoRows(), MODEL, fresh().setting, made=made())


async def changed(api: GraphQL, text: str, **variables: Any) -> int:
    """How many payloads have been planned after this mutation, over a store where nothing can be written."""
    await api.answer(Request(text, None, variables), ANA)
    return len(api.plans.changing.kept)


async def test_a_payload_is_planned_once_for_all_that_is_written() -> None:
    api, given = writing(), {"name": "Ann"}
    assert await changed(api, SHOW, input=given, first=1, deep=True) == 1
    assert await changed(api, SHOW, input={"email": "a@example.com", "tags": ["x", "y"]}, first=2, deep=True) == 1
    assert await changed(api, SHOW, input=given, first=1, deep=False) == 2
    kept = list(api.plans.changing.kept.values())
    assert [each.made.fields[0].entries[0].asked is not None for each in kept] == [True, True]
    assert kept[0].shown is kept[0].shown


async def test_a_payload_that_must_be_looked_at_is_not_kept() -> None:
    text = SHOW.replace("first: $first", "first: $first, after: $after").replace("$deep: B", "$after: String, $deep: B")
    assert await changed(writing(), text, input={"name": "Ann"}, first=1, deep=True, after=forged(True)) == 0
