"""Who owns whom on a day, read a level at a time: one statement for each level, each company asked about once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.companies import statements
from graph.statement import Statement
from graph.store import Reader

DEEPEST = 50
MOST = 10_000
"""Ownerships read for a question; a holding with more is answered as far as these go."""


@dataclass(frozen=True, slots=True, order=True)
class Owning:
    """One company owns another, from a day on to another, where these are known."""

    parent: str
    company: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Ownings:
    """What was read; `is_cut` says that there was more."""

    known: frozenset[Owning] = frozenset()
    is_cut: bool = False

    def without(self, hidden: frozenset[str]) -> Ownings:
        """As if some companies were not there."""
        return Ownings(frozenset(each for each in self.known if not {each.parent, each.company} & hidden), self.is_cut)

    @property
    def companies(self) -> frozenset[str]:
        return frozenset(end for each in self.known for end in (each.parent, each.company))


async def below(
    store: Reader, ids: Sequence[str], day: str, *, depth: int = DEEPEST, timeout: float | None = None
) -> Ownings:
    """Everything that these own, and what that owns, `depth` levels of it."""
    return await _walked(store, statements.BELOW, ids, day, depth, timeout)


async def around(store: Reader, ids: Sequence[str], day: str, *, timeout: float | None = None) -> Ownings:
    """The groups of these: all that stand above them, and everything that those own."""
    above = await _walked(store, statements.ABOVE, ids, day, DEEPEST, timeout)
    down = await below(store, sorted({*ids, *above.companies}), day, timeout=timeout)
    return Ownings(above.known | down.known, above.is_cut or down.is_cut)


async def _walked(store: Reader, text: str, ids: Sequence[str], day: str, depth: int, timeout: float | None) -> Ownings:
    known, asked, here = set[Owning](), set(ids), sorted(set(ids))
    for _ in range(depth):
        if not here or len(known) >= MOST:
            break
        rows = await store.read(Statement(text, {"ids": here, "day": day, "most": MOST - len(known)}), timeout=timeout)
        found = [(str(start), str(end), str(since or ""), str(until or "")) for start, end, since, until in rows]
        upwards = text == statements.ABOVE
        known |= {Owning(*((end, start) if upwards else (start, end)), *days) for start, end, *days in found}
        here = sorted({end for _, end, *_ in found} - asked)
        asked |= set(here)
    return Ownings(frozenset(known), is_cut=bool(here) or len(known) >= MOST)
