"""The relationships around the nodes of a batch: read at once, changed in memory row by row, written at once.

A row that is refused has changed nothing here, so the others can go on without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.ingest import claims, hierarchies, links
from graph.ingest.bonds import Bond, Plan
from graph.ingest.claims import Standing
from graph.origin import Origin
from graph.writes.relation_kinds import RelationKind
from graph.writes.writing import Writing


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of a kind around some nodes, by the end at which the rules look; `standings` are there for referrals."""

    kind: RelationKind
    origin: Origin
    around: dict[str, list[Bond]]
    standings: Mapping[str, Standing] = field(default_factory=dict)
    gone: list[Bond] = field(default_factory=list)

    @property
    def today(self) -> str:
        return self.origin.today

    def beside(self, bond: Bond) -> list[Bond]:
        """The others at the same node."""
        return [each for each in self.around.get(self._anchor(bond), ()) if each is not bond]

    def between(self, start: str, end: str) -> list[Bond]:
        some = self.around.get(end if self.kind.by_end else start, ())
        return [each for each in some if (each.start, each.end) == (start, end)]

    def add(self, bond: Bond) -> None:
        self.around.setdefault(self._anchor(bond), []).append(bond)

    def drop(self, bond: Bond) -> None:
        some = self.around[self._anchor(bond)]
        some[:] = [each for each in some if each is not bond]
        if bond.element is not None:
            self.gone.append(bond)

    def _anchor(self, bond: Bond) -> str:
        return bond.end if self.kind.by_end else bond.start


async def opened(writing: Writing, kind: RelationKind, pairs: Iterable[tuple[str, str]]) -> Ledger:
    """What is there around these pairs of nodes, which are locked."""
    both = list(pairs)
    ends = sorted({id_ for pair in both for id_ in pair})
    if kind.type in hierarchies.UPWARD:
        return Ledger(kind, writing.origin, await hierarchies.climbed(writing, kind.way, ends))
    if kind.by_end:
        found = await links.arriving(writing, kind.way, ends)
    else:
        found = await links.there(writing, kind.way, ends)
    standings = await claims.standings(writing, {end for _, end in both}) if kind.type == "REFERRED" else {}
    ledger = Ledger(kind, writing.origin, {}, standings)
    for bond in found:
        ledger.add(bond)
    return ledger


async def closed(writing: Writing, ledger: Ledger) -> None:
    """Write what has become of it."""
    bonds: Sequence[Bond] = [bond for some in ledger.around.values() for bond in some]
    await links.drop(writing, ledger.kind.way, ledger.gone)
    await links.write(writing, ledger.kind.way, Plan(tuple(bonds), ()), origin=writing.origin)
