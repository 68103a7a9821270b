"""Which household keeps its id: the one that shares most members with what it was.

>>> kept({"hou_1": {"a", "b", "c"}, "hou_2": {"d"}}, [{"a", "d"}, {"b", "c"}])
['hou_2', 'hou_1']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set


def kept(before: Mapping[str, Set[str]], now: Sequence[Set[str]]) -> list[str | None]:
    """The id of each of the groups of now, None for those that are new. The largest overlap chooses first."""
    of_person: dict[str, list[str]] = defaultdict(list)
    for household in sorted(before):
        for person in before[household]:
            of_person[person].append(household)
    overlaps: dict[tuple[int, str], int] = defaultdict(int)
    for at, group in enumerate(now):
        for person in group:
            for household in of_person.get(person, ()):
                overlaps[at, household] += 1
    found: list[str | None] = [None] * len(now)
    taken: set[str] = set()
    order = sorted(overlaps, key=lambda pair: (-overlaps[pair], pair[1], min(now[pair[0]])))
    for at, household in order:
        if found[at] is None and household not in taken:
            found[at] = household
            taken.add(household)
    return found
