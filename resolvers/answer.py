"""From a plan to an answer: statements are sent together, rows come back, the output function makes the answer of them.

>>> made = prepare(asked, model, dialect)      # once per shape of a question
>>> result = await run(made, values, store)    # each time
>>> result.value                               # what stands under the response key
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from graphql import GraphQLSchema

from graph.cypher.ahead import FEW
from graph.cypher.build import Compiled, Restriction, compile_plan
from graph.cypher.dialect import Dialect
from graph.cypher.render import Text
from graph.declare import Model, Node
from graph.normalise.names import search_key
from graph.plan import Search, Slot
from graph.statement import Statement
from graph.store import Reader
from resolvers.binding import Values, bound, parameters
from resolvers.computed.kit import Kit, Reading
from resolvers.computed.run import Found, computed, only_id
from resolvers.errors import BadInput
from resolvers.output import Answer, Bound, patient, quick
from resolvers.query import by_hand
from resolvers.search import best
from resolvers.selection.asked import Asked
from resolvers.selection.given import given_to
from resolvers.selection.operation import resolved
from resolvers.selection.roots import Root
from resolvers.shape import Layout


@dataclass(frozen=True, slots=True)
class Prepared:
    """A root field ready to be answered any number of times: its statements and its output functions.

    `alone` is an id that nobody need look up before computed fields are asked.
    """

    asked: Asked
    compiled: Compiled
    quick: Answer
    patient: Answer
    kit: Kit
    alone: Slot | None = None


@dataclass(slots=True)
class Result:
    """What came of a root field: a value; or rows too odd for the quick function; or an error."""

    prepared: Prepared | None
    asked: Asked
    raw: Any = None
    bound: Bound | None = None
    value: Any = None
    is_odd: bool = False
    error: Exception | None = field(default=None)
    made: Any = None
    found: Found | None = None

    def tree(self) -> Any:
        """The answer as the executor reads it."""
        if self.error is not None:
            return self.error
        if self.prepared is None:
            return self.made
        assert self.bound is not None
        bound = replace(self.bound, computed=self.found.lookups(patient=True)) if self.found else self.bound
        return self.prepared.patient(self.raw, bound)


def prepare(
    asked: Asked, model: Model, dialect: Dialect, zone: str | None = None, within: Restriction | None = None
) -> Prepared:
    """Compile a root field for an engine, over the nodes that are there for who asks."""
    root = asked.root
    assert root is not None
    compiled = compile_plan(root.plan, model, dialect, zone, within) if root.plan else Compiled(None)
    again = partial(prepare, model=model, dialect=dialect, zone=zone, within=within)
    compiling = partial(compile_plan, model=model, dialect=dialect, zone=zone, within=within)
    kit = Kit(model, frozenset(within.rows if within else ()), again, compiling, run, read, dialect.name)
    return Prepared(asked, compiled, _answer(root, quick), _answer(root, patient), kit, only_id(asked, kit))


def _answer(root: Root, make: Callable[..., Answer]) -> Answer:
    """One function for the whole value of the field; the patient kind is made when it is first needed."""
    made: list[Answer] = []

    def answer(raw: Any, bound: Bound) -> Any:
        if not made:
            ready = partial(make, currency=bound.currency)
            made.append(_typed(root, ready) if root.how in ("node", "nodes") else _plain(root, ready))
        return made[0](raw, bound)

    return answer


def _plain(root: Root, make: Callable[..., Answer]) -> Answer:
    if root.shape is None:
        return lambda raw, _: raw
    whole = make(root.shape, root.layout)
    return (lambda raw, bound: whole(raw[0], bound) if raw else None) if root.how == "one" else whole


def _typed(root: Root, make: Callable[..., Answer]) -> Answer:
    """Rows that say their type, put in the order of the ids asked for."""
    assert root.shapes is not None
    table = {name: (make(shape, layout), layout.places["own", "id"]) for name, (shape, layout) in root.shapes.items()}

    def answer(raw: tuple[list[Any], list[str]], bound: Bound) -> Any:
        rows, ids = raw
        found = {row[table[name][1]]: table[name][0](row, bound) for name, row in rows}
        return found.get(ids[0]) if root.how == "node" else [found.get(each) for each in ids]

    return answer


# ------------------------------------------------------------------------------------------------------------------ run


async def run(prepared: Prepared, values: Values, store: Reader, *, timeout: float | None = None) -> Result:
    """Send the statements and shape what comes back; whatever goes wrong becomes the field's error."""
    result = Result(prepared, prepared.asked)
    try:
        result.bound = bound(prepared.asked.pages, values)
        alone = resolved(prepared.alone, values.variables) if prepared.alone else None
        result.raw = [[alone]] if alone else await _raw(prepared, values, result.bound, store, timeout)
        if prepared.asked.calls:
            await _compute(prepared, result, values, store, timeout)
        if alone and result.found and not result.found.has(alone):
            result.raw = []
    except Exception as error:  # noqa: BLE001  # one root field that fails leaves the others
        result.error = error
        return result
    try:
        result.value = prepared.quick(result.raw, result.bound)
    except Exception:  # noqa: BLE001  # anything odd: the executor will find out what and where
        result.is_odd = True
    return result


