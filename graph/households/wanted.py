"""What was inferred beside what is there → what each household shall be: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.households.heading import head
from graph.households.infer import Household, Member
from graph.households.keeping import kept
from graph.households.people import Person
from graph.households.reading import Seen


@dataclass(frozen=True, slots=True)
class Wanted:
    """A household as it shall be. Without an id it is new; without members nothing inferred is left of it.

    `stated` says that it is somebody's word: then only its inferred members are ours. `head` speaks for it from now on
    if nobody does yet.
    """

    id: str | None
    name: str
    members: tuple[Member, ...]
    confidence: float
    evidence: str
    is_stated: bool
    head: str | None = None


def wanted(found: Iterable[Household], seen: Seen) -> list[Wanted]:
    """Every household that was found or has inferred members now."""
    some = list(found)
    own = [each for each in some if each.stated is None]
    ids = kept(seen.inferred, [{member.id for member in each.members} for each in own])
    people = {each.id: each for each in seen.people}
    made = [replace(_wanted(each, id_, seen.surname), head=_head(each, people, seen.day))
            for each, id_ in zip(own, ids, strict=True)]  # fmt: skip
    made += [_wanted(each, each.stated, seen.surname) for each in some if each.stated is not None]
    named = {each.id for each in made}
    gone = [Wanted(id_, "", (), 0.0, "", False) for id_ in sorted(seen.inferred) if id_ not in named]
    return made + gone


def batches(some: list[Wanted], size: int) -> Iterator[list[Wanted]]:
    """What is emptied comes last: who leaves one for another is moved by the other."""
    yield from (some[at : at + size] for at in range(0, len(some), size))


def _wanted(each: Household, id_: str | None, surname: Mapping[str, str]) -> Wanted:
    inferred = tuple(member for member in each.members if not member.is_stated)
    return Wanted(id_, _name(each, surname), inferred, each.confidence, each.evidence, each.stated is not None)


def _head(each: Household, people: Mapping[str, Person], day: str) -> str | None:
    return head((people[member.id] for member in each.members if member.id in people), day=day)


def _name(each: Household, surname: Mapping[str, str]) -> str:
    """After the family name that most of its members have."""
    count = Counter(name for member in each.members if (name := surname.get(member.id, "")))
    if not count:
        return "Household"
    return f"{min(count, key=lambda name: (-count[name], name))} household"
