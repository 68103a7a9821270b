"""How much of a schema's description is asked for; who asks the usual question is never refused."""

from __future__ import annotations

import pytest
from graphql import GraphQLSchema, get_introspection_query

from server.access.limits import ANALYST, SERVICE, USER, Limits
from server.answers.documents import read
from server.ceilings.introspection import STANDARD, sizes_of


def test_lists_count_as_long_as_they_are_on_average(small: GraphQLSchema) -> None:
    lists = sizes_of(small).lists
    assert lists["types"] == len(small.type_map)
    assert lists["args"] == 1
    assert 1 <= lists["fields"] <= 6


@pytest.mark.parametrize("limits", [USER, ANALYST, SERVICE])
@pytest.mark.parametrize("text", [STANDARD, get_introspection_query(), get_introspection_query(descriptions=False)])
def test_tools_may_ask_what_they_ask(core: GraphQLSchema, limits: Limits, text: str) -> None:
    found = read(text, core, limits, sizes_of(core))
    assert not found.errors
    assert 0 < found.described <= sizes_of(core).allowed
