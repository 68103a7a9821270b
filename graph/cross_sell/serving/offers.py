"""What came of offers, as whoever shows them says: shown, clicked, bought, dismissed.

One node stands for one product of one list, so that the same told twice counts once. What a customer dismissed is an
edge as well, which every list of theirs looks at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.cross_sell.serving import statements
from graph.statement import Statement
from graph.store import Transaction

LABELS = {"cus": "Customer", "hou": "Household", "com": "Company"}
"""To whom something is offered, by how their ids begin."""


class Event(StrEnum):
    """What happened to something that was offered."""

    SHOWN = "SHOWN"
    CLICKED = "CLICKED"
    BOUGHT = "BOUGHT"
    DISMISSED = "DISMISSED"


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to one product of one list, and when; what is told of the list is the same for all of it."""

    event: Event
    list: str
    product: str
    at: str
    subject: str | None
    strategy: str | None
    model: str | None
    arm: str

    @property
    def key(self) -> str:
        return f"{self.list}:{self.product}"


async def record(tx: Transaction, told: Sequence[Happened]) -> int:
    """Keep what happened; the first time that something is told is the one that counts."""
    await tx.run(Statement(statements.OFFERED, {"rows": [_row(each) for each in told]}))
    for event, text in statements.MARK.items():
        rows = [{"key": each.key, "at": each.at} for each in told if each.event == event]
        if rows:
            await tx.run(Statement(text, {"rows": rows}))
    for prefix, label in LABELS.items():
        away = [[each.subject, each.product, each.at] for each in told
                if each.event is Event.DISMISSED and (each.subject or "").startswith(prefix)]  # fmt: skip
        if away:
            await tx.run(Statement(statements.DISMISS[label], {"rows": away}))
    return len(told)


async def known(tx: Transaction, skus: Sequence[str]) -> dict[str, str]:
    """The products of these SKUs, archived ones among them: they may have been offered before that."""
    if not skus:
        return {}
    rows = await tx.run(Statement(statements.ANY_BY_SKU, {"skus": sorted(set(skus))}))
    return {str(sku): str(id_) for sku, id_ in rows}


def _row(each: Happened) -> dict[str, Any]:
    first = {
        "key": each.key, "list": each.list, "product": each.product, "subject": each.subject, "shownAt": each.at,
        "strategy": each.strategy, "model": each.model, "arm": each.arm,
    }  # fmt: skip
    return {"key": each.key, "first": {name: value for name, value in first.items() if value is not None}}
