"""Why somebody is taken for a member, as a sentence without names: people are read beside it, and may be forgotten.

>>> sentence({Reason.SAME_ADDRESS: 2, Reason.SAME_NAME: 1})
'Same address as 2 other members, same family name as 1 other member.'
>>> sentence({Reason.SAME_NAME: 1, Reason.SAME_ADDRESS: 1, Reason.PHONE: 1})
'Same address, same family name and same telephone number as 1 other member.'
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """What two people have in common."""

    STATED = "stated together"
    SAME_ADDRESS = "same address"
    SAME_BUILDING = "same house, one flat unknown"
    SIMILAR_ADDRESS = "address that differs by a slip"
    PART_OF_ADDRESS = "same address as far as it is known"
    SAME_NAME = "same family name"
    PART_OF_NAME = "part of the family name"
    SIMILAR_NAME = "family name that differs by a slip"
    EMAIL = "same e-mail address"
    PHONE = "same telephone number"
    PAYMENT = "same means of payment"
    PARTNER = "partner"
    FAMILY = "close family"


def sentence(counts: Mapping[Reason, int]) -> str:
    """What a member shares with how many other members, the reasons of one number together."""
    ordered = [(each, counts[each]) for each in Reason if counts.get(each)]
    if not ordered:
        return "Close to the other members."
    by_count: dict[int, list[str]] = {}
    for reason, count in ordered:
        by_count.setdefault(count, []).append(str(reason))
    told = [f"{_listed(some)} as {count} other member{'s' if count > 1 else ''}" for count, some in by_count.items()]
    text = ", ".join(told)
    return f"{text[0].upper()}{text[1:]}."


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
