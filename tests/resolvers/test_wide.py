"""What goes over all nodes of a type says so, since few such statements run at once; what names keys does not."""

from __future__ import annotations

import pytest

from graph.model import MODEL
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.server.wire.house import NoRows, api


@pytest.mark.parametrize(
    ("text", "is_wide"),
    [
        ("{ customers { totalCount } }", True),
        ("{ customers(where: {stage: {eq: CUSTOMER}}) { totalCount } }", True),
        ('{ customers(where: {id: {in: ["cus_1", "cus_2"]}}) { totalCount } }', False),
        ('{ customers(where: {stage: {eq: CUSTOMER}, id: {eq: "cus_1"}}) { totalCount } }', False),
        ('{ customers(where: {or: [{id: {eq: "cus_1"}}, {id: {eq: "cus_2"}}]}) { totalCount } }', False),
        ('{ customers(where: {or: [{id: {eq: "cus_1"}}, {name: {eq: "Ann"}}]}) { totalCount } }', True),
        ("{ customers(first: 1) { nodes { name } } }", False),
        ("{ referralLeaders(by: CUSTOMERS) { pageInfo { hasNextPage } } }", True),
        ("{ referralLeaders(by: REVENUE) { pageInfo { hasNextPage } } }", True),
        ("{ referralProgram { groupCount } }", True),
        ("{ referralAlerts { truncated } }", True),
    ],
)
async def test_a_statement_says_whether_it_goes_over_everything(text: str, *, is_wide: bool) -> None:
    store = NoRows()
    await GraphQL(store, MODEL, api().setting, made=api().schema).answer(Request(text))
    assert store.asked
    assert [each.is_wide for each in store.asked] == [is_wide] * len(store.asked)
