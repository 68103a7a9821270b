"""What serving needs of whoever asks; whether products can be sold is seen while they are read for the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.cross_sell.serving.kept import Kept
from graph.cross_sell.serving.reading import sold
from graph.model import MODEL
from graph.plan import And, Bind, Compare, Not, Op, Slot, Take
from graph.store import Row
from resolvers.computed.ask import Ask

PLACE = ("nodes", "product")
PRODUCT = MODEL.node("Product")
TODAY = Bind(Slot(), Take.TODAY)
SOLD = And((
    Compare(PRODUCT.property("kind"), Op.EQ, Bind(Slot("GOODS"))),
    Not(Compare(PRODUCT.property("archivedAt"), Op.PRESENT, None)),
    Not(Compare(PRODUCT.property("isAvailable"), Op.EQ, Bind(Slot(constant=False)))),
    Not(Compare(PRODUCT.property("validFrom"), Op.GT, TODAY)),
    Not(Compare(PRODUCT.property("validUntil"), Op.LTE, TODAY)),
))  # fmt: skip
"""What `statements.SELLABLE` says as well."""


@dataclass(frozen=True, slots=True)
class Selling:
    """A computed field that asks as `graph.cross_sell.serving` wants to be asked."""

    ask: Ask

    @property
    def kept(self) -> Kept:
        return self.ask.values.setting.kept

    async def read(self, text: str, **parameters: object) -> list[Row]:
        return await self.ask.read(text, **parameters)

    async def seen(self, name: str, ids: Sequence[str], /) -> frozenset[str]:
        return await self.ask.seen(name, ids)

    async def fulfilling(self, ids: Sequence[str], /) -> frozenset[str]:
        return await self.ask.fulfilling(ids)

    async def sellable(self, ids: Sequence[str], today: str, /) -> frozenset[str]:
        found = await self.ask.shown(PLACE, "Product", SOLD, ids)
        return await self.ask.seen("Product", sorted(await sold(self, ids, today))) if found is None else found
