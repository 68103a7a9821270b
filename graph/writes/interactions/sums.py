"""What follows from a purchase for whoever buys: BOUGHT is added up, a prospect becomes a customer, the one who brought
them is known to have brought a buyer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from graph.ingest import bought, noted
from graph.ingest import statements as told
from graph.ingest.noted import Way
from graph.ingest.references import Found as End
from graph.ingest.slots import filled
from graph.model import MODEL
from graph.statement import Statement
from graph.writes import keys
from graph.writes.changes import Change, ChangeKind
from graph.writes.interactions import statements
from graph.writes.keys import Key, Known
from graph.writes.writing import Writing

NOT_YET = (None, "PROSPECT")
WAY = Way("REFERRED", "Customer", "Customer")


async def locked(writing: Writing, buyers: Collection[End]) -> list[Known]:
    """Buyers as they are, and nobody else can record for them until this is done."""
    wanted = [Key(each.label, "id", each.id) for each in buyers]
    found = await keys.looked_up(writing, wanted)
    return [known for some in found.values() for known in some]


async def buyers_of(writing: Writing, ids: Sequence[str]) -> dict[str, tuple[End, ...]]:
    """Whom these interactions belong to, by interaction."""
    found: dict[str, tuple[End, ...]] = {}
    if ids:
        for id_, buyer, labels in await writing.run(Statement(told.FIND_BUYERS, {"ids": list(ids)})):
            end = End(str(buyer), cast("list[str]", labels)[0])
            found[str(id_)] = (*found.get(str(id_), ()), end)
    return found


async def add_up(writing: Writing, buyers: Collection[End]) -> None:
    """All that these buyers bought, anew."""
    await bought.add_up(writing, sorted(buyers, key=lambda each: each.id))


async def follow(writing: Writing, buyers: Sequence[Known], have_bought: Collection[str]) -> None:
    """What else is true of these buyers, of whom these have bought."""
    await _staged(writing, [each for each in buyers if each.id in have_bought])
    await _converted(writing, sorted(each.id for each in buyers if each.label == "Customer" and each.id in have_bought))


async def _staged(writing: Writing, buyers: Sequence[Known]) -> None:
    """Who buys is a customer; who was one, or left, is left alone."""
    for label in bought.LABELS:
        new = [each for each in buyers if each.label == label and each.properties.get("stage") in NOT_YET]
        await change(writing, [(each, {"stage": "CUSTOMER"}, ()) for each in new])


async def _converted(writing: Writing, ids: Sequence[str]) -> None:
    if ids:
        for start, end in await writing.run(Statement(statements.CONVERT_REFERRALS, {"ids": list(ids)})):
            writing.note(noted.relinked(WAY, str(start), str(end), ("status",)))


async def change(writing: Writing, rows: Sequence[tuple[Known, dict[str, object], tuple[str, ...]]]) -> None:
    """Known nodes of one label get these values and one more version; the last of a row names fields beside them."""
    if not rows:
        return
    node = MODEL.node(rows[0][0].label)
    given = [{"id": known.id, "changes": changes} for known, changes, _ in rows]
    text = filled(told.CHANGE_NODES, label=node.labels[0])
    await writing.run(Statement(text, {"rows": given, "at": writing.origin.at}))
    for known, changes, beside in rows:
        fields = tuple(sorted({*noted.fields_of(changes), *beside}))
        type_ = noted.type_of(node, known.properties)
        writing.note(Change(ChangeKind.UPDATED, type_, known.id, fields, known.version + 1))
