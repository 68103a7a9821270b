"""Stock adjustments: one node for each row, in no sales figure."""

from collections.abc import Sequence
from typing import cast

from graph.ingest import nodes, noted, statements
from graph.ingest.nodes import Known, Told
from graph.ingest.records import Correction, Outcome
from graph.ingest.stored import born
from graph.model import MODEL
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.writing import Writing

ADJUSTMENT = MODEL.node("Adjustment")
KIND = "ADJUSTMENT"


async def tell_corrections(tx: Writing, told: Sequence[Correction], *, origin: Origin) -> Outcome:
    """Create or change adjustments."""
    if not told:
        return Outcome()
    known, skus = await _known(tx, told)
    again = [each for each in told if each.key in known]
    lines, worth = await _create(tx, [each for each in told if each.key not in known], origin)
    pairs = [(known[each.key], Told(each.told, each.properties)) for each in again]
    changed = await nodes.change(tx, ADJUSTMENT, pairs, origin=origin)
    moved = [{"id": known[each.key].id, "sku": each.sku} for each in again if skus[each.key] != each.sku]
    if moved:
        await tx.run(Statement(statements.MOVE_CORRECTIONS, {"rows": moved}))
    worth += sum(cast(int, each.properties["amount"]) for each in again)
    stored = {f"{KIND}.lines": lines + len(again), f"{KIND}.amount": worth}
    return Outcome(lines, changed, len(again) - changed, stored=stored)


async def _known(tx: Writing, told: Sequence[Correction]) -> tuple[dict[str, Known], dict[str, str]]:
    rows = await tx.run(Statement(statements.FIND_CORRECTIONS, {"keys": [each.key for each in told]}))
    known = {str(key): Known(cast("dict[str, object]", properties), is_told=True) for key, properties, _ in rows}
    return known, {str(key): str(sku) for key, _, sku in rows}


async def _create(tx: Writing, new: Sequence[Correction], origin: Origin) -> tuple[int, int]:
    """How many there are, and what they are worth, as the engine says."""
    rows = [{"told": each.told, "sku": each.sku, "properties": {**each.properties, "key": each.key,
             **born(ADJUSTMENT, origin)}} for each in new]  # fmt: skip
    if not rows:
        return 0, 0
    parameters = {"rows": rows, "source": origin.source, "at": origin.at}
    [[lines, worth]] = await tx.run(Statement(statements.CREATE_CORRECTIONS, parameters))
    tx.note(*noted.created(ADJUSTMENT, (cast("dict[str, object]", row["properties"]) for row in rows)))
    return cast(int, lines), cast(int, worth)
