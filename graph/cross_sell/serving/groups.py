"""Households and companies: whose purchases count together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.persons import Bought, bought_of
from graph.cross_sell.serving.reading import Asking

DEEPEST = 10


async def members(ask: Asking, households: Sequence[str], *, today: str) -> dict[str, list[str]]:
    """The customers of each household who are there for who asks."""
    return await _there(ask, await ask.read(statements.MEMBERS, ids=sorted(households), today=today), "Customer")


async def homes(ask: Asking, customers: Sequence[str], *, today: str) -> dict[str, list[str]]:
    """The households of each customer that are there for who asks."""
    return await _there(ask, await ask.read(statements.HOMES, ids=sorted(customers), today=today), "Household")


async def companies(ask: Asking, ids: Sequence[str], *, today: str) -> dict[str, list[str]]:
    """Each company and all below it, as far as they are there for who asks, by one statement for each step down."""
    found = {each: [each] for each in ids}
    front = {each: [each] for each in ids}
    for _ in range(DEEPEST):
        wanted = sorted({one for some in front.values() for one in some})
        rows = await ask.read(statements.OWNED, ids=wanted, today=today) if wanted else []
        below = await _there(ask, rows, "Company")
        front = {
            top: _new([one for each in some for one in below.get(each, ())], found[top]) for top, some in front.items()
        }
        for top, some in front.items():
            found[top] += some
        if not below:
            break
    return found


async def bought_by(ask: Asking, ids: Sequence[str]) -> dict[str, tuple[Bought, ...]]:
    """What companies bought."""
    rows = await ask.read(statements.COMPANIES, ids=sorted(ids), most=statements.MOST_BOUGHT)
    return {str(id_): tuple(bought_of(each) for each in bought) for id_, bought in rows}  # type: ignore[attr-defined]  # a list of rows


def _new(ids: Sequence[str], known: Sequence[str]) -> list[str]:
    return sorted(set(ids) - set(known))


async def _there(ask: Asking, rows: Sequence[Sequence[object]], name: str) -> dict[str, list[str]]:
    seen = await ask.seen(name, sorted({str(end) for _, end in rows}))
    found: dict[str, list[str]] = {}
    for start, end in sorted({(str(start), str(end)) for start, end in rows}):
        if end in seen:
            found.setdefault(start, []).append(end)
    return found


def of_each(groups: Mapping[str, Iterable[str]]) -> list[str]:
    """Everybody in some groups, once."""
    return sorted({one for some in groups.values() for one in some})
