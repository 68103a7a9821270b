"""Every case: the engine's answer, the executor's and the oracle's, and the plan and statements that led to it."""

import json
from typing import Any

import pytest
from graphql import GraphQLSchema

from server.answers.answering import GraphQL
from tests.cases.asking import told, unnumbered
from tests.cases.case import Case, cases, without_cursors
from tests.cases.conftest import Ask
from tests.oracle.answers import ask
from tests.oracle.world import World

EVERY = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)


@EVERY
async def test_it_is_answered(case: Case, run: Ask, pytestconfig: pytest.Config) -> None:
    answer = told((await run(case)).reply)
    if pytestconfig.getoption("--update-cases"):
        (case.folder / "answer.json").write_text(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
    assert json.dumps(answer) == json.dumps(json.loads(case.text("answer.json")))


@EVERY
async def test_the_executor_answers_the_same(case: Case, run: Ask, api: GraphQL) -> None:
    asked = await run(case)
    if asked.reply.was_run:
        assert unnumbered(await api.reference(asked.request)) == unnumbered(asked.reply)


@EVERY
async def test_the_oracle_answers_the_same(case: Case, oracle: GraphQLSchema, oracle_world: World) -> None:
    if case.name.startswith("search/"):
        return

    async def data(variables: dict[str, Any]) -> dict[str, Any]:
        return ask(oracle, oracle_world, case.query, variables, case.operation).data or {}

    reply = ask(oracle, oracle_world, case.query, await case.variables(data), case.operation)
    answer = json.loads(case.text("answer.json"))
    assert without_cursors(reply.data) == answer.get("data")
    if "data" in answer:
        errors = [(each["path"] or [], each["code"]) for each in answer.get("errors", ())]
        assert reply.errors == sorted(errors, key=repr)
    else:
        assert reply.errors


@EVERY
async def test_it_compiles_to_its_statements(case: Case, run: Ask, pytestconfig: pytest.Config) -> None:
    found = (await run(case)).explained
    files = {"plan.txt": found.plan, "query.cypher": found.cypher, "params.json": found.parameters}
    if pytestconfig.getoption("--update-cases"):
        for name, text in files.items():
            (case.folder / name).write_text(text)
    assert {name: case.text(name) for name in files} == files


@EVERY
async def test_it_takes_a_statement_a_root_field_and_one_beside_it(case: Case, run: Ask) -> None:
    asked = await run(case)
    # Where a search has no words there is nothing to send.
    assert sorted(asked.sent) == ([] if case.name == "search/blank" else sorted(asked.explained.statements))
