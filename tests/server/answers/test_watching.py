"""Subscriptions share what is told where they ask the same, and only there."""

from __future__ import annotations

import pytest

from graph.bolt import BoltStore
from server.access.caller import Caller
from server.answers.messages import Request
from server.answers.watching import Watched, watched
from tests.server.answers.feeding import apis, asked, begun

pytestmark = pytest.mark.usefixtures("indexed")
CALLER = Caller("ana", "admin")
ENDS = "{ one: changes(first: 1) { pageInfo { endCursor } } two: changes(first: 2) { pageInfo { endCursor } } }"


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("subscription ($c: String) { changed(after: $c) { id } }", 1),
        ("subscription ($c: String) { ...Told } fragment Told on Subscription { changed(after: $c) { id } }", 1),
        ("subscription ($c: String) { changed(after: $c, where: {customer: {name: {eq: $c}}}) { id } }", 2),
        (
            "subscription ($c: String) { changed(after: $c) { node { ...Shown } } }"
            " fragment Shown on Customer { referrals(where: {name: {eq: $c}}) { totalCount } }",
            2,
        ),
    ],
)
async def test_where_one_begins_is_no_question_of_its_own_unless_more_depends_on_it(
    store: BoltStore, text: str, questions: int
) -> None:
    await begun(store)
    ends = (await asked(store, ENDS))["data"]
    api = await apis(store).of(CALLER)
    found = [
        await watched(api, Request(text, None, {"c": ends[name]["pageInfo"]["endCursor"]}), CALLER)
        for name in ("one", "two")
    ]
    keys = {each.key for each in found if isinstance(each, Watched)}
    assert len(keys) == questions
