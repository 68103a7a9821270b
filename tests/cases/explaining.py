"""What the compiler makes of a question: plans, statements for every engine, parameters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.cypher.build import Compiled, compile_plan
from graph.cypher.dialect import DIALECTS
from graph.cypher.render import Text
from graph.normalise.errors import Invalid
from graph.plan import outline
from resolvers.binding import Values, bound, parameters
from resolvers.errors import BadInput
from resolvers.selection.asked import Asked
from server.answers.answering import GraphQL
from server.answers.documents import operation_in
from server.answers.messages import Request
from server.answers.variables import variables_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Explained:
    """The texts of a case's files; `statements` are those that the engine at hand is sent."""

    plan: str
    cypher: str
    parameters: str
    statements: tuple[str, ...]


def explained(api: GraphQL, request: Request) -> Explained:
    """What a question compiles to; nothing for a request that is refused."""
    document = api.document(request.query)
    try:
        assert document.tree is not None
        assert not document.errors
        operation = operation_in(document.tree, request.operation_name)
        variables = variables_of(operation, request.variables, api.schema)
    except Exception:  # noqa: BLE001  # whatever is wrong with a request, the answer tells it
        return Explained("", "", "{}\n", ())
    planned = api.plan(document.tree, operation, variables, request.query)
    values = Values(variables, api.setting, api.clock())
    fields = [Field(each, api, values) for each in planned.operation.asked]
    return Explained(
        "\n".join(each.plan() for each in fields),
        "\n".join(each.cypher() for each in fields),
        _json({name: each for one in fields for name, each in one.parameters()}),
        tuple(text for each in fields for text in each.sent()),
    )


@dataclass(frozen=True, slots=True)
class Field:
    """One root field."""

    asked: Asked
    api: GraphQL
    values: Values

    def plan(self) -> str:
        root = self.asked.root
        said = str(self.asked.error) if root is None else outline(root.plan) if root.plan else "nothing to read"
        return f"{self.asked.key}: {root.how if root else 'refused'}\n{said}\n"

    def compiled(self) -> dict[str, Compiled]:
        if self.asked.root is None or self.asked.root.plan is None:
            return {}
        plan, model, zone = self.asked.root.plan, self.api.model, self.api.zone
        return {name: compile_plan(plan, model, each, zone) for name, each in DIALECTS.items()}

    def cypher(self) -> str:
        return "\n".join(self._texts())

    def _texts(self) -> Iterator[str]:
        for part, texts in _parts(self.compiled()).items():
            for name, text in _once({name: each.text for name, each in texts.items()}).items():
                yield f"// {self.asked.key}: {part}{name}\n{text}\n"

    def parameters(self) -> Iterator[tuple[str, dict[str, Any]]]:
        compiled = self.compiled() if self.is_bound() else {}
        for part, texts in _parts(compiled).items():
            sent = {name: parameters(each.parameters, self.values) for name, each in texts.items()}
            yield from ((f"{self.asked.key}: {part}{name}", each) for name, each in _once(sent).items())

    def texts(self) -> list[Text]:
        compiled = self.compiled().get(self.api.store.engine, Compiled(None))
        return [*([compiled.page] if compiled.page else []), *compiled.figures]

    def is_bound(self) -> bool:
        """Whether the values that were sent can be meant."""
        try:
            bound(self.asked.pages, self.values)
            for text in self.texts():
                parameters(text.parameters, self.values)
        except (BadInput, Invalid):
            return False
        return self.asked.error is None

    def sent(self) -> Iterator[str]:
        """The statements for the engine at hand: a page at most, and what is counted beside it."""
        if self.is_bound():
            yield from (text.text for text in self.texts())


def _parts(compiled: Mapping[str, Compiled]) -> dict[str, dict[str, Text]]:
    """By the name of a statement, what each engine gets for it: one that another engine needs none for has none."""
    found: dict[str, dict[str, Text]] = {"page": {}}
    for engine, each in compiled.items():
        if each.page:
            found["page"][engine] = each.page
        for number, text in enumerate(each.figures, start=1):
            found.setdefault(f"figures {number}" if number > 1 else "figures", {})[engine] = text
    return found


def _once(values: Mapping[str, T]) -> dict[str, T]:
    """One value where all engines get the same, else each with the engine's name."""
    first = next(iter(values.values()), None)
    if first is not None and len(values) == len(DIALECTS) and all(each == first for each in values.values()):
        return {"": first}
    return {f" on {name}": each for name, each in values.items()}


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
