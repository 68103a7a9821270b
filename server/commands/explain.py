"""Show what a query becomes: plan, Cypher, parameters, and what the engine says of it."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.syntax import Syntax

from graph.plan import outline
from graph.statement import Statement
from resolvers.answer import Prepared
from resolvers.binding import Values, bound, parameters
from resolvers.selection.asked import Asked
from server.answers.answering import GraphQL
from server.answers.documents import operation_in
from server.answers.variables import variables_of
from server.lifespan import opened
from server.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", help="a GraphQL document, @FILE for one in a file, or - for standard input")
    parser.add_argument("--variables", default="{}", help="the variables as a JSON object")
    parser.add_argument("--operation", help="the operation to explain, if the document has several")
    parser.add_argument("--no-profile", action="store_true", help="do not run the statements")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    return asyncio.run(_explain(arguments, settings, Console()))


async def _explain(arguments: argparse.Namespace, settings: Settings, console: Console) -> int:
    async with opened(settings) as kith:
        api = kith.api()
        document = api.document(_text(arguments.query))
        if document.tree is None or document.errors:
            console.print("\n".join(str(each) for each in document.errors), style="red", markup=False)
            return 1
        operation = operation_in(document.tree, arguments.operation)
        variables = variables_of(operation, json.loads(arguments.variables), api.schema)
        planned = api.plan(document.tree, operation, variables, arguments.query)
        for asked, prepared in zip(planned.operation.asked, planned.prepared, strict=True):
            await _show(asked, prepared, variables, api, console, runs=not arguments.no_profile)
    return 0


def _text(argument: str) -> str:
    if argument == "-":
        return sys.stdin.read()
    return Path(argument[1:]).read_text() if argument.startswith("@") else argument


async def _show(
    asked: Asked, prepared: Prepared | None, variables: dict[str, Any], api: GraphQL, console: Console, *, runs: bool
) -> None:
    console.rule(f"[bold]{asked.key}")
    if prepared is None or asked.root is None:
        console.print(str(asked.error), style="red", markup=False)
        return
    console.print(outline(asked.root.plan), markup=False, highlight=False)
    for number, statement in enumerate(_statements(prepared, variables, api), start=1):
        console.print(f"\n[bold]statement {number}")
        console.print(Syntax(statement.text, "cypher", word_wrap=True, background_color="default"))
        console.print_json(json.dumps(dict(statement.parameters), default=str))
        if runs:
            console.print((await api.store.profile(statement)).text, markup=False, highlight=False)


def _statements(prepared: Prepared, variables: dict[str, Any], api: GraphQL) -> Iterator[Statement]:
    values = Values(variables, api.setting, api.clock())
    bound(prepared.asked.pages, values)
    for text in (prepared.compiled.page, *prepared.compiled.figures, prepared.compiled.of_many):
        if text is not None:
            yield Statement(text.text, parameters(text.parameters, values))
