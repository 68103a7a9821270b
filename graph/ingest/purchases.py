"""Rows of purchases: what a batch holds of purchases, returns and adjustments, written in a few statements.

A line is known by its purchase and its place there, so that telling it again changes nothing and lines that come
later are added. What a purchase says beside its lines comes with the batch that has its first row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from graph.ingest import lines, nodes, references, statements
from graph.ingest.articles import tell_articles
from graph.ingest.attachments import attach
from graph.ingest.corrections import tell_corrections
from graph.ingest.kinds import PURCHASES, Missing, Reference
from graph.ingest.lines import Basket
from graph.ingest.nodes import Known, Told
from graph.ingest.origin import Origin
from graph.ingest.records import Key, Outcome, Part, PurchaseBatch, Refusal
from graph.ingest.references import Found, Resolved
from graph.ingest.slots import filled
from graph.ingest.stored import changes
from graph.ingest.tell import missing, refusal
from graph.model import MODEL
from graph.normalise.money import UNITS
from graph.statement import Statement
from graph.store import Transaction

INTERACTION = MODEL.node("Interaction")
BUYER, CONTACT, PURCHASE = (
    next(each for each in PURCHASES.references if each.column == name) for name in ("customer", "contact", "purchase")
)
Buyers = dict[str, frozenset[Found]]


@dataclass(frozen=True, slots=True)
class Touched:
    """What was done, and the buyers whose products must be added up anew."""

    outcome: Outcome
    buyers: frozenset[Found]


async def tell_purchases(tx: Transaction, batch: PurchaseBatch, *, origin: Origin) -> Touched:
    """Create, extend or correct what the batch tells of."""
    resolved = await _resolve(tx, batch.parts, origin)
    known = await nodes.find(tx, INTERACTION, [part.key for part in batch.parts], by="key", origin=origin)
    parts, refusals = _sorted_out(batch.parts, resolved, known)
    await tell_articles(tx, batch.articles, origin=origin)
    corrections = await tell_corrections(tx, batch.corrections, origin=origin)
    new = await _tell_new(tx, [part for part in parts if part.key not in known], resolved, origin)
    again = await _tell_again(tx, [part for part in parts if part.key in known], known, resolved, origin)
    outcome = Outcome(refusals=tuple(refusals)) + corrections + new.outcome + again.outcome
    return Touched(outcome, new.buyers | again.buyers)


def _keys(part: Part) -> list[tuple[Reference, Key]]:
    named = ((BUYER, part.buyer), (CONTACT, part.contact), (PURCHASE, part.purchase))
    return [(reference, key) for reference, key in named if key is not None]


async def _resolve(tx: Transaction, parts: Sequence[Part], origin: Origin) -> Resolved:
    wanted = [pair for part in parts for pair in _keys(part)]
    resolved = await references.resolve(tx, {key for _, key in wanted}, origin)
    creatable = (key for reference, key in wanted if reference.missing is Missing.CREATE)
    await references.create(tx, missing(creatable, resolved), resolved, origin)
    return resolved


def _sorted_out(parts: Sequence[Part], resolved: Resolved, known: dict[str, Known]) -> tuple[list[Part], list[Refusal]]:
    """What can be told, and the rows of what cannot."""
    good: list[Part] = []
    refusals: list[Refusal] = []
    for part in parts:
        why = _fault(part, resolved, known)
        if why is None:
            good.append(part)
        else:
            refusals += [why._replace(row=line.row) for line in part.lines]
    return good, refusals


def _fault(part: Part, resolved: Resolved, known: dict[str, Known]) -> Refusal | None:
    for reference, key in _keys(part):
        if key not in resolved.found:
            return refusal(0, reference.column, key, resolved)
    kind = known[part.key].properties.get("kind") if part.key in known else part.kind
    if kind == part.kind:
        return None
    reason = f"The number belongs to a {str(kind).lower()}, this row is a {part.kind.lower()}: give the rule a suffix."
    return Refusal(0, "number", part.told, reason)


async def _tell_new(tx: Transaction, parts: Sequence[Part], resolved: Resolved, origin: Origin) -> Touched:
    """Create purchases with their sums, whom they belong to, and their lines."""
    told = [Told(part.told, {**part.header, **_sums(part), "key": part.key, "kind": part.kind})
            for part in parts]  # fmt: skip
    ids = await nodes.create(tx, INTERACTION, told, origin=origin)
    await _link(tx, list(zip(ids, parts, strict=True)), resolved, origin)
    baskets = (Basket(id_, part.kind, part.lines) for id_, part in zip(ids, parts, strict=True))
    stored = await lines.write(tx, lines.added(baskets), origin=origin)
    buyers = frozenset(resolved.found[part.buyer] for part in parts if part.buyer)
    return Touched(Outcome(created=len(parts), stored=stored), buyers)


def _sums(part: Part) -> dict[str, object]:
    own: dict[str, object] = {
        name: sum(cast(int, line.properties[name]) for line in part.lines) for name in ("total", "quantity", "discount")
    }
    is_foreign = "rate" in part.header
    return own | ({"originalTotal": sum(line.original for line in part.lines)} if is_foreign else {})


async def _link(tx: Transaction, pairs: Sequence[tuple[str, Part]], resolved: Resolved, origin: Origin) -> None:
    """What new purchases name: nothing has to be looked for."""
    rows: dict[tuple[str, str, str], list[dict[str, object]]] = {}
    for id_, part in pairs:
        for reference, key in _keys(part):
            other = resolved.found[key]
            ends = (other, Found(id_, "Interaction")) if reference is BUYER else (Found(id_, "Interaction"), other)
            row: dict[str, object] = {"start": ends[0].id, "end": ends[1].id, "properties": {"source": origin.source}}
            rows.setdefault((ends[0].label, reference.type, ends[1].label), []).append(row)
    for (start, type_, end), some in rows.items():
        text = filled(statements.CREATE_LINKS, start=start, type=type_, end=end)
        await tx.run(Statement(text, {"rows": some}))


async def _tell_again(
    tx: Transaction, parts: Sequence[Part], known: dict[str, Known], resolved: Resolved, origin: Origin
) -> Touched:
    """Bring known purchases to what is told of them now."""
    if not parts:
        return Touched(Outcome(), frozenset())
    ids = [known[part.key].id for part in parts]
    before = await _buyers(tx, ids)
    changed = await _head(tx, [part for part in parts if part.is_first], known, resolved, origin)
    plan = lines.compared((_basket(part, known[part.key]) for part in parts), await lines.find(tx, ids))
    stored = await lines.write(tx, plan, origin=origin)
    changed |= {str(row["id"]) for row in plan.sums}
    after = await _buyers(tx, ids)
    moved = {id_ for id_ in ids if before.get(id_) != after.get(id_)}
    buyers = frozenset().union(*(some.get(id_, frozenset()) for some in (before, after) for id_ in changed | moved))
    done = len(changed | moved)
    return Touched(Outcome(changed=done, unchanged=len(parts) - done, stored=stored), buyers)


def _basket(part: Part, known: Known) -> Basket:
    return Basket(known.id, part.kind, part.lines, cast(int, known.properties.get("rate", UNITS)))


async def _head(
    tx: Transaction, parts: Sequence[Part], known: dict[str, Known], resolved: Resolved, origin: Origin
) -> set[str]:
    """Tell what stands beside the lines; the ids of the purchases that it changed."""
    pairs = [(known[part.key], Told(part.told, part.header)) for part in parts]
    await nodes.change(tx, INTERACTION, pairs, origin=origin)
    for reference in (BUYER, CONTACT, PURCHASE):
        told = {known[part.key].id: [resolved.found[key]]
                for part in parts for each, key in _keys(part) if each is reference}  # fmt: skip
        await attach(tx, INTERACTION, reference, told, origin=origin)
    return {was.id for was, told in pairs if changes(was.properties, told.properties)}


async def _buyers(tx: Transaction, ids: Iterable[str]) -> Buyers:
    found: Buyers = {}
    for id_, buyer, labels in await tx.run(Statement(statements.FIND_BUYERS, {"ids": list(ids)})):
        of = Found(str(buyer), cast("list[str]", labels)[0])
        found[str(id_)] = found.get(str(id_), frozenset()) | {of}
    return found
