"""The root of mutations: a table of contents. What may stand here is declared in `schema/`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any

from graph.store import Transaction
from graph.writes import around, households, records, standing
from graph.writes.drafts import Batch, Given
from graph.writes.interactions import sales, talks
from graph.writes.interactions import standing as counted
from graph.writes.interactions.sale_drafts import Terms
from graph.writes.interactions.sales import Sales
from graph.writes.outcomes import Outcome
from graph.writes.records import Verb
from graph.writes.writing import Writing
from resolvers import api_keys, imports, jobs, linking, recommendations
from resolvers.author import Author
from resolvers.desk import Change, Desk
from schema.happenings import SALES, VIEWS
from schema.mutations import NODES

Mutation = Callable[[Transaction, Mapping[str, Any], Author], Awaitable[Mapping[str, Any]]]
"""Does what an input asks for and returns its payload by the names of fields, without userErrors; raises Refused."""

MUTATIONS: dict[str, Mutation] = {
    "apiKeyCreate": api_keys.create,
    "apiKeyRevoke": api_keys.revoke,
    "jobStart": jobs.start,
    "jobCancel": jobs.cancel,
    "importStart": imports.start,
    "recommendationRecord": recommendations.record,
    "recommendationsRecord": recommendations.record_many,
}


VERBS: dict[str, Verb] = {
    "Create": records.create,
    "Update": records.update,
    "Upsert": records.upsert,
    "Archive": standing.archive,
    "Restore": standing.restore,
    "Delete": standing.delete,
}


async def _of_node(writing: Writing, rows: Sequence[Given], desk: Desk, *, name: str, verb: Verb) -> list[Outcome]:
    return await verb(Batch(writing, desk.model.node(name), desk.scope()), rows)


async def _customer(writing: Writing, rows: Sequence[Given], desk: Desk, *, verb: Verb) -> list[Outcome]:
    terms = Terms("Purchase", desk.scope(), desk.setting.currency, writing.origin.at, names=())
    return await around.told(Batch(writing, desk.model.node("Customer"), desk.scope()), rows, verb, terms)


async def _sale(writing: Writing, rows: Sequence[Given], desk: Desk, *, name: str) -> list[Outcome]:
    terms = Terms(name, desk.scope(), desk.setting.currency, writing.origin.at)
    return await sales.record(Sales(writing, terms), rows)


async def _talk(writing: Writing, rows: Sequence[Given], desk: Desk) -> list[Outcome]:
    batch = Batch(writing, desk.model.node("Interaction"), desk.scope())
    return await talks.record(batch, rows, views=tuple(name for name in VIEWS if name in desk.model.nodes))


async def _household(
    writing: Writing, rows: Sequence[Given], desk: Desk, *, decide: households.Decide
) -> list[Outcome]:
    return await households.decided(households.Desk(writing, desk.scope()), rows, decide)


STANDING: dict[str, Verb] = {"Archive": counted.archive, "Restore": counted.restore, "Delete": counted.delete}
RECORDING = ("Record", "Update")

CHANGES: dict[str, Change] = {
    **{f"{name[:1].lower()}{name[1:]}{word}": partial(_of_node, name=name, verb=verb)
       for name, _ in NODES for word, verb in VERBS.items()},
    "customerCreate": partial(_customer, verb=records.create),
    "customerUpsert": partial(_customer, verb=records.upsert),
    **{f"{name.lower()}{word}": partial(_sale, name=name) for name in SALES for word in RECORDING},
    **{f"interaction{word}": _talk for word in RECORDING},
    **{f"{name.lower()}{word}": partial(_of_node, name=name, verb=verb)
       for name in (*SALES, "Interaction") for word, verb in STANDING.items()},
    "householdAccept": partial(_household, decide=households.accept),
    "householdReject": partial(_household, decide=households.reject),
    "householdSplit": partial(_household, decide=households.split),
    "householdMove": partial(_household, decide=households.move),
    **linking.CHANGES,
}  # fmt: skip
"""By the names of their single forms; the bulk forms do the same."""
