"""What a search sends to an engine."""

from __future__ import annotations

import pytest

from graph.model import MODEL
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.server.wire.house import NoRows, api

SEARCH = "query ($text: String!) { search(text: $text, first: 2) { totalCount nodes { __typename } } }"


@pytest.mark.parametrize(("text", "statements"), [("", 0), (" ", 0), ("!", 0), ("+-&|(){}*:*", 0), ("a!", 1)])
async def test_a_search_without_words_finds_nothing_and_asks_nothing(text: str, statements: int) -> None:
    store = NoRows()
    searching = GraphQL(store, MODEL, api().setting, made=api().schema)
    reply = await searching.answer(Request(SEARCH, variables={"text": text}))
    assert reply.data == {"search": {"totalCount": 0, "nodes": []}}
    assert len(store.asked) == statements
