"""What a new purchase or return adds to BOUGHT: the same as adding up the whole history of its buyer, at any length.

>>> additions = Additions()
>>> additions.take(End("cus_1", "Customer"), "PURCHASE", "2026-05-01T12:00:00", lines)
>>> await additions.write(writing)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from graph.ingest.records import Line
from graph.ingest.references import Found as End
from graph.ingest.slots import filled
from graph.statement import Statement
from graph.writes.interactions import statements
from graph.writes.writing import Writing

COUNTED = {"PURCHASE": ("quantity", "spent"), "RETURN": ("returnedQuantity", "refunded")}
NOTHING = dict.fromkeys(("times", "quantity", "spent", "returnedQuantity", "refunded"), 0)


@dataclass(slots=True)
class _Sum:
    """What one buyer has more of one product; no moments where nothing was bought."""

    figures: dict[str, int]
    moments: list[str]


@dataclass(frozen=True, slots=True)
class Additions:
    """By buyer and product."""

    sums: dict[tuple[End, str], _Sum] = field(default_factory=dict)

    def take(self, buyer: End, kind: str, at: str, lines: Sequence[Line]) -> None:
        """The lines of one purchase or return; it counts once for each of its products."""
        quantity, worth = COUNTED[kind]
        for line in lines:
            own = self.sums.setdefault((buyer, line.sku), _Sum(dict(NOTHING), []))
            own.figures[quantity] += cast(int, line.properties["quantity"])
            own.figures[worth] += cast(int, line.properties["total"])
        if kind == "PURCHASE":
            for sku in {line.sku for line in lines}:
                own = self.sums[buyer, sku]
                own.figures["times"] += 1
                own.moments.append(at)

    async def write(self, writing: Writing) -> None:
        """Add them to what is there; the buyers are locked."""
        for label in sorted({buyer.label for buyer, _ in self.sums}):
            rows = [_row(buyer, sku, own) for (buyer, sku), own in self.sums.items() if buyer.label == label]
            await writing.run(Statement(filled(statements.ADD_BOUGHT, label=label), {"rows": rows}))


def _row(buyer: End, sku: str, own: _Sum) -> dict[str, object]:
    moments = {"firstAt": min(own.moments, default=None), "lastAt": max(own.moments, default=None)}
    return {"id": buyer.id, "sku": sku, **own.figures, **moments}
