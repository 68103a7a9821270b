"""What is sent to the engine for a question: what Kith sends, which others send too, and what names its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bench.statements import named
from graph.cypher.dialect import DIALECTS
from graph.cypher.render import Text
from graph.statement import Statement
from resolvers.binding import Values, parameters
from server.answers.answering import GraphQL
from server.answers.documents import operation_in
from server.answers.plans import Planned
from server.answers.variables import variables_of


@dataclass(frozen=True, slots=True)
class Sent:
    """The statement of one root field: which parameters are variables of the question, and what the others hold."""

    text: str
    whole: bool
    variables: Mapping[str, str]
    constants: Mapping[str, object]

    def statement(self, variables: Mapping[str, object]) -> Statement:
        given = {name: variables[variable] for name, variable in self.variables.items()}
        return Statement(self.text, {**self.constants, **given})

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def sent(api: GraphQL, text: str, variables: Mapping[str, Any]) -> dict[str, Sent]:
    """What becomes of a question with one root field and no totals, by the name of that field."""
    planned = plan(api, text, variables)
    [made] = planned.prepared
    assert made is not None
    assert made.compiled.page is not None
    assert made.asked.key
    return {made.asked.key: _sent(made.compiled.page, made.compiled.whole, Values(variables, api.setting, api.clock()))}


def with_names(api: GraphQL, root: str, variables: Mapping[str, Any]) -> Sent:
    """The statement that gives values their names, by hand."""
    streams = DIALECTS[api.store.engine].streams_sorted
    today = {"today": api.clock().date().isoformat()}
    text = named(root, streams_sorted=streams)
    return Sent(text, not streams and root != "customer", {each: each for each in variables}, today)


def plan(api: GraphQL, text: str, variables: Mapping[str, Any]) -> Planned:
    tree = api.document(text).tree
    assert tree is not None
    operation = operation_in(tree, None)
    return api.plan(tree, operation, variables_of(operation, dict(variables), api.schema), text)


def _sent(text: Text, whole: bool, values: Values) -> Sent:  # noqa: FBT001  # a fact that is handed on
    given = {name: str(bind.slot.path[0]) for name, bind in text.parameters if bind.slot.path}
    fixed = tuple((name, bind) for name, bind in text.parameters if name not in given)
    return Sent(text.text, whole, given, parameters(fixed, values))
