"""One run of a case: what was asked, what was answered, what was sent to the engine for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from server.answers.answering import GraphQL
from server.answers.messages import Reply, Request
from tests.cases.case import Case, without_cursors
from tests.cases.explaining import Explained, explained
from tests.engines.recording import Recording


@dataclass(frozen=True, slots=True)
class Run:
    request: Request
    reply: Reply
    sent: tuple[str, ...]
    explained: Explained


async def run_of(case: Case, api: GraphQL) -> Run:
    """Ask the question of a case, with the API's own cursors."""

    async def data(variables: dict[str, Any]) -> dict[str, Any]:
        reply = await api.answer(Request(case.query, case.operation, variables))
        assert reply.data is not None, reply.errors
        return reply.data

    request = Request(case.query, case.operation, await case.variables(data))
    assert isinstance(api.store, Recording)
    api.store.statements.clear()
    reply = await api.answer(request)
    sent = tuple(each.text for each in api.store.statements)
    return Run(request, reply, sent, explained(api, request))


def told(reply: Reply) -> dict[str, Any]:
    """An answer as a case keeps it."""
    body = unnumbered(reply)
    errors = [
        {"message": each["message"], "path": each.get("path"), "code": each["extensions"]["code"]}
        for each in body.get("errors", ())
    ]
    data = {"data": without_cursors(body["data"])} if "data" in body else {}
    return {**data, **({"errors": errors} if errors else {})}


def unnumbered(reply: Reply) -> dict[str, Any]:
    """An answer without the numbers under which our own faults are logged: each has its own."""
    body = reply.body()
    text = json.dumps(body)
    for number in {each["extensions"].get("correlationId") for each in body.get("errors", ())}:
        text = text.replace(number, "<number>") if number else text
    return json.loads(text)  # type: ignore[no-any-return]  # what was a dictionary is one
