"""Which purchases a candidate rests on, and how much each of them says for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.cross_sell.serving.ranking import COMPLEMENT, Candidate, Pair

MOST_REASONS = 5


class Code(StrEnum):
    """What kind of reason it is."""

    BOUGHT_TOGETHER = "BOUGHT_TOGETHER"
    COMPLEMENT = "COMPLEMENT"
    BOUGHT_BEFORE = "BOUGHT_BEFORE"
    PINNED = "PINNED"
    BOOSTED = "BOOSTED"
    SIMILAR_CUSTOMERS = "SIMILAR_CUSTOMERS"
    POPULAR = "POPULAR"
    RISING = "RISING"


@dataclass(frozen=True, slots=True)
class Numbers:
    """What speaks for an edge: of buyers, those of both among those of the first, against chance; of purchases, how
    many had both, and support, confidence, lift and significance of that."""

    buyers: int
    of_buyers: int
    buyer_lift: float | None
    together: int | None = None
    support: float | None = None
    confidence: float | None = None
    lift: float | None = None
    significance: float | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """That a product goes with a candidate, in the model that is served."""

    candidate: str
    product: str
    name: str | None
    weight: float
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is offered: for what was bought, with which share of the score, resting on which numbers.

    `buyers` is how many bought it, where it stands in a list for everybody.
    """

    code: Code
    product: str | None = None
    name: str | None = None
    share: float | None = None
    numbers: Numbers | None = None
    buyers: int | None = None


def edge_of(row: Sequence[object]) -> Edge:
    """A row of EVIDENCE or TOGETHER."""
    candidate, product, name, weight, *numbers = row
    return Edge(str(candidate), str(product), None if name is None else str(name), float(weight), Numbers(*numbers))  # type: ignore[arg-type]  # as the statement has them


def reasons_of(
    candidate: Candidate,
    edges: Iterable[Edge],
    pairs: Iterable[Pair],
    weights: Mapping[str, float],
    *,
    again: float = 0.0,
) -> list[Reason]:
    """What speaks for a candidate: first that it is pinned or boosted, then purchases, the one that says most first.

    `again` is what speaks for it because it was bought before. The shares of all purchases add up to 1, those that are
    not among the first few included.
    """
    pairs = [each for each in pairs if each.candidate == candidate.product and each.product in weights]
    mine = [each for each in edges if each.candidate == candidate.product and each.product in weights]
    worth = [(_learned(each), weights[each.product] * each.weight) for each in mine]
    worth += [
        (Reason(Code.COMPLEMENT, each.product, each.name), weights[each.product] * COMPLEMENT)
        for each in pairs
        if each.word == "COMPLEMENTS"
    ]
    if again:
        worth.append((Reason(Code.BOUGHT_BEFORE, candidate.product), again))
    said = [Reason(Code[each.word], each.product, each.name) for each in pairs if each.word in ("PINNED", "BOOSTED")]
    return [*said, *_shared(worth)][:MOST_REASONS]


def _learned(edge: Edge) -> Reason:
    return Reason(Code.BOUGHT_TOGETHER, edge.product, edge.name, None, edge.numbers)


def _shared(worth: Sequence[tuple[Reason, float]]) -> list[Reason]:
    whole = sum(part for _, part in worth) or 1.0
    ordered = sorted(worth, key=lambda each: (-each[1], each[0].product or "", each[0].code))
    return [Reason(reason.code, reason.product, reason.name, part / whole, reason.numbers) for reason, part in ordered]
