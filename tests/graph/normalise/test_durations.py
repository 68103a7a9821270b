"""Durations follow the calendar, its months, and the clocks of a zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.durations import Duration, duration, from_now, within_last
from graph.normalise.errors import Fault, Invalid
from graph.normalise.moments import UTC, stored

BERLIN = ZoneInfo("Europe/Berlin")
RECENT = st.datetimes(
    min_value=datetime(1950, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone.
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone.
    timezones=st.timezones(),
)


@pytest.mark.parametrize(
    ("raw", "span"),
    [
        ("P30D", Duration(0, 30, timedelta(0))),
        ("P1Y6M", Duration(18, 0, timedelta(0))),
        ("P2W", Duration(0, 14, timedelta(0))),
        ("P1Y2M3W4DT5H6M7.5S", Duration(14, 25, timedelta(hours=5, minutes=6, seconds=7.5))),
        ("pt36h", Duration(0, 0, timedelta(hours=36))),
        ("PT0S", Duration(0, 0, timedelta(0))),
        (" P1M ", Duration(1, 0, timedelta(0))),
    ],
)
def test_a_duration_is_read(raw: str, span: Duration) -> None:
    assert duration(raw) == span


@pytest.mark.parametrize("raw", ["P", "PT", "30D", "P1", "P1DT", "-P1D", "P-1D", "P1.5D", "PT1M1H", "P1H", "1 day"])
def test_what_is_no_duration_is_refused(raw: str) -> None:
    with pytest.raises(Invalid, match="duration of ISO 8601") as caught:
        duration(raw)
    assert caught.value.code is Fault.SYNTAX


@pytest.mark.parametrize(
    ("span", "now", "since"),
    [
        ("P1D", datetime(2024, 3, 31, 12, tzinfo=BERLIN), "2024-03-30T11:00:00"),
        ("PT24H", datetime(2024, 3, 31, 12, tzinfo=BERLIN), "2024-03-30T10:00:00"),
        ("P1M", datetime(2024, 3, 31, 12, tzinfo=UTC), "2024-02-29T13:00:00"),
        ("P1Y", datetime(2024, 2, 29, 12, tzinfo=UTC), "2023-02-28T12:00:00"),
        ("P1M", datetime(2024, 1, 15, tzinfo=UTC), "2023-12-15T00:00:00"),
        ("PT0.5S", datetime(2024, 1, 1, tzinfo=UTC), "2023-12-31T23:59:59.5"),
    ],
)
def test_days_and_months_follow_the_local_calendar(span: str, now: datetime, since: str) -> None:
    assert within_last(duration(span), now, zone=BERLIN) == since


@pytest.mark.parametrize("span", ["P2024Y", "P999999Y", "P800000D", "PT999999999H"])
def test_nothing_lies_before_the_year_one(span: str) -> None:
    with pytest.raises(Invalid, match="shorter") as caught:
        within_last(duration(span), datetime(2024, 1, 1, tzinfo=UTC), zone=BERLIN)
    assert caught.value.code is Fault.OUT_OF_RANGE


@given(RECENT, st.timezones())
def test_within_no_time_at_all_is_now(now: datetime, zone: ZoneInfo) -> None:
    assert within_last(duration("PT0S"), now, zone=zone) == stored(now)


@given(RECENT, st.integers(0, 10**6))
def test_time_that_passes_is_exact(now: datetime, seconds: int) -> None:
    since = within_last(duration(f"PT{seconds}S"), now, zone=BERLIN)
    assert datetime.fromisoformat(f"{since}Z") + timedelta(seconds=seconds) == now.astimezone(UTC)


@given(RECENT, st.integers(1, 600))
def test_a_longer_duration_reaches_further_back(now: datetime, months: int) -> None:
    longer, shorter = (within_last(duration(f"P{count}M"), now, zone=UTC) for count in (months + 1, months))
    assert longer < shorter < stored(now)


@pytest.mark.parametrize(
    ("span", "now", "then"),
    [
        ("P90D", "2026-01-01T12:00:00+00:00", "2026-04-01T11:00:00"),
        ("P1M", "2026-01-31T12:00:00+00:00", "2026-02-28T12:00:00"),
        ("P1Y", "2024-02-29T12:00:00+00:00", "2025-02-28T12:00:00"),
        ("PT36H", "2026-01-01T12:00:00+00:00", "2026-01-03T00:00:00"),
        ("P1DT1H", "2026-03-28T12:00:00+00:00", "2026-03-29T12:00:00"),
    ],
)
def test_a_moment_to_come(span: str, now: str, then: str) -> None:
    assert from_now(duration(span), datetime.fromisoformat(now), zone=BERLIN) == then


def test_a_moment_beyond_the_calendar() -> None:
    with pytest.raises(Invalid, match="beyond the year 9999"):
        from_now(duration("P9999Y"), datetime(2026, 1, 1, tzinfo=UTC), zone=UTC)
