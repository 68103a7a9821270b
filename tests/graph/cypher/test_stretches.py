"""Counts by stretches of time against Python's calendar: clocks jump over midnight, back over it, or over a day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from graph.bolt import BoltStore
from graph.cypher import stretches
from server.answers.answering import GraphQL
from tests.cases.drafting import Draft
from tests.graph.cypher.asking import answered, over

ODD = {
    "Africa/Monrovia": ("1972-01-07T00:44:29.5", "1972-01-07T00:44:30", "1971-12-31T23:59:59"),
    "America/Sao_Paulo": ("2017-10-15T02:59:59.999999", "2017-10-15T03:00:00", "2018-02-18T02:30:00"),
    "America/St_Johns": ("2005-10-30T02:29:00", "2005-10-30T02:30:30", "2005-10-30T03:00:00", "2005-10-30T03:30:00"),
    "Asia/Amman": ("2021-10-28T21:30:00", "2021-10-28T22:30:00", "2022-02-24T21:59:59", "2022-02-24T22:00:00"),
    "Asia/Kolkata": ("2024-03-31T18:29:59", "2024-03-31T18:30:00"),
    "Europe/London": ("2024-03-31T00:59:59", "2024-03-31T23:00:00", "2024-06-30T22:59:59.9", "2024-06-30T23:00:00"),
    "Pacific/Apia": ("2011-12-30T09:59:59", "2011-12-30T10:00:00", "2011-12-31T11:00:00"),
    "UTC": ("2023-12-31T23:59:59.999999", "2024-01-01T00:00:00", "2024-12-30T00:00:00"),
}
"""Moments at which days end, or go on, in zones whose clocks are odd there."""
KINDS = ("CALL", "PURCHASE")
GONE = ("CALL", "1999-05-05T05:05:05")
"""One that is archived, and nothing else is of its time."""
THERE = [(KINDS[number % 2], at) for number, at in enumerate(at for some in ODD.values() for at in some + some[:1])]
MOST, FEWEST = stretches.MOST, stretches.FEWEST
BUCKETS = ("DAY", "WEEK", "MONTH", "QUARTER", "YEAR")


@pytest.fixture(scope="module", params=["sought", "too many"])
async def api(indexed: BoltStore, request: pytest.FixtureRequest) -> AsyncIterator[GraphQL]:
    draft = Draft()
    for number, (kind, at) in enumerate(THERE):
        own = {"total": 100, "quantity": number} if kind == "PURCHASE" else {}
        draft.add(f"int{number}", kind=kind, at=at, **own)
    draft.add("int999", kind=GONE[0], at=GONE[1], archivedAt="2025-01-01T00:00:00")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "FEWEST", 0)
        patch.setattr(stretches, "MOST", 10**5 if request.param == "sought" else 0)
        async with over(indexed, draft.graph()) as api:
            yield api


def beginning(at: str, zone: str, bucket: str) -> str:
    """The first day of the stretch in which a moment lies."""
    day = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()
    first = {
        "DAY": day,
        "WEEK": day - timedelta(day.weekday()),
        "MONTH": day.replace(day=1),
        "QUARTER": date(day.year, (day.month - 1) // 3 * 3 + 1, 1),
        "YEAR": date(day.year, 1, 1),
    }
    return first[bucket].isoformat()


async def counted(api: GraphQL, by: str, zone: str, where: str = "") -> Counter[tuple[str, ...]]:
    """The groups by these keys, as the API has them, and that they are as many as it says."""
    fields = by.split()
    keys = ", ".join("KIND" if each == "kind" else f"AT_{each[2:].upper()}" for each in fields)
    asked = f'groups(by: [{keys}], timeZone: "{zone}", first: 100) {{ nodes {{ key {{ {by} }} count }} totalCount }}'
    data, _ = await answered(api, f"{{ interactions{where} {{ {asked} }} }}")
    groups = data["interactions"]["groups"]
    assert groups["totalCount"] == len(groups["nodes"])
    return Counter({tuple(each["key"][name] for name in fields): each["count"] for each in groups["nodes"]})


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize("zone", ODD)
async def test_what_lies_in_a_stretch_is_counted_in_it(api: GraphQL, zone: str, bucket: str) -> None:
    cut = f"at{bucket.capitalize()}"
    some = [datetime.fromisoformat(at) for at in ODD[zone]]
    since, until = (each.isoformat() for each in (min(some) - timedelta(40), max(some) + timedelta(40)))
    there = [(kind, at) for kind, at in THERE if since <= at < until]
    where = f'(where: {{at: {{gte: "{since}Z", lt: "{until}Z"}}}})'
    found = await counted(api, f"kind {cut}", zone, where)
    assert found == Counter((kind, beginning(at, zone, bucket)) for kind, at in there)
    assert await counted(api, cut, zone, where) == Counter((beginning(at, zone, bucket),) for _, at in there)


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize("zone", ["Asia/Amman", "Europe/London"])
async def test_what_a_condition_leaves_is_counted(api: GraphQL, zone: str, bucket: str) -> None:
    where = '(where: {at: {gte: "2011-12-30T10:00:00Z", lt: "2024-03-31T23:00:00Z"}, kind: {eq: CALL}})'
    some = [at for kind, at in THERE if kind == "CALL" and "2011-12-30T10:00:00" <= at < "2024-03-31T23:00:00"]
    found = await counted(api, f"at{bucket.capitalize()}", zone, where)
    assert found == Counter((beginning(at, zone, bucket),) for at in some)
    nobody = '(where: {at: {gt: "2030-01-01T00:00:00Z"}})'
    assert not await counted(api, f"at{bucket.capitalize()}", zone, nobody)


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize("zone", ["America/St_Johns", "Europe/London", "UTC"])
async def test_what_lies_in_a_stretch_is_added_up(api: GraphQL, zone: str, bucket: str) -> None:
    since, until = "2004-01-01T00:00:00", "2025-01-01T00:00:00"
    key, wanted = f"at{bucket.capitalize()}", dict[str, list[int]]()
    for number, (kind, at) in enumerate(THERE):
        if kind == "PURCHASE" and since <= at < until:
            wanted.setdefault(beginning(at, zone, bucket), []).append(number)
    asked = f"nodes {{ key {{ {key} }} count sum {{ quantity }} avg {{ quantity }} max {{ quantity }} }}"
    groups = f'groups(by: [AT_{bucket}], timeZone: "{zone}", first: 100) {{ {asked} totalCount }}'
    data, _ = await answered(api, f'{{ purchases(where: {{at: {{gte: "{since}Z", lt: "{until}Z"}}}}) {{ {groups} }} }}')
    found = data["purchases"]["groups"]
    assert found["totalCount"] == len(wanted)
    assert found["nodes"] == [
        {
            "key": {key: begun}, "count": len(some), "sum": {"quantity": sum(some)},
            "avg": {"quantity": sum(some) / len(some)}, "max": {"quantity": max(some)},
        }
        for begun, some in sorted(wanted.items())
    ]  # fmt: skip


async def test_the_last_year_there_is_ends_too(indexed: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "FEWEST", 0)
    monkeypatch.setattr(stretches, "MOST", MOST)
    draft = Draft()
    some = ("9998-12-31T23:59:59", "9999-12-31T12:00:00")
    for number, at in enumerate(some):
        draft.add(f"int{number}", kind="CALL", at=at)
    async with over(indexed, draft.graph()) as api:
        for zone in ("UTC", "America/St_Johns"):
            assert await counted(api, "atYear", zone) == Counter((beginning(at, zone, "YEAR"),) for at in some)


async def test_few_of_many_stretches_are_looked_at_one_by_one(
    indexed: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "FEWEST", FEWEST)
    monkeypatch.setattr(stretches, "MOST", MOST)
    draft = Draft()
    for number in range(2 * FEWEST):
        draft.add(f"int{number}", kind="CALL", at=f"2024-{number % 3 + 1:02}-05T10:00:00")
    async with over(indexed, draft.graph()) as api:
        is_neo4j = api.store.engine == "neo4j"
        assert await looked_for(api, "AT_MONTH") == (0 if is_neo4j else None)
        assert await looked_for(api, "AT_YEAR") == (1 if is_neo4j else None)


async def looked_for(api: GraphQL, bucket: str) -> int | None:
    """How many stretches the engine looked for, if it was told of any."""
    _, [statement] = await answered(api, f"{{ interactions {{ groups(by: [{bucket}]) {{ nodes {{ count }} }} }} }}")
    if "range(" not in statement.text:
        return None
    plan = (await api.store.profile(statement)).text
    found = re.search(r"range\(.+ AS i +\| +\d+ \| +(\d+) \|", plan)
    assert found is not None
    return int(found[1])
