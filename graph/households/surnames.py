"""Whether two family names are one family's: spelling, gendered endings, compounds, names in another script.

Names come as folded Latin words without particles (`people.surname_of`), so Иванова is ivanova already.

>>> likeness(("ivanov",), ("ivanova",)), likeness(("garcia", "lopez"), ("garcia", "ruiz"))
(1.0, 0.9)
>>> likeness(("smith",), ("smithe",)) > 0.8, likeness(("smith",), ("jones",)) < 0.5
(True, True)
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

Name = tuple[str, ...]
# Slavic endings of women beside those of men; Greek and Icelandic families differ by more than an ending.
ENDINGS = (
    (re.compile("(ov|ev|iov|in|yn)a$"), r"\1"),
    (re.compile("(?:skaia|skaya|skaja|ska|tskaia|tskaya|cka)$"), "ski"),
    (re.compile("(?:skii|skiy|skij|skyi|sky|skyj|tskii|tskiy|cki)$"), "ski"),
    (re.compile("aia$|aya$"), "y"), (re.compile("ova$"), "ov"), (re.compile("iou$|ou$"), "os"),
    (re.compile("(?<=[a-z]{3})(?:iy|ii|yi|yy)$"), "y"),
)  # fmt: skip
PART_SHARED, NEAR = 0.9, 0.8


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word as the family shares it."""
    for ending, said in ENDINGS:
        cut = ending.sub(said, word)
        if cut != word:
            return cut
    return word


@lru_cache(maxsize=200_000)
def stems(name: Name) -> Name:
    return tuple(map(stem, name))


@lru_cache(maxsize=200_000)
def likeness(one: Name, other: Name) -> float:
    """From 0 to 1: 1 the same, 0.9 a part of a compound, 0.8 and more a slip of the pen."""
    if one == other:
        return 1.0
    left, right = stems(one), stems(other)
    if left == right or "".join(left) == "".join(right):
        return 1.0
    if not set(left).isdisjoint(right):
        return PART_SHARED
    return max(_near("".join(left), "".join(right)), *(_near(a, b) for a in left for b in right))


def _near(one: str, other: str) -> float:
    """Slips count, however short the name: one in four letters at most, never a name of three letters."""
    if min(len(one), len(other)) < 4:
        return 0.0
    slips = OSA.distance(one, other, score_cutoff=3)
    if slips > max(1, min(len(one), len(other)) // 4):
        return min(0.6, JaroWinkler.similarity(one, other) - 0.3)
    return NEAR + 0.08 / slips
