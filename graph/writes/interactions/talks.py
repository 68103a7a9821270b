"""Conversations, cases and reviews: recorded, and put right. What a row says must fit its kind: only reviews rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graph.declare import Node
from graph.ingest import nodes
from graph.ingest.kinds import view_of
from graph.ingest.nodes import Told
from graph.ingest.references import Found as End
from graph.ingest.stored import changes
from graph.model import MODEL
from graph.writes import keys, values
from graph.writes.drafts import Batch, Given, Scope
from graph.writes.faults import Fault, Refused
from graph.writes.interactions import sums
from graph.writes.interactions.naming import INTERACTION, Names, Sight, looked, names_of, retie
from graph.writes.interactions.sale_drafts import own_key
from graph.writes.keys import Key, Known
from graph.writes.outcomes import Done, Outcome
from graph.writes.records import standing
from graph.writes.rows import read, without_repeats

VIEWS = ("Conversation", "Case", "Review")
KINDS = tuple(kind for name in VIEWS for kind in MODEL.node(name).kinds)
NAMES = ("customer", "company", "contact", "products")


@dataclass(frozen=True, slots=True)
class Talk:
    """One row: what it names, and by what it is known already."""

    given: Given
    names: Names
    own: Key | None

    @property
    def wanted(self) -> Iterator[Key]:
        yield from self.names.wanted
        yield from () if self.own is None else (self.own,)


@dataclass(frozen=True, slots=True)
class Ready:
    """One row that can be done."""

    talk: Talk
    known: Known | None
    properties: Mapping[str, object]
    names: Mapping[str, tuple[End, ...]]


async def record(batch: Batch, rows: Sequence[Given], *, views: Sequence[str] = VIEWS) -> list[Outcome]:
    """New interactions of these views; those that are known by their key are put right."""
    drafts, refused = read(enumerate(rows), lambda given: _talk(given, batch.scope))
    outcomes: dict[int, Outcome] = {**refused}
    for run in without_repeats(drafts, lambda each: () if each.own is None else (each.own,)):
        seen = await looked(batch.writing, (key for each in run.values() for key in each.wanted), batch.scope)
        ready, strange = read(run.items(), partial(_ready, seen=seen, scope=batch.scope, views=views))
        outcomes |= {**strange, **await _write(batch, ready)}
    return [outcomes[number] for number in range(len(rows))]


def _talk(given: Given, scope: Scope) -> Talk:
    return Talk(given, names_of(given, NAMES, scope), own_key(given))


def _ready(talk: Talk, seen: Sight, scope: Scope, views: Sequence[str]) -> Ready:
    """Raises Refused with all that is wrong with a row."""
    known = _known(talk, seen)
    view = _view(talk.given, known, views)
    properties, faults = values.stored(scope.settable(view.name), talk.given)
    every = {each.name for name in views for each in scope.settable(name)} | {"products"}
    faults += [*_strange(talk.given, view, every)]
    try:
        names = talk.names.of(seen)
    except Refused as refused:
        faults += refused.faults
    if faults:
        raise Refused(*faults)
    return Ready(talk, known, properties, names)


def _known(talk: Talk, seen: Sight) -> Known | None:
    if talk.own is None or (talk.own.by != "id" and not seen.all[talk.own]):
        return None
    if talk.own.by != "id" and not seen.seen[talk.own]:
        raise Refused(Fault("DUPLICATE_KEY", "external", "external: something else has this key. Take another."))
    known = keys.one(seen.seen, talk.own, talk.own.by)
    if known.properties.get("kind") not in KINDS:
        what = str(known.properties.get("kind")).lower()
        message = f"{talk.own.by}: this is a {what}: change it by {what}Update or {what}Record."
        raise Refused(Fault("INVALID", talk.own.by, message, candidates=(known.id,)))
    if wrong := [*standing(known, talk.given)]:
        raise Refused(*wrong)
    return known


def _view(given: Given, known: Known | None, views: Sequence[str]) -> Node:
    """What it is decides what can be said of it."""
    kind = str(given.get("kind") or (known.properties["kind"] if known else ""))
    view = view_of(MODEL, kind)
    if view is None or view.name not in views:
        fitting = ", ".join(kind for name in views for kind in MODEL.node(name).kinds)
        message = f"kind: {kind} is not recorded here. Give one of {fitting}; purchases and returns have their own."
        raise Refused(Fault("INVALID", "kind", message))
    if known is not None and kind != known.properties["kind"]:
        was = str(known.properties["kind"])
        raise Refused(Fault("INVALID", "kind", f"kind: it is known as {was}, and {kind} was given. What it is stays."))
    return view


def _strange(given: Given, view: Node, every: set[str]) -> Iterator[Fault]:
    """What can be said of other kinds alone."""
    own = {each.name for each in view.properties}
    own |= {each.name for each in view.relations}
    for name in sorted(every - own):
        if given.get(name) is not None:
            yield Fault(
                "INVALID", name, f"{name}: a {view.name.lower()} has none. Leave it out, or record another kind."
            )


# -------------------------------------------------------------------------------------------------------------- writing


async def _write(batch: Batch, ready: Mapping[int, Ready]) -> dict[int, Outcome]:
    if not ready:
        return {}
    writing = batch.writing
    new = {number: each for number, each in ready.items() if each.known is None}
    made = await nodes.create(writing, INTERACTION, [_told(each, writing.origin.at) for each in new.values()],
                              origin=writing.origin)  # fmt: skip
    ids = dict(zip(new, made, strict=True))
    again = {number: each.known for number, each in ready.items() if each.known is not None}
    rows = [(known, changes(known.properties, ready[number].properties), ()) for number, known in again.items()]
    await sums.change(writing, [row for row in rows if row[1]])
    ids |= {number: known.id for number, known in again.items()}
    await retie(writing, {ids[number]: each.names for number, each in ready.items() if each.names})
    return {number: Done({"interaction": ids[number]}, number in new) for number in ready}


def _told(each: Ready, now: str) -> Told:
    """A new one, as of now if nobody says when."""
    own = {"kind": each.talk.given["kind"], **({"key": each.talk.own.value} if each.talk.own else {})}
    kept = {name: value for name, value in each.properties.items() if value is not None}
    external = each.talk.given.get("external")
    return Told(str(external["key"]) if isinstance(external, Mapping) else "", {"at": now, **kept, **own})
