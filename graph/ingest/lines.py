"""Lines of purchases: known by their place, added, replaced where they differ, counted where they stand already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from graph.errors import Conflict
from graph.ingest import noted, statements
from graph.ingest.records import Line
from graph.ingest.slots import spelled
from graph.normalise.money import UNITS
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.writing import Writing


@dataclass(frozen=True, slots=True)
class Basket:
    """A purchase or return in the graph and the lines told of it; `rate` turns its currency into ours."""

    id: str
    kind: str
    lines: Sequence[Line]
    rate: int = UNITS


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line in the graph."""

    sku: str
    properties: Mapping[str, object]
    element: str


@dataclass(slots=True)
class LinePlan:
    """Rows for the statements, and what stands already as it was told."""

    create: list[dict[str, object]] = field(default_factory=list)
    drop: list[dict[str, object]] = field(default_factory=list)
    sums: list[dict[str, object]] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)


def added(baskets: Iterable[Basket]) -> LinePlan:
    """The plan for purchases that are new: everything is created, and they bring their sums with them."""
    return LinePlan(create=[{"id": basket.id, "lines": rows_of(basket.lines)} for basket in baskets])


def compared(baskets: Iterable[Basket], known: Mapping[str, Mapping[int, KnownLine]]) -> LinePlan:
    """The plan for purchases that are known: what stands is kept, what differs replaced, the rest added."""
    plan = LinePlan()
    for basket in baskets:
        _compare(basket, known.get(basket.id, {}), plan)
    return plan


def _compare(basket: Basket, there: Mapping[int, KnownLine], plan: LinePlan) -> None:
    pairs = [(line, there.get(cast(int, line.properties["line"]))) for line in basket.lines]
    new = [line for line, known in pairs if known is None or not stands(line, known)]
    gone = [known for line, known in pairs if known is not None and not stands(line, known)]
    kept = [line for line, known in pairs if known is not None and stands(line, known)]
    count(plan.kept, basket.kind, len(kept), sum(amount(line.properties) for line in kept))
    if new:
        before = sum(round(amount(known.properties) * UNITS / basket.rate) for known in gone)
        plan.create.append({"id": basket.id, "lines": rows_of(new)})
        plan.drop += [{"id": basket.id, "element": known.element} for known in gone]
        plan.sums.append({"id": basket.id, "original": sum(line.original for line in new) - before})


def stands(line: Line, known: KnownLine) -> bool:
    """Whether a line is in the graph as it is told."""
    return line.sku == known.sku and line.properties == known.properties


def rows_of(lines: Iterable[Line]) -> list[dict[str, object]]:
    """Lines as a statement takes them."""
    return [{"sku": line.sku, "properties": line.properties} for line in lines]


def amount(properties: Mapping[str, object]) -> int:
    """What a line is worth."""
    return cast(int, properties["total"])


def count(stored: dict[str, int], kind: str, lines: int, worth: int) -> None:
    """Add to the figures of the reconciliation."""
    stored[f"{kind}.lines"] = stored.get(f"{kind}.lines", 0) + lines
    stored[f"{kind}.amount"] = stored.get(f"{kind}.amount", 0) + worth


async def find(tx: Writing, ids: Sequence[str]) -> dict[str, dict[int, KnownLine]]:
    """The lines of known purchases, by purchase and place."""
    found: dict[str, dict[int, KnownLine]] = {}
    for id_, sku, properties, element in await tx.run(Statement(statements.FIND_LINES, {"ids": ids})):
        line = KnownLine(str(sku), cast("dict[str, object]", properties), str(element))
        found.setdefault(str(id_), {})[cast(int, line.properties["line"])] = line
    return found


async def write(tx: Writing, plan: LinePlan, *, origin: Origin) -> dict[str, int]:
    """Carry the plan out; for each kind how many lines stand in the graph now, and what they are worth."""
    stored = dict(plan.kept)
    if plan.drop:
        await tx.run(Statement(statements.DROP_LINES, {"rows": plan.drop}))
    if plan.create:
        text = spelled(statements.CREATE_LINES, (line for row in plan.create for line in _lines(row)))
        made = await tx.run(Statement(text, {"purchases": plan.create}))
        _check(plan, sum(cast(int, lines) for _, lines, _ in made))
        for kind, lines, worth in made:
            count(stored, str(kind), cast(int, lines), cast(int, worth))
    if plan.sums:
        summed = await tx.run(Statement(statements.SUM_LINES, {"rows": plan.sums, "at": origin.at}))
        tx.note(*(noted.resummed(cast("dict[str, object]", each)) for [each] in summed))
    return stored


def _lines(row: Mapping[str, object]) -> list[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", row["lines"])


def _check(plan: LinePlan, made: int) -> None:
    """A line whose product is not there would be lost without a word."""
    wanted = sum(len(_lines(row)) for row in plan.create)
    if made != wanted:
        raise Conflict(
            f"{wanted - made} of {wanted} lines found no product: somebody deletes products meanwhile. Try again."
        )
