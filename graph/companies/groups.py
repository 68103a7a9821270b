"""Trees and groups of companies, out of who owns whom. A circle of owners is walked once and goes on nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.companies.owning import Owning

Ways = Mapping[str, Sequence[Owning]]


@dataclass(frozen=True, slots=True)
class Subsidiary:
    """A company below another, by the shortest way; of several by the owner with the least id."""

    depth: int
    owning: Owning


def tree(top: str, ownings: Iterable[Owning], depth: int) -> list[Subsidiary]:
    """All below a company, `depth` levels of it, each once and nearest first; a company is never below itself."""
    owned, found, level = _by_parent(ownings), dict[str, Subsidiary](), [top]
    for number in range(1, depth + 1):
        reached = dict[str, Subsidiary]()
        for each in (one for parent in level for one in owned.get(parent, ())):
            if each.company != top and each.company not in found:
                reached.setdefault(each.company, Subsidiary(number, each))
        found |= reached
        level = sorted(reached)
    return sorted(found.values(), key=lambda each: (each.depth, each.owning.company))


def is_deeper(top: str, ownings: Iterable[Owning], depth: int) -> bool:
    """Whether there are companies below those of the tree."""
    known = list(ownings)
    return len(tree(top, known, depth + 1)) > len(tree(top, known, depth))


def owned_by(top: str, ownings: Iterable[Owning]) -> frozenset[str]:
    """A company and all below it."""
    return _reached([top], {parent: [each.company for each in some] for parent, some in _by_parent(ownings).items()})


def group_of(company: str, ownings: Iterable[Owning]) -> frozenset[str]:
    """A company, all above it, and everything that those own."""
    known = list(ownings)
    owners, owned = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for each in known:
        owners[each.company].append(each.parent)
        owned[each.parent].append(each.company)
    return _reached(_reached([company], owners), owned)


def _by_parent(ownings: Iterable[Owning]) -> Ways:
    found = defaultdict[str, list[Owning]](list)
    for each in sorted(ownings):
        found[each.parent].append(each)
    return found


def _reached(starts: Iterable[str], ways: Mapping[str, Sequence[str]]) -> frozenset[str]:
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        further = [each for each in ways.get(waiting.pop(), ()) if each not in seen]
        seen |= set(further)
        waiting += further
    return frozenset(seen)
