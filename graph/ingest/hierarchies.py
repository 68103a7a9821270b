"""What must not lead back to itself: companies that own companies, categories that lie in categories.

>>> around = {"b": [Bond("a", "b", {})]}                      # a owns b
>>> leads_back(around, Bond("b", "a", {}), "PARENT_OF")       # so b cannot own a
True

Relationships with dates lead in a circle only if there is a day on which all of them hold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from graph.ingest import links, statements
from graph.ingest.bonds import Bond, Wish
from graph.ingest.noted import Way
from graph.statement import Statement
from graph.writes.writing import Writing

UPWARD = {"PARENT_OF": links.arriving, "PART_OF": links.there}
"""Each hierarchy, and how to read what lies above some of its nodes."""
Around = Mapping[str, Sequence[Bond]]
"""What leads upwards, by the lower end."""
Span = tuple[str | None, str | None]


async def lock(tx: Writing, type_: str) -> None:
    """Be the only one who changes this hierarchy, until the commit."""
    await tx.run(Statement(statements.LOCK_HIERARCHY, {"name": type_}))


async def climbed(tx: Writing, way: Way, ids: Iterable[str]) -> dict[str, list[Bond]]:
    """All that leads upwards from these nodes, to the top: one statement for each step."""
    around: dict[str, list[Bond]] = {}
    todo = sorted(set(ids))
    while todo:
        around |= {id_: [] for id_ in todo}
        for bond in await UPWARD[way.type](tx, way, todo):
            around[lower(bond, way.type)].append(bond)
        todo = sorted({upper(bond, way.type) for id_ in todo for bond in around[id_]} - set(around))
    return around


def lower(bond: Bond | Wish, type_: str) -> str:
    """The end that lies below: who is owned starts nothing, what lies inside does."""
    return bond.end if type_ == "PARENT_OF" else bond.start


def upper(bond: Bond | Wish, type_: str) -> str:
    return bond.start if type_ == "PARENT_OF" else bond.end


def leads_back(around: Around, bond: Bond, type_: str) -> bool:
    """Whether from the upper end of a relationship upwards its lower end is met."""
    goal, seen = lower(bond, type_), set[tuple[str, Span]]()
    ways = [(upper(bond, type_), _span(bond))]
    while ways:
        place = at, span = ways.pop()
        if at == goal:
            return True
        if place not in seen:
            seen.add(place)
            above = (each for each in around.get(at, ()) if each is not bond)
            ways += [(upper(each, type_), both) for each in above if (both := _common(span, _span(each)))]
    return False


def _span(bond: Bond) -> Span:
    since, until = (bond.properties.get(name) for name in ("since", "until"))
    return None if since is None else str(since), None if until is None else str(until)


def _common(one: Span, other: Span) -> Span | None:
    """The days of both, none if there are none."""
    since = max((each for each in (one[0], other[0]) if each is not None), default=None)
    until = min((each for each in (one[1], other[1]) if each is not None), default=None)
    return None if since is not None and until is not None and since >= until else (since, until)


Moved = Callable[[Sequence[Wish]], Collection[str]]
"""The lower ends that leave what is above them when some wishes are fulfilled."""


def nobody(_wishes: Sequence[Wish]) -> Collection[str]:
    return ()


async def checked(
    tx: Writing, way: Way, wishes: Sequence[Wish], *, moved: Moved
) -> tuple[Sequence[Wish], Sequence[Wish]]:
    """Which of some wishes can be fulfilled together, and which would lead back to where they begin.

    A wish that cannot be leaves things as they are, which may be in the way of others: so the rest is looked at again.
    """
    await lock(tx, way.type)
    around = await climbed(tx, way, (end for wish in wishes for end in (wish.start, wish.end)))
    good, bad = list(wishes), list[Wish]()
    while against := _against(around, good, way.type, moved):
        good = [wish for wish in good if wish not in against]
        bad += against
    return good, bad


def _against(around: Around, wishes: Sequence[Wish], type_: str, moved: Moved) -> list[Wish]:
    gone = moved(wishes)
    after = {id_: [] if id_ in gone else list(some) for id_, some in around.items()}
    against: list[Wish] = []
    for wish in wishes:
        bond = Bond(wish.start, wish.end, dict(wish.properties))
        if leads_back(after, bond, type_):
            against.append(wish)
        else:
            after[lower(bond, type_)].append(bond)
    return against
