"""Customers, companies, households, products and categories: created, updated, upserted, a batch at a time.

Every row of a batch comes to a `Done` or is `Refused` by itself; whether that undoes the others is for the caller to
say. Rows that touch the same node are written one after the other, so that each meets what the one before has left.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graph.declare import Node
from graph.ingest import links, nodes
from graph.ingest.bonds import Bond
from graph.ingest.nodes import Told
from graph.ingest.records import Held
from graph.normalise.names import sort_key
from graph.writes import keys, primaries, sight
from graph.writes.drafts import PRIMARY, Batch, Draft, Given, draft_of
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Found, Key, Known
from graph.writes.outcomes import Outcome, of_node
from graph.writes.rows import read, without_repeats

DEFAULTS: Mapping[str, Mapping[str, object]] = {"Household": {"kind": "STATED"}, "Product": {"kind": "GOODS"}}
"""What a new one is when nobody says."""

Verb = Callable[[Batch, Sequence[Given]], Awaitable[list[Outcome]]]
"""Does something to each row of a batch, or says of each why not."""

# --------------------------------------------------------------------------------------------------------------- verbs


async def create(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """New nodes; a row whose keys somebody holds is refused unless it says shareKey."""
    return await _each_run(batch, rows, _no_target)


async def update(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """Changes of nodes named by id: absent leaves alone, null clears."""
    return await _each_run(batch, rows, _named_target)


async def upsert(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """Changes of the one node that holds the keys given, or a new one if there is none."""
    return await _each_run(batch, rows, _any_target)


Target = Callable[[Draft, Found, Node], Known | None]


def _no_target(_draft: Draft, _found: Found, _node: Node) -> Known | None:
    return None


def _named_target(draft: Draft, found: Found, node: Node) -> Known | None:
    return keys.one(found, Key(node.name, "id", str(draft.given["id"])), "id")


def _any_target(draft: Draft, found: Found, _node: Node) -> Known | None:
    """Whoever the keys lead to; several are ambiguous, an id that leads nowhere is not found."""
    if "id" in draft.keys:
        keys.one(found, draft.keys["id"], "id")
    holders = {known.id: known for key in draft.keys.values() for known in found[key]}
    if len(holders) > 1:
        raise Refused(keys.ambiguous(None, holders))
    return next(iter(holders.values()), None)


# ---------------------------------------------------------------------------------------------------------------- runs


async def _each_run(batch: Batch, rows: Sequence[Given], target: Target) -> list[Outcome]:
    drafts, refused = read(enumerate(rows), partial(draft_of, batch))
    outcomes: dict[int, Outcome] = {**refused}
    for run in without_repeats(drafts, lambda each: each.keys.values()):
        outcomes |= await _run(batch, run, target)
    return [outcomes[number] for number in range(len(rows))]


async def _run(batch: Batch, run: Mapping[int, Draft], target: Target) -> dict[int, Outcome]:
    found = await keys.looked_up(batch.writing, (key for draft in run.values() for key in draft.keys.values()))
    seen = await sight.seen(batch.writing, batch.scope, found)
    outcomes: dict[int, Outcome] = {}
    new: list[tuple[int, Draft]] = []
    known: list[tuple[int, Draft, Known]] = []
    for number, draft in run.items():
        try:
            meant = target(draft, seen, batch.node)
            _check(draft, meant, _Holders(found, seen), batch.node)
        except Refused as refused:
            outcomes[number] = refused
            continue
        if meant is None:
            new.append((number, draft))
        else:
            known.append((number, draft, meant))
    ids = await _create(batch, [draft for _, draft in new])
    outcomes |= {number: of_node(batch.node, id_, was_created=True) for (number, _), id_ in zip(new, ids, strict=True)}
    await _change(batch, [(draft, meant, _unheld(draft, meant, seen)) for _, draft, meant in known])
    return outcomes | {number: of_node(batch.node, meant.id) for number, _, meant in known}


# ------------------------------------------------------------------------------------------------------------- checking


@dataclass(frozen=True, slots=True)
class _Holders:
    """Who holds the keys of a run, and those of them that who writes may see."""

    all: Found
    seen: Found


def _check(draft: Draft, meant: Known | None, holders: _Holders, node: Node) -> None:
    faults = [*_taken(draft, meant, holders, node)]
    faults += _unnamed(draft, node) if meant is None else standing(meant, draft.given)
    if faults:
        raise Refused(*faults)


def refuse_new(draft: Draft, found: Found, seen: Found, node: Node) -> None:
    """Raise Refused if a new node cannot be made of a draft; `seen` are those holders whom who writes may see."""
    _check(draft, None, _Holders(found, seen), node)


def standing(meant: Known, given: Given) -> Iterator[Fault]:
    """Why a known node cannot be changed as it stands."""
    wanted = given.get("ifVersion")
    if wanted is not None and wanted != meant.version:
        message = f"ifVersion: it has version {meant.version} by now, not {wanted}. Read it again, then decide."
        yield Fault("CONFLICT", "ifVersion", message, version=meant.version)
    if meant.properties.get("archivedAt") is not None:
        yield Fault("ARCHIVED", "id", "It is archived. Restore it first.", candidates=(meant.id,))


def _taken(draft: Draft, meant: Known | None, holders: _Holders, node: Node) -> Iterator[Fault]:
    """Keys that somebody else holds; who that is hears only who may see them."""
    if draft.given.get("shareKey"):
        return
    for by, key in draft.keys.items():
        if by != "id" and _others(holders.all[key], meant):
            candidates = _others(holders.seen[key], meant)
            message = f"{by}: somebody else holds it. {_way_out(node)}"
            yield Fault("DUPLICATE_KEY", by, message, candidates=candidates)


def _way_out(node: Node) -> str:
    return "Say shareKey: true if both do, or update the candidate." if keys.is_identified(node) else "Update that one."


def _others(some: Sequence[Known], meant: Known | None) -> tuple[str, ...]:
    return tuple([known.id for known in some if meant is None or known.id != meant.id])


def _unnamed(draft: Draft, node: Node) -> Iterator[Fault]:
    """What a new node needs."""
    there = {**DEFAULTS.get(node.name, {}), **_named(draft.properties)}
    for each in node.properties:
        if each.required and each.settable and each.shown and each.name not in there:
            yield Fault("INVALID", each.name, f"{each.name}: a new {node.name.lower()} needs it.")


def _named(properties: Mapping[str, object]) -> dict[str, object]:
    """The full name of somebody of whom only its parts were told."""
    parts = [str(part) for name in ("givenName", "familyName") if (part := properties.get(name))]
    if "name" in properties or not parts:
        return dict(properties)
    name = " ".join(parts)
    return {**properties, "name": name, "nameKey": sort_key(name)}


# -------------------------------------------------------------------------------------------------------------- writing


async def _create(batch: Batch, drafts: list[Draft]) -> list[str]:
    defaults = DEFAULTS.get(batch.node.name, {})
    told = [Told(_told(draft), _kept({**defaults, **_named(draft.properties)})) for draft in drafts]
    ids = await nodes.create(batch.writing, batch.node, told, origin=batch.writing.origin)
    # Nothing leads from what did not exist.
    rows = [(id_, draft, [*draft.held.values()]) for id_, draft in zip(ids, drafts, strict=True)]
    await _surround(batch, rows, known=())
    return ids


async def _change(batch: Batch, rows: list[tuple[Draft, Known, Sequence[Held]]]) -> None:
    told = [
        (nodes.Known(meant.properties, is_told=True), Told(_told(draft), draft.properties)) for draft, meant, _ in rows
    ]
    await nodes.change(batch.writing, batch.node, told, origin=batch.writing.origin)
    await _surround(batch, [(meant.id, draft, held) for draft, meant, held in rows])


def _unheld(draft: Draft, meant: Known, found: Found) -> list[Held]:
    """What is left to do: identifiers that it holds as they are told need not be looked for again."""
    return [each for by, each in draft.held.items() if not _holds(found[draft.keys[by]], meant.id, each)]


def _holds(holders: Sequence[Known], id_: str, told: Held) -> bool:
    """Whether one of them, who has this id, holds the identifier that led to them as it is told."""
    return next((known.holds(told) for known in holders if known.id == id_), False)


def _kept(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value is not None}


def _told(draft: Draft) -> str:
    """The key under which a source told of it, if it said one."""
    external = draft.given.get("external")
    return str(external["key"]) if isinstance(external, Mapping) else ""


async def _surround(
    batch: Batch, rows: Sequence[tuple[str, Draft, Sequence[Held]]], *, known: Sequence[Bond] | None = None
) -> None:
    """Identifiers and addresses, and the ends of those that are taken away; `known` as in `links.tell`."""
    writing, node = batch.writing, batch.node
    held = [(id_, some) for id_, _, some in rows if some]
    await links.attach_identifiers(writing, node, held, origin=writing.origin, known=known)
    places = [(id_, draft.place, draft.use or "") for id_, draft, _ in rows if draft.place]
    await links.attach_places(writing, node, places, origin=writing.origin, known=known)
    for by in ("email", "phone", "address"):
        await primaries.end(writing, node, [id_ for id_, draft, _ in rows if by in draft.cleared], PRIMARY.get(by))
