"""What a caller may spend in a minute, as the clock goes on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import httpx
import pytest

from server.access.caller import Caller
from server.access.limits import SERVICE
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.app import application
from server.budgets import MUTATION, NEW_PLAN, NEW_TEXT, REFUSAL, Budgets, Purse, Spent
from server.everybody import everybody
from tests.server.ceilings.conftest import fresh
from tests.server.wire.house import NoRows, well


@dataclass
class Clock:
    now: float = 600.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Bank:
    clock: Clock = field(default_factory=Clock)

    def of(self, cost_a_minute: int, *, workers: int = 1, least: int = 0) -> Budgets:
        return Budgets(cost_a_minute, workers, least, self.clock)


@pytest.fixture
def bank() -> Bank:
    return Bank()


def test_what_fits_is_taken(bank: Bank) -> None:
    budgets = bank.of(100)
    assert [budgets.spend("a", each) for each in (60, 30, 10)] == [Spent(40), Spent(10), Spent(0)]
    assert budgets.spend("a", 1).wait > 0
    assert budgets.spend("b", 100) == Spent(0)


def test_what_does_not_fit_is_not_taken(bank: Bank) -> None:
    budgets = bank.of(100)
    budgets.spend("a", 60)
    assert budgets.spend("a", 41) == Spent(40, wait=61)
    assert budgets.spend("a", 40) == Spent(0)


@pytest.mark.parametrize(("seconds", "left"), [(0.01, 9_960), (0.04, 9_960), (3, 7_000), (20, 0)])
def test_what_took_long_is_paid_by_the_next(bank: Bank, seconds: float, left: int) -> None:
    budgets = bank.of(10_000)
    purse = Purse(budgets, "a")
    purse.take(40)
    purse.settle(seconds)
    assert budgets.spend("a", 0).left == left


@pytest.mark.parametrize("begun", [0, 1, 29.5, 59.9])
@pytest.mark.parametrize("cost", [1, 25, 99, 100])
def test_who_waits_as_long_as_told_may_spend(bank: Bank, begun: float, cost: int) -> None:
    bank.clock.now += begun
    budgets = bank.of(100)
    budgets.spend("a", 100)
    wait = budgets.spend("a", cost).wait
    bank.clock.now += wait
    assert budgets.spend("a", cost).wait == 0
    assert 1 <= wait <= 120


def test_never_twice_as_much_around_a_full_minute(bank: Bank) -> None:
    budgets = bank.of(100)
    bank.clock.now = 659.0
    assert budgets.spend("a", 100) == Spent(0)
    for passed, left in ((2, 1), (30, 48), (61, 100)):
        bank.clock.now = 659.0 + passed
        assert replace(budgets, counts=budgets.counts.copy()).spend("a", 0) == Spent(left)


def test_workers_have_a_share_in_which_the_dearest_operation_fits(bank: Bank) -> None:
    assert bank.of(100, workers=4).share == 25
    assert bank.of(100, workers=4, least=60).share == 60


def test_callers_are_forgotten(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.budgets.MOST_CALLERS", 3)
    budgets = bank.of(100)
    for name in "abcd":
        budgets.spend(name, 1)
    assert list(budgets.counts) == ["b", "c", "d"]


# ------------------------------------------------------------------------------------------------------------- requests

ANA = Caller("ana", "admin")
CHEAP = Request("{ customers(first: 5) { nodes { id } } }", wants_cost=True)


@pytest.fixture
def _no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an operation takes on a busy machine is not charged."""
    monkeypatch.setattr("server.budgets.SECOND", 0)


def limited(budgets: Budgets, **limits: int) -> GraphQL:
    return fresh(replace(SERVICE, **limits), budgets)


@pytest.mark.usefixtures("_no_time_passes")
async def test_a_request_is_charged_for_its_text_once_and_for_its_cost(bank: Bank) -> None:
    asked = limited(bank.of(100))
    costs = [(await asked.answer(CHEAP, ANA)).body()["extensions"]["cost"] for _ in range(2)]
    assert costs == [{"requested": 5 + NEW_TEXT + NEW_PLAN, "budget": 75}, {"requested": 5, "budget": 70}]
    assert "extensions" not in (await asked.answer(replace(CHEAP, wants_cost=False), ANA)).body()


@pytest.mark.parametrize("text", ["{", "{ nothing }", "{ __typename } { __typename }", "{ " + "a " * 6000 + "}",
                                  "query ($a: Int!) { customers(first: $a) { totalCount } }"])  # fmt: skip
async def test_garbage_is_not_free(bank: Bank, text: str) -> None:
    asked = limited(bank.of(100))
    for left in (100 - NEW_TEXT - REFUSAL, 100 - NEW_TEXT - 2 * REFUSAL):
        assert (await asked.answer(Request(text), ANA)).errors
        assert asked.budgets
        assert asked.budgets.spend("ana", 0) == Spent(left)


async def test_too_dear_an_operation_is_not_free_and_nothing_of_it_is_run(bank: Bank) -> None:
    asked = limited(bank.of(100), cost=4)
    reply = await asked.answer(CHEAP, ANA)
    assert reply.errors[0]["extensions"]["limit"] == "cost"
    assert asked.budgets
    assert asked.budgets.spend("ana", 0) == Spent(100 - NEW_TEXT - NEW_PLAN - REFUSAL)


@pytest.mark.usefixtures("_no_time_passes")
async def test_over_budget_says_how_long_to_wait_and_runs_nothing(bank: Bank) -> None:
    asked = limited(bank.of(30))
    assert not (await asked.answer(CHEAP, ANA)).errors
    store, asked.store = asked.store, NoRows()
    reply = await asked.answer(Request("{ customers(first: 6) { nodes { id } } }"), ANA)
    assert reply.errors[0]["extensions"] == {
        "code": "RATE_LIMITED", "limit": "cost a minute", "allowed": 30, "found": NEW_TEXT, "retryAfter": 72,
    }  # fmt: skip
    assert (reply.status, reply.headers, reply.was_run) == (429, {"Retry-After": "72"}, False)
    assert asked.store == NoRows()
    assert store != NoRows()


@pytest.mark.parametrize("text", [CHEAP.query, CHEAP.query.replace("{", "{ __schema { queryType { name } }", 1)])
async def test_whatever_is_asked_beside_them_slow_statements_are_charged(
    bank: Bank, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("server.budgets.SECOND", 10**12)
    asked = limited(bank.of(100))
    assert not (await asked.answer(Request(text), ANA)).errors
    assert asked.budgets
    assert asked.budgets.spend("ana", 0).left == 0


@pytest.mark.usefixtures("_no_time_passes")
async def test_over_http(bank: Bank) -> None:
    app = application(everybody(limited(bank.of(30))), well)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        body, headers = {"query": CHEAP.query}, {"kith-cost": "1"}
        good = await client.post("/graphql", json=body, headers=headers)
        await client.post("/graphql", json=body)
        bad = await client.post("/graphql", json=body, headers=headers)
    assert good.json()["extensions"] == {"cost": {"requested": 25, "budget": 5}}
    assert (bad.status_code, bad.headers["retry-after"]) == (429, "70")
    assert bad.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"


def test_prices_are_small() -> None:
    assert NEW_TEXT == NEW_PLAN == REFUSAL == MUTATION == 10
