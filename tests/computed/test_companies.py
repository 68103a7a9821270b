"""What companies own, what happened with their groups, and what they lack."""

from __future__ import annotations

from typing import Any

import pytest

from graph.statement import Statement
from graph.store import Row
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.cases.drafting import ident
from tests.computed.conftest import As, Ask, Load
from tests.computed.firms import firms

TREE = """query ($id: ID!, $depth: Int, $day: Date, $first: Int, $after: String, $where: CompanyWhere) {
  company(by: {id: $id}) { subsidiaryTree(maxDepth: $depth, asOf: $day, first: $first, after: $after, where: $where) {
    totalCount truncated pageInfo { endCursor hasNextPage } nodes { depth parentId since company { name } } } } }"""
ROLLUP = """query ($day: Date) { companies(where: {name: {in: ["Firm 1", "Firm 5"]}}) { nodes { rollup(asOf: $day) {
  truncated own { ...figures } consolidated { ...figures } } } } }
fragment figures on CompanyFigures {
  companies purchases interactions openCases contacts spent { amount } }"""
GAPS = """query ($id: ID!, $by: WhiteSpaceBy, $day: Date) { company(by: {id: $id}) { whiteSpace(by: $by, asOf: $day) {
  totalCount sisters truncated nodes {
    product { name } category { name } sisters spent { amount } medianSpent { amount currency } } } } }"""
STAFF = """query ($id: ID!, $day: Date) { company(by: {id: $id}) {
  employees(asOf: $day, where: {edge: {role: {eq: "Buyer"}}}) { nodes { name } } } }"""
COM1, COM2, COM3, COM5 = (ident("com", number) for number in (1, 2, 3, 5))


async def tree(ask: Ask, company: str = COM1, **given: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await ask(TREE, id=company, **given))["company"]["subsidiaryTree"]
    return found


def names(found: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(each["depth"], each["parentId"][-1], each["company"]["name"]) for each in found["nodes"]]


async def test_a_tree_has_each_company_once_with_its_owner(ask: Ask, loaded: Load) -> None:
    await loaded(firms())
    found = await tree(ask)
    # Firm 7 is archived, so what only it owns is not below Firm 1; Firm 9 was sold.
    assert names(found) == [(1, "1", "Firm 2"), (1, "1", "Firm 4"), (2, "2", "Firm 3")]
    assert [each["since"] for each in found["nodes"]] == [None, "2020-01-01", None]
    assert (found["totalCount"], found["truncated"]) == (3, False)
    assert names(await tree(ask, day="2019-06-01")) == [(1, "1", "Firm 2"), (2, "2", "Firm 3"), (2, "2", "Firm 4"),
                                                        (3, "4", "Firm 9")]  # fmt: skip


async def test_a_tree_is_cut_by_depth_by_a_condition_and_by_pages(ask: Ask, loaded: Load) -> None:
    await loaded(firms())
    shallow = await tree(ask, depth=1)
    assert (len(shallow["nodes"]), shallow["truncated"]) == (2, True)
    assert names(await tree(ask, where={"name": {"ne": "Firm 2"}})) == [(1, "1", "Firm 4"), (2, "2", "Firm 3")]
    page = await tree(ask, first=2)
    further = await tree(ask, first=2, after=page["pageInfo"]["endCursor"])
    assert names(page) + names(further) == names(await tree(ask))


async def test_a_circle_of_owners_ends(ask: Ask, loaded: Load) -> None:
    await loaded(firms())
    assert names(await tree(ask, COM5)) == [(1, "5", "Firm 6")]


