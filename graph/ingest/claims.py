"""Referrals are claims, of which one is credited: the first one from before the first purchase, until somebody says
otherwise. One that is refused gives up its credit, and makes room for others.

>>> is_due({"at": "2024-01-01T00:00:00"}, [], Standing(bought="2024-02-01T10:00:00"))
True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.ingest import links, statements
from graph.ingest.bonds import Wish
from graph.ingest.noted import Way
from graph.ingest.records import Refusal
from graph.statement import Statement
from graph.writes.writing import Writing

BUYERS = frozenset({"CUSTOMER", "INACTIVE", "FORMER"})
"""Stages of those who have bought."""
Claim = Mapping[str, object]
"""The properties of a claim."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far somebody has come who was referred; `bought` is the moment of the first purchase."""

    stage: str | None = None
    bought: str | None = None

    @property
    def status(self) -> str:
        """How far a claim on them is when nobody says."""
        if self.bought is not None or self.stage in BUYERS:
            return "CONVERTED"
        return "INVITED" if self.stage == "PROSPECT" else "SIGNED_UP"


async def standings(tx: Writing, ids: Iterable[str]) -> dict[str, Standing]:
    """How far these customers have come, each locked until the commit."""
    rows = await tx.run(Statement(statements.LOCK_STANDINGS, {"ids": sorted(set(ids))}))
    return {str(id_): Standing(_text(stage), _text(bought)) for id_, stage, bought in rows}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def is_due(claim: Claim, others: Iterable[Claim], standing: Standing) -> bool:
    """Whether a claim is credited when nobody says."""
    rivals = [each for each in others
              if not is_refused(each) and (each.get("isCredited") or _counts(each, standing))]  # fmt: skip
    return _counts(claim, standing) and not rivals


def _counts(claim: Claim, standing: Standing) -> bool:
    """Whether it was made before the first purchase, as far as is known, and not refused."""
    at = claim.get("at")
    is_before = at is None or standing.bought is None or str(at) <= standing.bought
    return is_before and not is_refused(claim)


def is_refused(claim: Claim) -> bool:
    """Whether somebody has looked at it and said no."""
    return claim.get("status") == "REJECTED"


def uncredited(told: Claim) -> Claim:
    """What is told of a claim, and that it counts no longer where it is refused."""
    return {**told, "isCredited": False} if is_refused(told) else told


async def settled(tx: Writing, way: Way, wishes: Sequence[Wish]) -> tuple[list[Wish], list[Refusal]]:
    """Claims as a file tells them, with what it does not tell; a second credit is refused."""
    ends = sorted({wish.end for wish in wishes})
    standing = await standings(tx, ends)
    known: dict[str, dict[str, Claim]] = {end: {} for end in ends}
    for bond in await links.arriving(tx, way, ends):
        known[bond.end][bond.start] = bond.properties
    good: list[Wish] = []
    bad: list[Refusal] = []
    for wish in sorted(wishes, key=_turn):
        there = known[wish.end]
        others = [each for start, each in there.items() if start != wish.start]
        if reason := _against({**there.get(wish.start, {}), **wish.properties}, wish.properties, others):
            bad.append(Refusal(wish.row, "isCredited", "true", reason))
            continue
        told = completed(wish.properties, there.get(wish.start), others, standing[wish.end])
        there[wish.start] = {**there.get(wish.start, {}), **told}
        good.append(replace(wish, properties=told))
    return sorted(good, key=lambda each: each.row), bad


def _against(claim: Claim, told: Claim, others: Iterable[Claim]) -> str | None:
    """Why it cannot be credited where that is told of it."""
    if not told.get("isCredited"):
        return None
    if is_refused(claim):
        return "This claim is refused, so it counts for nothing: tell another status, or leave it without credit."
    if any(each.get("isCredited") for each in others):
        return "Another claim is credited: take the credit from that one first, or leave this one without."
    return None


def _turn(wish: Wish) -> tuple[int, str]:
    """Who gives credit up comes before who gets it, and the older claim before the newer."""
    credited = uncredited(wish.properties).get("isCredited")
    told = {False: 0, True: 1}.get(credited, 2)  # type: ignore[call-overload]  # or neither
    return told, str(wish.properties.get("at") or "9")


def completed(told: Claim, known: Claim | None, others: Sequence[Claim], standing: Standing) -> dict[str, object]:
    """What is told of a claim, with what nobody says of it: the rule for files and for everybody who writes."""
    full = {**({"status": standing.status} if known is None else {}), **told}
    claim = {**(known or {}), **full}
    if is_refused(claim) or claim.get("isCredited") is None:
        full["isCredited"] = is_due(claim, others, standing)
    return full
