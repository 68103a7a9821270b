"""The examples that GraphiQL offers, asked of a graph: each is answered, with the ids that were found for it."""

from __future__ import annotations

import pytest

from server.access.caller import DEVELOPER
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.web.examples import EXAMPLES, Example
from server.web.offered import shown
from tests.computed.conftest import People


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.title)
async def test_an_example_is_answered(api: GraphQL, people: People, example: Example) -> None:
    await people("Ana Bob", "Bob Cid")
    told = await shown(example, DEVELOPER, api)
    variables = told["variables"]
    assert isinstance(variables, dict)
    reply = await api.answer(Request(example.query, variables=variables))
    assert reply.errors == []
    assert "" not in variables.values()
