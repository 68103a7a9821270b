"""Candidates in their order: learned edges and curated pairs, weighed by what was bought, spread over categories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

COMPLEMENT = 0.1
"""What a pair that a person called complements weighs: as much as a strong learned edge."""
BOOST, SUBSTITUTE = 1.5, 0.25
"""What a candidate's score is multiplied by if it is boosted, or stands in for something that was bought."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What a person said of a candidate beside a product."""

    product: str
    word: str
    candidate: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product to be offered, and how much speaks for it; pinned ones stand before all others."""

    product: str
    score: float
    is_pinned: bool = False

    @property
    def place(self) -> tuple[bool, float, str]:
        return (not self.is_pinned, -self.score, self.product)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates with what speaks for them, of which the best are taken: most are never looked at."""

    scores: Mapping[str, float]
    pinned: frozenset[str] = frozenset()

    def best(self, most: int) -> list[Candidate]:
        """The first ones, the best in front."""
        least = sorted(self.scores.values(), reverse=True)[: most + 1][-1:] or [0.0]
        found = [
            Candidate(product, score, product in self.pinned)
            for product, score in self.scores.items()
            if score >= least[0] or product in self.pinned
        ]
        return sorted(found, key=lambda each: each.place)[:most]


def ranked(
    learned: Mapping[str, float],
    pairs: Sequence[Pair],
    weights: Mapping[str, float],
    *,
    out: frozenset[str],
) -> Ranking:
    """Candidates without those that are out or blocked.

    `learned` are candidates with the sums of their edges, `weights` what was bought with what it weighs; pairs of
    products that weigh nothing say nothing.
    """
    told = [each for each in pairs if each.product in weights]
    if not told:
        return Ranking(_without(learned, out))
    scores = dict(learned)
    for each in told:
        if each.word == "COMPLEMENTS":
            scores[each.candidate] = scores.get(each.candidate, 0.0) + COMPLEMENT * weights[each.product]
    of = {word: {each.candidate for each in told if each.word == word} for word in {each.word for each in told}}
    pinned = of.get("PINNED", set())
    scores |= {each: scores.get(each, 0.0) for each in pinned}
    factors = ((of.get("BOOSTED", set()), BOOST), (of.get("SUBSTITUTES", set()), SUBSTITUTE))
    gone = out | of.get("BLOCKED", set())
    return Ranking(
        {product: _times(score, product, factors) for product, score in _without(scores, gone).items()},
        frozenset(pinned),
    )


def _without(scores: Mapping[str, float], gone: frozenset[str]) -> dict[str, float]:
    kept = dict(scores)
    for product in gone:
        kept.pop(product, None)
    return kept


def _times(score: float, product: str, factors: Iterable[tuple[set[str], float]]) -> float:
    for products, factor in factors:
        score = score * factor if product in products else score
    return score


def spread(
    candidates: Sequence[Candidate], categories: Mapping[str, Sequence[str]], *, first: int, diversity: float
) -> list[Candidate]:
    """The first ones where each further one of a category counts less: `1 - diversity` times for each before it.

    Diversity 0 leaves the order as it is; 1 takes one of each category before a second of any. The scores stay what
    they are.
    """
    left, taken, found = list(candidates), Counter[str](), list[Candidate]()
    while left and len(found) < first:
        best = min(left, key=lambda each: _lowered(each, categories, taken, diversity).place)
        left.remove(best)
        found.append(best)
        taken.update(categories.get(best.product, ()))
    return found


def _lowered(
    each: Candidate, categories: Mapping[str, Sequence[str]], taken: Counter[str], diversity: float
) -> Candidate:
    before = max((taken[category] for category in categories.get(each.product, ())), default=0)
    return replace(each, score=each.score * (1 - diversity) ** before)