async def test_a_rollup_adds_up_a_company_and_all_below_it(ask: Ask, loaded: Load) -> None:
    await loaded(firms())
    one, circle = [each["rollup"] for each in (await ask(ROLLUP))["companies"]["nodes"]]
    assert one["own"] == {
        "companies": 1, "purchases": 0, "interactions": 0, "openCases": 0, "contacts": 0, "spent": {"amount": "0.00"},
    }  # fmt: skip
    assert one["consolidated"] == {
        "companies": 4, "purchases": 6, "interactions": 9, "openCases": 2, "contacts": 2, "spent": {"amount": "155.50"},
    }  # fmt: skip
    assert (circle["consolidated"]["companies"], circle["own"]["purchases"], circle["truncated"]) == (2, 0, False)
    then = (await ask(ROLLUP, day="2023-06-01"))["companies"]["nodes"][0]["rollup"]["consolidated"]
    assert (then["companies"], then["contacts"]) == (5, 3)


async def test_white_space_is_what_sisters_buy(ask: Ask, loaded: Load) -> None:
    await loaded(firms())
    found = (await ask(GAPS, id=COM2))["company"]["whiteSpace"]
    assert found["nodes"] == [{
        "product": {"name": "Ware 3"}, "category": None, "sisters": 2, "spent": {"amount": "37.50"},
        "medianSpent": {"amount": "18.75", "currency": "GBP"}}]  # fmt: skip
    assert (found["totalCount"], found["sisters"], found["truncated"]) == (1, 3, False)
    assert (await ask(GAPS, id=COM2, by="CATEGORY"))["company"]["whiteSpace"]["nodes"] == []


async def test_many_take_as_many_statements_as_the_deepest(
    api: GraphQL, ask: Ask, loaded: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    await loaded(firms())
    counted, read = list[str](), api.store.read

    async def counting(statement: Statement, **others: Any) -> list[Row]:
        counted.append(statement.text)
        return await read(statement, **others)

    monkeypatch.setattr(api.store, "read", counting)
    await ask("{ companies { nodes { rollup { own { purchases } } } } }")
    # The page; two levels, since all companies are asked about at once; the figures.
    assert len(counted) == 3
    counted.clear()
    await ask("{ companies { nodes { whiteSpace(by: CATEGORY) { nodes { category { name } } } } } }")
    # The page; owners and owned, a level each; what was bought, the categories of that, and their names.
    assert len(counted) == 6


@pytest.mark.parametrize("text", [TREE, ROLLUP, GAPS])
async def test_both_ways_of_an_answer_agree(api: GraphQL, loaded: Load, text: str) -> None:
    await loaded(firms())
    request = Request(text, variables={} if text == ROLLUP else {"id": COM2})
    reply = await api.answer(request)
    assert not reply.errors
    assert reply.data == (await api.reference(request)).data


async def test_a_role_is_told_no_figure_of_what_it_does_not_see(ask_as: As, loaded: Load) -> None:
    await loaded(firms())
    marketer = (await ask_as("marketer")(ROLLUP))["companies"]["nodes"][0]["rollup"]["consolidated"]
    # Nobody agreed to marketing, and cases are none of marketing's business.
    assert (marketer["contacts"], marketer["openCases"], marketer["interactions"]) == (0, None, 6)
    analyst = (await ask_as("analyst")(ROLLUP))["companies"]["nodes"][0]["rollup"]["consolidated"]
    assert (analyst["contacts"], analyst["openCases"], analyst["spent"]) == (2, 2, {"amount": "155.50"})


async def test_employees_are_those_of_a_day_and_a_role(ask: Ask, loaded: Load) -> None:
    await loaded(firms())
    then, now = [(await ask(STAFF, id=COM3, day=day))["company"]["employees"]["nodes"] for day in ("2023-01-01", None)]
    assert ([each["name"] for each in then], [each["name"] for each in now]) == (["Boris", "Cleo"], ["Boris"])


@pytest.mark.parametrize(("depth", "said"), [(0, "0"), (51, "51"), (-1, "-1")])
async def test_a_depth_out_of_range_is_said_to_be(api: GraphQL, loaded: Load, depth: int, said: str) -> None:
    await loaded(firms())
    reply = await api.answer(Request(TREE, variables={"id": COM1, "depth": depth}))
    assert reply.errors[0]["message"] == f"maxDepth: from 1 to 50, not {said}."
