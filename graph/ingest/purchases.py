"""Rows of purchases: what a batch holds of purchases, returns and adjustments, written in a few statements.

A line is known by its purchase and its place there, so that telling it again changes nothing and lines that come
later are added. What a purchase says beside its lines comes with the batch that has its first row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from graph.declare import Direction
from graph.ingest import known_purchases, lines, nodes, noted, references, statements
from graph.ingest.articles import tell_articles
from graph.ingest.corrections import tell_corrections
from graph.ingest.kinds import Missing, PurchaseKind, Reference
from graph.ingest.known_purchases import INTERACTION, Scene, Touched
from graph.ingest.lines import Basket
from graph.ingest.nodes import Known, Told
from graph.ingest.noted import Way
from graph.ingest.records import Key, Outcome, Part, PurchaseBatch, Refusal
from graph.ingest.references import Found, Resolved, missing, refusal
from graph.ingest.slots import filled, spelled
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.writing import Writing


@dataclass(frozen=True, slots=True)
class _Sorted:
    """What of a batch can be told, and the rows of what cannot."""

    good: tuple[Part, ...]
    refusals: tuple[Refusal, ...]


async def tell_purchases(tx: Writing, kind: PurchaseKind, batch: PurchaseBatch, *, origin: Origin) -> Touched:
    """Create, extend or correct what the batch tells of."""
    await tell_articles(tx, batch.articles, origin=origin)
    touched = Touched(await tell_corrections(tx, batch.corrections, origin=origin))
    # A return may name a purchase of the same batch, so those that name one come last.
    for some in (
        [part for part in batch.parts if "purchase" not in part.references],
        [part for part in batch.parts if "purchase" in part.references],
    ):
        if some:
            touched += await _tell(tx, kind, some, origin)
    return touched


async def _tell(tx: Writing, kind: PurchaseKind, parts: list[Part], origin: Origin) -> Touched:
    columns = {each.column: each for each in kind.references}
    resolved = await _resolve(tx, parts, columns, origin)
    known = await nodes.find(tx, INTERACTION, {part.key for part in parts}, by="key", origin=origin)
    scene = Scene(columns, resolved, known, origin)
    sorted_ = _sorted_out(parts, resolved, known)
    new = await _tell_new(tx, [part for part in sorted_.good if part.key not in known], scene)
    again = await known_purchases.tell_again(tx, [part for part in sorted_.good if part.key in known], scene)
    return new + again + Touched(Outcome(refusals=sorted_.refusals))


async def _resolve(tx: Writing, parts: list[Part], columns: dict[str, Reference], origin: Origin) -> Resolved:
    wanted: list[tuple[str, Key]] = [pair for part in parts for pair in part.references.items()]
    resolved = await references.resolve(tx, {key for _, key in wanted}, origin)
    creatable = (key for column, key in wanted if columns[column].missing is Missing.CREATE)
    await references.create(tx, missing(creatable, resolved), resolved, origin)
    return resolved


def _sorted_out(parts: Sequence[Part], resolved: Resolved, known: dict[str, Known]) -> _Sorted:
    """The first kind that a number has is its kind."""
    kinds: dict[str, object] = {key: each.properties.get("kind") for key, each in known.items()}
    good: list[Part] = []
    refusals: list[Refusal] = []
    for part in parts:
        why = _fault(part, resolved, kinds.setdefault(part.key, part.kind))
        if why is None:
            good.append(part)
        else:
            refusals += [why._replace(row=line.row) for line in part.lines]
    return _Sorted(tuple(good), tuple(refusals))


def _fault(part: Part, resolved: Resolved, kind: object) -> Refusal | None:
    for column, key in part.references.items():
        if key not in resolved.found:
            return refusal(0, column, key, resolved)
    if kind == part.kind:
        return None
    reason = f"The number belongs to a {str(kind).lower()}, this row is a {part.kind.lower()}: give the rule a suffix."
    return Refusal(0, "number", part.told, reason)


async def _tell_new(tx: Writing, parts: Sequence[Part], scene: Scene) -> Touched:
    if not parts:
        return Touched()
    _, stored = await create(tx, parts, scene)
    buyers = frozenset(scene.resolved.found[key] for part in parts if (key := part.references.get("customer")))
    return Touched(Outcome(created=len(parts), stored=stored), buyers)


async def create(tx: Writing, parts: Sequence[Part], scene: Scene) -> tuple[list[str], dict[str, int]]:
    """New purchases with their sums, what they name, and their lines: their ids, and what the lines come to."""
    told = [Told(part.told, {**part.header, **_sums(part), **_own(part)}) for part in parts]
    ids = await nodes.create(tx, INTERACTION, told, origin=scene.origin)
    await _link(tx, list(zip(ids, parts, strict=True)), scene)
    baskets = (Basket(id_, part.kind, part.lines) for id_, part in zip(ids, parts, strict=True))
    return ids, await lines.write(tx, lines.added(baskets), origin=scene.origin)


def _own(part: Part) -> dict[str, object]:
    own: dict[str, object] = {"kind": part.kind}
    return own | ({"key": part.key} if part.key else {})


def _sums(part: Part) -> dict[str, object]:
    own: dict[str, object] = {
        name: sum(cast(int, line.properties[name]) for line in part.lines) for name in ("total", "quantity", "discount")
    }
    is_foreign = "rate" in part.header
    return own | ({"originalTotal": sum(line.original for line in part.lines)} if is_foreign else {})


async def _link(tx: Writing, pairs: Sequence[tuple[str, Part]], scene: Scene) -> None:
    """What new purchases name: nothing has to be looked for."""
    rows: dict[tuple[str, str, str], list[dict[str, object]]] = {}
    for id_, part in pairs:
        for column, key in part.references.items():
            reference, ends = scene.columns[column], (Found(id_, "Interaction"), scene.resolved.found[key])
            start, end = ends if reference.direction is Direction.OUT else reversed(ends)
            row: dict[str, object] = {"start": start.id, "end": end.id, "properties": {"source": scene.origin.source}}
            rows.setdefault((start.label, reference.type, end.label), []).append(row)
    for (start_label, type_, end_label), some in rows.items():
        text = filled(spelled(statements.CREATE_LINKS, some), start=start_label, type=type_, end=end_label)
        await tx.run(Statement(text, {"rows": some}))
        way = Way(type_, start_label, end_label)
        tx.note(*(noted.linked(way, str(row["start"]), str(row["end"])) for row in some))
