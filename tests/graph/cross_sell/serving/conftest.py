"""Serving over an engine, for somebody who may see everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from graph.bolt import BoltStore
from graph.cross_sell.serving.kept import Kept
from graph.cross_sell.serving.reading import Question, sold
from graph.cross_sell.serving.terms import Terms
from graph.statement import Statement
from graph.store import Row
from tests.engines.wiping import wipe
from tests.graph.cross_sell.serving import shop

ALL = frozenset({"Customer", "Household", "Company", "Product", "Purchase", "Case", "Consent"})
QUESTION = Question(10, Terms(allows=True), "2026-05-01T12:00:00", "2026-05-01", "2025-11-01T00:00:00", knows=ALL)


@dataclass
class Room:
    """Asks as a computed field does; `texts` are the statements, `hidden` nodes are not there."""

    store: BoltStore
    hidden: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    texts: list[str] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)

    async def read(self, text: str, **parameters: object) -> list[Row]:
        self.texts.append(text)
        return await self.store.read(Statement(text, parameters))

    async def seen(self, _name: str, ids: Sequence[str], /) -> frozenset[str]:
        return frozenset(ids) - self.hidden

    async def fulfilling(self, ids: Sequence[str], /) -> frozenset[str]:
        return frozenset(ids) & self.only

    async def sellable(self, ids: Sequence[str], today: str, /) -> frozenset[str]:
        return await sold(self, ids, today) - self.hidden


@pytest.fixture
async def room(indexed: BoltStore) -> Room:
    """Six products, and what goes with what."""
    await wipe(indexed)
    await shop.products(indexed)
    await shop.learned(indexed)
    return Room(indexed)