async def _compute(prepared: Prepared, result: Result, values: Values, store: Reader, timeout: float | None) -> None:
    """Answer the computed fields: the rows are gone through once to see of which nodes each is asked."""
    assert result.bound is not None
    asked: list[list[Any]] = [[] for _ in prepared.asked.calls]
    prepared.patient(result.raw, replace(result.bound, computed=[each.append for each in asked]))
    found = await computed(prepared.asked.calls, asked, Reading(prepared.kit, values, store, timeout))
    result.found, result.is_odd = found, found.is_odd
    result.bound = replace(result.bound, computed=found.lookups(patient=False))


async def run_by_hand(
    asked: Asked, values: Values, schema: GraphQLSchema, store: Reader, *, timeout: float | None = None
) -> Result:
    """A root field that no plan answers: a tree, out of which the executor takes what was asked for."""
    result = Result(None, asked, is_odd=True)
    try:
        given = given_to(asked.nodes[0], "Query", schema, values.variables)
        result.made = await by_hand(asked.name, values.setting.files, store, given, timeout)
    except Exception as error:  # noqa: BLE001  # one root field that fails leaves the others
        result.error = error
    return result


async def _raw(prepared: Prepared, values: Values, bound: Bound, store: Reader, timeout: float | None) -> Any:
    root = prepared.asked.root
    assert root is not None
    if root.how == "search":
        return await _search(prepared, values, bound, store, timeout)
    page, beside = await read(prepared.compiled, values, store, timeout)
    match root.how:
        case "listing":
            return ([page] if prepared.compiled.page else []) + beside
        case "one":
            return _single(page, root)
        case "node" | "nodes":
            assert root.ids is not None
            return page, resolved(root.ids.slot, values.variables)
        case _:
            return [None] * len(resolved(root.ids.slot, values.variables)) if root.ids else None


async def _search(prepared: Prepared, values: Values, bound: Bound, store: Reader, timeout: float | None) -> Any:
    """What is found by words; without any, nothing is, and nobody is asked."""
    root = prepared.asked.root
    assert root is not None
    assert root.ids is not None
    text = resolved(root.ids.slot, values.variables)
    found = (await read(prepared.compiled, values, store, timeout))[0] if search_key(text) else []
    return best(found, text, _searched(root), prepared.asked.pages[0], values, bound)


def _searched(root: Root) -> dict[str, tuple[Node, Layout]]:
    """The types that a search looks through, and how their rows are laid out; none where it looks nowhere."""
    parts = root.plan.parts if isinstance(root.plan, Search) else ()
    return {node.name: (node, root.shapes[node.name][1]) for node, _ in parts} if root.shapes else {}


async def read(compiled: Compiled, values: Values, store: Reader, timeout: float | None) -> tuple[list[Any], list[Any]]:
    """The rows of the page, and the parts beside it; all statements at once."""
    if compiled.counted:
        return await _counted(compiled, values, store, timeout)
    sent = [_rows(compiled.page, values, store, timeout)] if compiled.page else []
    sent += [_rows(each, values, store, timeout, is_wide=compiled.is_wide) for each in compiled.figures]
    # One alone needs no task of its own.
    found = await asyncio.gather(*sent) if len(sent) > 1 else [await each for each in sent]
    page, figures = (found[0], found[1:]) if compiled.page else ([], found)
    rows = (page[0][0] if page else []) if compiled.whole else [row[0] for row in page]
    return rows, [value for each in figures for value in each[0][0]]


async def _counted(
    compiled: Compiled, values: Values, store: Reader, timeout: float | None
) -> tuple[list[Any], list[Any]]:
    """The rows and their number out of one record; of many they are read anew."""
    assert compiled.page is not None
    [[rows, figures]] = await _rows(compiled.page, values, store, timeout)
    if compiled.of_many and figures[0] > FEW:
        [[rows, figures]] = await _rows(compiled.of_many, values, store, timeout)
    return rows, figures


async def _rows(
    text: Text, values: Values, store: Reader, timeout: float | None, *, is_wide: bool = False
) -> list[Any]:
    return await store.read(Statement(text.text, parameters(text.parameters, values), is_wide), timeout=timeout)


def _single(rows: list[Any], root: Root) -> list[Any]:
    if len(rows) < 2:
        return rows
    place = root.layout.places["own", "id"]
    raise BadInput(
        "by: this key has several holders, so it names nobody. Look one of the candidates up by id.",
        reason="AMBIGUOUS_KEY", candidates=[row[place] for row in rows],
    )  # fmt: skip
