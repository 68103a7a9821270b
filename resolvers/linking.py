"""Mutations of relationships: the table of `schema/links.py`, done by `graph/writes`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graph.writes import consents, contacts, leaving
from graph.writes.drafts import Given
from graph.writes.outcomes import Outcome
from graph.writes.relation_kinds import End
from graph.writes.relation_verbs import VERBS
from graph.writes.relations import Binding, bind
from graph.writes.writing import Writing
from resolvers.desk import Change, Desk
from schema.links import CONTACTS, HELD, LINKED, LOCATED, Linked, told

NEW_PARENT = End("newParent", "Company")


async def _bound(writing: Writing, rows: Sequence[Given], desk: Desk, *, one: Linked) -> list[Outcome]:
    moves = NEW_PARENT if (one.word, one.verb) == ("ownership", "Change") else None
    batch = Binding(writing, one.kind, desk.scope(), told(desk.model, one.kind))
    if one.kind.type == "MEMBER_OF" and one.verb in ("End", "Unlink"):
        return await leaving.ended(batch, VERBS[one.verb], rows)
    return await bind(batch, VERBS[one.verb], rows, moves=moves)


async def _identifier(writing: Writing, rows: Sequence[Given], desk: Desk, *, verb: str) -> list[Outcome]:
    return await contacts.identifiers(writing, verb, rows, scope=desk.scope(), told=told(desk.model, HELD))


async def _address(writing: Writing, rows: Sequence[Given], desk: Desk, *, verb: str) -> list[Outcome]:
    return await contacts.addresses(writing, verb, rows, scope=desk.scope(), told=told(desk.model, LOCATED))


async def _consent(writing: Writing, rows: Sequence[Given], desk: Desk) -> list[Outcome]:
    return await consents.record(writing, rows, scope=desk.scope())


def _contact(name: str, verb: str) -> Change:
    do = _identifier if name.startswith("identifier") else _address
    return partial(do, verb="Link" if verb == "Add" else verb)


CHANGES: dict[str, Change] = {
    **{one.name: partial(_bound, one=one) for one in LINKED},
    **{name: _contact(name, verb) for name, _, verb in CONTACTS},
    "consentRecord": _consent,
}
"""By the names of their single forms; the bulk forms do the same."""
