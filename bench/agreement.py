"""Before anything is timed: do all ways give the same answer?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from bench.callers import Caller, request
from bench.questions import Question, Variables
from bench.sent import Sent, plan
from graph.normalise.money import money_text
from resolvers.binding import Values, bound
from server.answers.answering import GraphQL

DRIVER = ("driver", "named")
"""The ways without GraphQL."""


class Disagreement(Exception):
    """Two ways that answer the same question differently."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question once: what it asks of the root field, and what goes to the engine for it each way."""

    question: Question
    variables: Variables
    root: str
    sent: Mapping[str, Sent]

    def bytes(self, way: str) -> bytes:
        if way in DRIVER:
            return request(f"/{self.root}", orjson.dumps(self.sent[way].statement(self.variables).parameters))
        return request("/graphql", orjson.dumps({"query": self.question.text, "variables": self.variables}))


async def agreed(asking: Asking, ways: dict[str, Caller], api: GraphQL) -> int:
    """How many bytes Kith's answer has; raises Disagreement."""
    found = {way: await caller.call(asking.bytes(way)) for way, caller in ways.items()}
    answers = {way: _shown(way, asking, orjson.loads(body), api) for way, body in found.items()}
    for way, answer in answers.items():
        if answer != answers["kith"] or not answer["data"][asking.root]:
            shown = {each: str(answers[each])[:900] for each in ("kith", way)}
            raise Disagreement(f"{asking.question.name} is not answered alike by kith and {way}: {shown}")
    return len(found["kith"])


def _shown(way: str, asking: Asking, answer: Any, api: GraphQL) -> Any:
    """An answer as GraphQL writes it: the driver's rows are given the names or the amounts that they have there."""
    if way not in DRIVER:
        return answer
    rows = answer[0][0] if asking.sent[way].whole else [row for (row,) in answer]
    value = _written(rows) if way == "named" else rows
    if way == "named":
        return {"data": {asking.root: value[0] if asking.root == "customer" else {"nodes": value}}}
    [made] = plan(api, asking.question.text, asking.variables).prepared
    assert made is not None
    pages = bound(made.asked.pages, Values(asking.variables, api.setting, datetime.now(UTC)))
    return {"data": {asking.root: made.quick(rows if asking.root == "customer" else [rows], pages)}}


def _written(value: Any) -> Any:
    match value:
        case list():
            return [_written(each) for each in value]
        case dict():
            return {key: money_text(each) if key == "amount" else _written(each) for key, each in value.items()}
        case _:
            return value
