"""Every case: the engine's answer, the reference's and the oracle's, and the plan and statements that led to it."""

import json
from typing import Any

import pytest
from graphql import GraphQLSchema

from server.answering import GraphQL, Request
from tests.cases.case import Case, cases, without_cursors
from tests.cases.explaining import explained
from tests.engines.recording import Recording
from tests.oracle.answers import ask
from tests.oracle.world import World

EVERY = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)


async def requested(case: Case, api: GraphQL) -> Request:
    """The request of a case, with the API's own cursors."""

    async def data(variables: dict[str, Any]) -> dict[str, Any]:
        reply = await api.answer(Request(case.query, case.operation, variables))
        assert reply.data is not None, reply.errors
        return reply.data

    return Request(case.query, case.operation, await case.variables(data))


def told(body: dict[str, Any]) -> dict[str, Any]:
    """An answer as a case keeps it."""
    errors = [
        {"message": each["message"], "path": each.get("path"), "code": each.get("extensions", {}).get("code")}
        for each in unnumbered(body).get("errors", ())
    ]
    data = {"data": without_cursors(body["data"])} if "data" in body else {}
    return {**data, **({"errors": errors} if errors else {})}


def unnumbered(body: dict[str, Any]) -> dict[str, Any]:
    """An answer without the numbers under which our own faults are logged: each has its own."""
    text = json.dumps(body)
    for number in {each["extensions"].get("correlationId") for each in body.get("errors", ()) if "extensions" in each}:
        text = text.replace(number, "<number>") if number else text
    return json.loads(text)  # type: ignore[no-any-return]  # what was a dictionary is one


@EVERY
async def test_it_is_answered(case: Case, api: GraphQL, pytestconfig: pytest.Config) -> None:
    answer = told((await api.answer(await requested(case, api))).body())
    if pytestconfig.getoption("--update-cases"):
        (case.folder / "answer.json").write_text(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
    assert json.dumps(answer) == json.dumps(json.loads(case.text("answer.json")))


@EVERY
async def test_the_executor_answers_the_same(case: Case, api: GraphQL) -> None:
    request = await requested(case, api)
    reply = await api.answer(request)
    if reply.was_run:
        assert unnumbered((await api.reference(request)).body()) == unnumbered(reply.body())


@EVERY
async def test_the_oracle_answers_the_same(
    case: Case, api: GraphQL, oracle: GraphQLSchema, oracle_world: World
) -> None:
    if case.name.startswith("search/"):
        return

    async def data(variables: dict[str, Any]) -> dict[str, Any]:
        return ask(oracle, oracle_world, case.query, variables, case.operation).data or {}

    reply = ask(oracle, oracle_world, case.query, await case.variables(data), case.operation)
    answer = json.loads(case.text("answer.json"))
    assert without_cursors(reply.data) == answer.get("data")
    if "data" in answer:
        errors = [(each["path"] or [], each["code"] or "INTERNAL") for each in answer.get("errors", ())]
        assert reply.errors == sorted(errors, key=repr)
    else:
        assert reply.errors


@EVERY
async def test_it_compiles_to_its_statements(case: Case, api: GraphQL, pytestconfig: pytest.Config) -> None:
    found = explained(api, await requested(case, api))
    files = {"plan.txt": found.plan, "query.cypher": found.cypher, "params.json": found.parameters}
    if pytestconfig.getoption("--update-cases"):
        for name, text in files.items():
            (case.folder / name).write_text(text)
    assert {name: case.text(name) for name in files} == files


@EVERY
async def test_it_takes_a_statement_a_root_field_and_one_beside_it(case: Case, api: GraphQL) -> None:
    request = await requested(case, api)
    assert isinstance(api.store, Recording)
    api.store.statements.clear()
    await api.answer(request)
    sent = [each.text for each in api.store.statements]
    assert sorted(sent) == sorted(explained(api, request).statements)
