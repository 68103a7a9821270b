"""Plain links from a node to what its columns name: what is told replaces what the same column told before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.declare import Direction, Node
from graph.ingest import keys, noted, statements
from graph.ingest.kinds import Reference
from graph.ingest.noted import Way
from graph.ingest.references import Found
from graph.ingest.slots import filled, spelled
from graph.model import MODEL
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.changes import Change
from graph.writes.writing import Writing

Told = Mapping[str, Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Tie:
    """One link between a node (`own`) and another; `element` is None for one that is to be made."""

    own: str
    other: str
    source: str | None = None
    element: str | None = None


async def attach(tx: Writing, node: Node, reference: Reference, told: Told, *, origin: Origin) -> int:
    """Make and drop links until they are as told; how many were made or dropped."""
    touched = 0
    for label in keys.HOLDERS.get(reference.to, (reference.to,)) if told else ():
        names = _names(node, reference, label)
        wanted = {own: [found.id for found in some if found.label == label] for own, some in told.items()}
        known = await _known(tx, reference, list(wanted), names)
        new, gone = difference(wanted, known, reference, origin.source)
        rows = [_row(reference, tie, _properties(reference, origin)) for tie in new]
        await _write(tx, spelled(statements.CREATE_LINKS, rows), rows, names)
        await _write(tx, statements.DROP_LINKS, [_row(reference, tie, {}) for tie in gone], names)
        tx.note(*_notes(reference, names, new, gone))
        touched += len(new) + len(gone)
    return touched


def _notes(reference: Reference, names: dict[str, str], new: list[Tie], gone: list[Tie]) -> Iterator[Change]:
    way = Way(names["type"], names["start"], names["end"])
    for note, ties in ((noted.linked, new), (noted.unlinked, gone)):
        for tie in ties:
            yield note(way, *_ends(reference, tie))


def difference(
    wanted: Mapping[str, Sequence[str]], known: Sequence[Tie], reference: Reference, source: str
) -> tuple[list[Tie], list[Tie]]:
    """What to make and what to drop: a list replaces what its source told, a single one whatever was there."""
    there = {(tie.own, tie.other) for tie in known}
    pairs = dict.fromkeys((own, other) for own, others in wanted.items() for other in others)
    new = [Tie(own, other) for own, other in pairs if (own, other) not in there]
    gone = [tie for tie in known if (tie.own, tie.other) not in pairs and (not reference.many or tie.source == source)]
    return new, gone


async def _known(tx: Writing, reference: Reference, ids: list[str], names: dict[str, str]) -> list[Tie]:
    outward = reference.direction is Direction.OUT
    template = statements.FIND_LINKS_OUT if outward else statements.FIND_LINKS_IN
    rows = await tx.run(Statement(filled(template, **names), {"ids": ids}))
    return [Tie(*((start, end) if outward else (end, start)), properties.get("source"), element)
            for start, end, properties, element, _ in _typed(rows)]  # fmt: skip


def _typed(rows: Sequence[Sequence[object]]) -> list[tuple[str, str, dict[str, str], str, object]]:
    return [tuple(row) for row in rows]  # type: ignore[misc]  # the order of RETURN is that of the tuple


async def _write(tx: Writing, template: str, rows: list[dict[str, object]], names: dict[str, str]) -> None:
    if rows:
        await tx.run(Statement(filled(template, **names), {"rows": rows}))


def _names(node: Node, reference: Reference, label: str) -> dict[str, str]:
    own = node.labels[0]
    start, end = (own, label) if reference.direction is Direction.OUT else (label, own)
    return {"start": start, "end": end, "type": reference.type}


def _row(reference: Reference, tie: Tie, properties: dict[str, object]) -> dict[str, object]:
    start, end = _ends(reference, tie)
    return {"start": start, "end": end, "element": tie.element, "properties": properties}


def _ends(reference: Reference, tie: Tie) -> tuple[str, str]:
    return (tie.own, tie.other) if reference.direction is Direction.OUT else (tie.other, tie.own)


def _properties(reference: Reference, origin: Origin) -> dict[str, object]:
    declared = MODEL.relationships[reference.type].properties
    return {"source": origin.source} if any(each.name == "source" for each in declared) else {}
