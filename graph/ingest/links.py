"""Relationships between nodes that are known: read, planned by bonds.py, written."""

from collections.abc import Iterable, Sequence
from typing import cast

from graph.declare import Node
from graph.ingest import nodes, noted, statements
from graph.ingest.bonds import Bond, Manner, Plan, Wish, planned
from graph.ingest.nodes import Told
from graph.ingest.noted import Way
from graph.ingest.records import Held, Place, Refusal
from graph.ingest.slots import filled, spelled
from graph.ingest.stored import with_keys
from graph.model import MODEL
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.writing import Writing

COMPETING = frozenset({"EMAIL", "PHONE"})
"""Identifiers of which one is the primary one; of the others all are equal."""
ADDRESS_TEXTS = frozenset({"city", "region"})


async def attach_identifiers(
    tx: Writing, node: Node, held: Sequence[tuple[str, Iterable[Held]]], *, origin: Origin,
    known: Sequence[Bond] | None = None,
) -> None:  # fmt: skip
    """Let customers or companies be found by identifiers; those that nobody knew are made.

    `known` is what leads from them already, where that is known.
    """
    pairs = [(id_, each) for id_, some in held for each in some]
    ids = await identifiers(tx, (each for _, each in pairs), origin=origin)
    wishes = [Wish(id_, ids[each.key], _primary(each), group=group_of(each)) for id_, each in pairs]
    await tell(
        tx, Way("IDENTIFIED_BY", node.labels[0], "Identifier"), wishes, identity=None, origin=origin, known=known
    )


async def attach_places(
    tx: Writing, node: Node, places: Sequence[tuple[str, Place, str]], *, origin: Origin,
    known: Sequence[Bond] | None = None,
) -> None:  # fmt: skip
    """Let customers or companies live at their primary addresses."""
    ids = await addresses(tx, (place for _, place, _ in places), origin=origin)
    wishes = [Wish(id_, ids[place.key], {"use": use, "isPrimary": True}, group="") for id_, place, use in places]
    await tell(tx, Way("LOCATED_AT", node.labels[0], "Address"), wishes, identity=None, origin=origin, known=known)


async def identifiers(tx: Writing, held: Iterable[Held], *, origin: Origin) -> dict[str, str]:
    """The ids of identifiers by their keys."""
    told = {each.key: Told(each.raw, _identifier(each)) for each in held}
    return await _found_or_made(tx, MODEL.node("Identifier"), told, origin)


async def addresses(tx: Writing, places: Iterable[Place], *, origin: Origin) -> dict[str, str]:
    """The ids of addresses by their keys."""
    told = {each.key: Told(each.key, _address(each)) for each in places}
    return await _found_or_made(tx, MODEL.node("Address"), told, origin)


def group_of(held: Held) -> str | None:
    """With which other identifiers of its holder it competes for being the primary one."""
    return held.type if held.type in COMPETING else None


async def tell(
    tx: Writing, way: Way, wishes: Sequence[Wish], *, identity: tuple[str, ...] | None, origin: Origin,
    known: Sequence[Bond] | None = None,
) -> tuple[int, int, tuple[Refusal, ...]]:  # fmt: skip
    """Make or change relationships as told: how many are new, how many changed, which rows contradict.

    `known` is what leads from where they start, read where it is not given.
    """
    if not wishes:
        return 0, 0, ()
    if known is None:
        known = await there(tx, way, list({wish.start for wish in wishes}))
    plan = planned(wishes, known, Manner(identity, origin.today))
    await write(tx, way, plan, origin=origin)
    return len(plan.new), len(plan.changed), plan.refusals


async def write(tx: Writing, way: Way, plan: Plan, *, origin: Origin) -> None:
    """What the plan changes; new relationships say who told of them where their type can."""
    names = {"start": way.start, "end": way.end, "type": way.type}
    declared = MODEL.relationships[way.type].properties
    texts = frozenset(each.name for each in declared if each.sort_name != each.name)
    source = {"source": origin.source} if any(each.name == "source" for each in declared) else {}
    new = [{"start": bond.start, "end": bond.end, "properties": with_keys({**bond.properties, **source}, texts)}
           for bond in plan.new]  # fmt: skip
    changed = [{"start": bond.start, "end": bond.end, "element": bond.element,
                "changes": {**bond.changed, **with_keys(bond.changed, texts)}} for bond in plan.changed]  # fmt: skip
    if new:
        await tx.run(Statement(filled(spelled(statements.CREATE_LINKS, new), **names), {"rows": new}))
    if changed:
        await tx.run(Statement(filled(statements.CHANGE_LINKS, **names), {"rows": changed}))
    tx.note(*(noted.linked(way, bond.start, bond.end) for bond in plan.new))
    tx.note(*(noted.relinked(way, bond.start, bond.end, bond.changed) for bond in plan.changed))


async def drop(tx: Writing, way: Way, bonds: Sequence[Bond]) -> None:
    """Take relationships away that never were."""
    if bonds:
        rows = [{"start": bond.start, "end": bond.end, "element": bond.element} for bond in bonds]
        text = filled(statements.DROP_LINKS, start=way.start, end=way.end, type=way.type)
        await tx.run(Statement(text, {"rows": rows}))
        tx.note(*(noted.unlinked(way, bond.start, bond.end) for bond in bonds))


async def there(tx: Writing, way: Way, starts: list[str]) -> list[Bond]:
    """What leads from these nodes."""
    return await _bonds(tx, statements.FIND_LINKS_OUT, way, starts)


async def arriving(tx: Writing, way: Way, ends: list[str]) -> list[Bond]:
    """What leads to these nodes."""
    return await _bonds(tx, statements.FIND_LINKS_IN, way, ends)


async def _bonds(tx: Writing, template: str, way: Way, ids: list[str]) -> list[Bond]:
    text = filled(template, start=way.start, end=way.end, type=way.type)
    rows = await tx.run(Statement(text, {"ids": ids}))
    return [
        Bond(str(start), str(end), cast("dict[str, object]", properties), str(element), str(group or ""))
        for start, end, properties, element, group in rows
    ]


async def _found_or_made(tx: Writing, node: Node, told: dict[str, Told], origin: Origin) -> dict[str, str]:
    if not told:
        return {}
    known = await nodes.find(tx, node, told, by="key", origin=origin)
    untold = [{"id": each.id, "told": told[key].key} for key, each in known.items() if not each.is_told]
    await nodes.tell(tx, node, untold, origin=origin)
    new = [key for key in told if key not in known]
    made = await nodes.create(tx, node, [told[key] for key in new], origin=origin)
    return {key: each.id for key, each in known.items()} | dict(zip(new, made, strict=True))


def _identifier(held: Held) -> dict[str, object]:
    told = {"type": held.type, "normalised": held.normalised, "raw": held.raw, "system": held.system, "key": held.key}
    return with_keys(told, frozenset())


def _address(place: Place) -> dict[str, object]:
    return with_keys({**place.properties, "key": place.key}, ADDRESS_TEXTS)


def _primary(held: Held) -> dict[str, object]:
    return {} if held.is_primary is None else {"isPrimary": held.is_primary}
