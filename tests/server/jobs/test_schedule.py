"""When jobs are due: schedules as data."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from graph.jobs.kinds import UNTOLD
from server.jobs.schedule import BadSchedule, last_due, parse
from server.settings import BadSettings, load


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        (" ; ", []),
        ("tidy=daily 03:30", ["tidy=daily 03:30"]),
        (" recount =  every  6h ;tidy=WEEKLY Sun 04:05;", ["recount=every 6h", "tidy=weekly sun 04:05"]),
    ],
)
def test_a_schedule_is_read(text: str, said: list[str]) -> None:
    assert [str(each) for each in parse(text)] == said


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "backup=daily 03:00",
            f"'backup' is no kind of job; there are {', '.join(sorted(UNTOLD))}.",
        ),
        ("tidy", "the times of tidy should be such as every 6h"),
        ("tidy=daily 24:00", "not 'daily 24:00'"),
        ("tidy=daily 3:30", "not 'daily 3:30'"),
        ("tidy=weekly 03:00", "not 'weekly 03:00'"),
        ("tidy=every 0h", "not 'every 0h'"),
        ("tidy=every ٣h", "every 30m"),
        ("tidy=every 5h 30m", "not 'every 5h 30m'"),
        ("tidy=daily 03:00; tidy=every 6h", "tidy has them twice"),
    ],
)
def test_a_schedule_that_cannot_be_meant_says_which_part(text: str, fault: str) -> None:
    with pytest.raises(BadSchedule) as refused:
        parse(text)
    assert fault in str(refused.value)
    with pytest.raises(BadSettings, match=r"^KITH_SCHEDULE: "):
        load({"KITH_SCHEDULE": text})


@pytest.mark.parametrize(
    ("text", "now", "due"),
    [
        ("every 6h", "2026-05-01T11:59:59", "2026-05-01T06:00:00"),
        ("every 6h", "2026-05-01T12:00:00", "2026-05-01T12:00:00"),
        ("every 30m", "2026-05-01T12:29:59.9", "2026-05-01T12:00:00"),
        # In Berlin it is 01:30 in winter when it is 00:30 here, and 02:30 in summer.
        ("daily 03:30", "2026-01-15T02:29:59", "2026-01-14T02:30:00"),
        ("daily 03:30", "2026-01-15T02:30:00", "2026-01-15T02:30:00"),
        ("daily 03:30", "2026-07-15T02:30:00", "2026-07-15T01:30:00"),
        ("daily 00:15", "2026-07-14T22:20:00", "2026-07-14T22:15:00"),
        # The clocks skip 02:30 on this day: it comes when 03:30 is shown.
        ("daily 02:30", "2026-03-29T01:29:00", "2026-03-28T01:30:00"),
        ("daily 02:30", "2026-03-29T01:30:00", "2026-03-29T01:30:00"),
        # They show it twice on this one, and the first is meant.
        ("daily 02:30", "2026-10-25T01:30:00", "2026-10-25T00:30:00"),
        ("weekly fri 14:00", "2026-05-01T12:00:00", "2026-05-01T12:00:00"),
        ("weekly fri 14:00", "2026-05-01T11:59:00", "2026-04-24T12:00:00"),
        ("weekly sat 14:00", "2026-05-01T12:00:00", "2026-04-25T12:00:00"),
    ],
)
def test_what_was_due_last(text: str, now: str, due: str) -> None:
    (planned,) = parse(f"tidy={text}")
    found = last_due(planned, datetime.fromisoformat(now).replace(tzinfo=UTC), ZoneInfo("Europe/Berlin"))
    assert found == datetime.fromisoformat(due).replace(tzinfo=UTC)
