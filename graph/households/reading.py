"""The graph as what an inference needs: people page by page, what was stated and decided, the households of today."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from graph.households import statements
from graph.households.people import Known, Person, Place, Tie, made
from graph.statement import Statement
from graph.store import Reader

PAGE = 1000
Rows = list[Any]
Step = Callable[[int], Awaitable[None]]


@dataclass(slots=True)
class Seen:
    """What has been read. `inferred` are the members of households that an inference made or added to."""

    day: str
    people: list[Person] = field(default_factory=list)
    surname: dict[str, str] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)
    inferred: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    rejected: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    apart: set[frozenset[str]] = field(default_factory=set)

    def known(self) -> Known:
        """Members of an inferred household that somebody archived are apart, as those of whom that was decided."""
        put_away = {frozenset((one, other)) for some in self.rejected.values() for one in some for other in some
                    if one < other}  # fmt: skip
        return Known(tuple(self.ties), dict(self.stated), frozenset(self.apart | put_away))


async def everybody(store: Reader, day: str, step: Step) -> Seen:
    """All people who are not archived, as they are on this day."""
    seen, after = Seen(day), ""
    while True:
        page: Rows = await store.read(Statement(statements.PEOPLE, {"after": after, "limit": PAGE}))
        if not page:
            return seen
        await _read(store, seen, page)
        after = str(page[-1][0])
        await step(len(seen.people))


async def _read(store: Reader, seen: Seen, page: Rows) -> None:
    given = {"ids": [row[0] for row in page], "today": seen.day}
    texts = (statements.HOMES, statements.CONTACTS, statements.TIES, statements.MEMBERSHIPS, statements.APART)
    found: list[Rows] = await asyncio.gather(*(store.read(Statement(text, given)) for text in texts))
    homes, contacts, ties, memberships, apart = found
    places: dict[str, list[Place]] = defaultdict(list)
    shared: dict[str, list[str]] = defaultdict(list)
    for id_, since, until, lines, postal, city, country in homes:
        places[id_].append(Place(tuple(lines or ()), postal, city, country, since, until))
    for id_, type_, key in contacts:
        shared[id_].append(f"{type_.lower()}:{key}")
    for id_, name, given_name, family, born in page:
        surname = family or _last(name)
        seen.surname[id_] = surname
        seen.people.append(made(id_, given_name, surname, born, places[id_], shared[id_], on=seen.day))
    seen.ties += [Tie(one, other, kind) for one, other, kind in ties if kind]
    seen.apart |= {frozenset((one, other)) for one, other in apart}
    _belong(seen, memberships)


def _belong(seen: Seen, memberships: Rows) -> None:
    """Of several stated households the primary one is where somebody lives."""
    for id_, household, is_archived, is_inferred, is_primary in memberships:
        if is_archived:
            if is_inferred:
                seen.rejected[household].add(id_)
        elif is_inferred:
            seen.inferred[household].add(id_)
        elif is_primary or id_ not in seen.stated:
            seen.stated[id_] = household


def _last(name: str | None) -> str:
    """The family name where only the full name is known: the last word, save for one that stands alone."""
    words = (name or "").split()
    return words[-1] if len(words) > 1 else ""
