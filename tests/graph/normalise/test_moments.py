"""Moments become one text in UTC whose order is the order of time."""

from datetime import UTC as UTC_OF_DATETIME
from datetime import date as day_of
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.errors import Fault, Invalid
from graph.normalise.moments import UTC, date, day_bounds, moment, moment_text, stored

BERLIN = ZoneInfo("Europe/Berlin")
INSTANTS = st.datetimes(
    min_value=datetime(1, 1, 3),  # noqa: DTZ001 - hypothesis adds the zone.
    max_value=datetime(9999, 12, 29),  # noqa: DTZ001 - hypothesis adds the zone.
    timezones=st.timezones(),
)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("2010-12-01 08:26:00", "2010-12-01T08:26:00"),
        ("2010-12-01T08:26:00Z", "2010-12-01T08:26:00"),
        ("2010-12-01t08:26:00z", "2010-12-01T08:26:00"),
        (" 2010-12-01 08:26 ", "2010-12-01T08:26:00"),
        ("2024-06-01T12:00:00+02:00", "2024-06-01T10:00:00"),
        ("2024-06-01 12:00:00 +0200", "2024-06-01T10:00:00"),
        ("2024-06-01T12:00:00-05", "2024-06-01T17:00:00"),
        ("2024-06-01T12:00:00.500000Z", "2024-06-01T12:00:00.5"),
        ("2024-06-01T12:00:00.000Z", "2024-06-01T12:00:00"),
        ("2024-06-01T12:00:00.123456789Z", "2024-06-01T12:00:00.123456"),
        ("2024-06-01T12:00:00,25Z", "2024-06-01T12:00:00.25"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00"),
        ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999"),
    ],
)
def test_a_moment_is_kept_in_utc(raw: str, kept: str) -> None:
    assert moment(raw, zone=UTC) == moment(raw, zone=UTC_OF_DATETIME) == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("2024-01-15 12:00:00", "2024-01-15T11:00:00"),
        ("2024-07-15 12:00:00", "2024-07-15T10:00:00"),
        ("2024-03-31 02:30:00", "2024-03-31T01:30:00"),
        ("2024-10-27 02:30:00", "2024-10-27T00:30:00"),
        ("2024-07-15T12:00:00Z", "2024-07-15T12:00:00"),
    ],
)
def test_a_moment_without_an_offset_is_local(raw: str, kept: str) -> None:
    assert moment(raw, zone=BERLIN) == kept


def test_a_datetime_is_a_moment_too() -> None:
    naive = datetime(2024, 7, 15, 12)  # noqa: DTZ001 - the zone given must count.
    assert moment(naive, zone=BERLIN) == "2024-07-15T10:00:00"
    assert moment(naive.replace(tzinfo=timezone(timedelta(hours=5))), zone=BERLIN) == "2024-07-15T07:00:00"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", Fault.EMPTY),
        ("yesterday", Fault.SYNTAX),
        ("2024-01-01", Fault.SYNTAX),
        ("01/02/2024 10:00", Fault.SYNTAX),
        ("2020-W01-1T00:00:00", Fault.SYNTAX),
        ("20240101T000000Z", Fault.SYNTAX),
        ("２０２４-01-01 00:00:00", Fault.SYNTAX),
        ("2024-01-01 00-00-00", Fault.SYNTAX),
        ("2024-02-30 00:00:00", Fault.OUT_OF_RANGE),
        ("2023-02-29T00:00:00Z", Fault.OUT_OF_RANGE),
        ("2024-01-01 24:00:00", Fault.OUT_OF_RANGE),
        ("2016-12-31T23:59:60Z", Fault.OUT_OF_RANGE),
        ("2024-01-01T00:00:00+24:00", Fault.OUT_OF_RANGE),
        ("2024-01-01T00:00:00+01:60", Fault.OUT_OF_RANGE),
        ("0000-01-01 00:00:00", Fault.OUT_OF_RANGE),
        ("0001-01-01T00:00:00+01:00", Fault.OUT_OF_RANGE),
        ("9999-12-31T23:59:59-01:00", Fault.OUT_OF_RANGE),
    ],
)
def test_what_is_no_moment_is_refused(raw: str, code: Fault) -> None:
    with pytest.raises(Invalid, match="Wanted a moment") as caught:
        moment(raw, zone=UTC)
    assert caught.value.code is code


def test_a_leap_second_comes_with_advice() -> None:
    with pytest.raises(Invalid, match="write :59 or the next minute"):
        moment("2016-12-31T23:59:60Z", zone=UTC)


@given(INSTANTS, INSTANTS)
def test_the_order_of_texts_is_the_order_of_time(one: datetime, other: datetime) -> None:
    earlier = one.astimezone(UTC) < other.astimezone(UTC)
    assert (stored(one) < stored(other)) == earlier
    assert (stored(one) == stored(other)) == (one.astimezone(UTC) == other.astimezone(UTC))


@given(INSTANTS)
def test_what_the_api_writes_is_read_back(instant: datetime) -> None:
    text = stored(instant)
    assert moment(moment_text(text), zone=BERLIN) == text
    assert datetime.fromisoformat(moment_text(text)) == instant.astimezone(UTC)


@given(st.datetimes())
def test_the_short_cut_says_what_the_long_way_says(local: datetime) -> None:
    text = local.isoformat(" ", "seconds")
    assert moment(text, zone=UTC) == moment(f"{text}Z", zone=BERLIN) == moment(f"{text}+00:00", zone=BERLIN)


@pytest.mark.parametrize("raw", ["2024-02-29", " 2024-02-29\n", day_of(2024, 2, 29)])
def test_a_day_is_year_month_day(raw: str | day_of) -> None:
    assert date(raw) == "2024-02-29"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("29.02.2024", Fault.SYNTAX),
        ("20240229", Fault.SYNTAX),
        ("2024-02-29T10:00:00Z", Fault.SYNTAX),
        (datetime(2024, 2, 29, tzinfo=UTC), Fault.SYNTAX),
        ("2023-02-29", Fault.OUT_OF_RANGE),
        ("0000-01-01", Fault.OUT_OF_RANGE),
    ],
)
def test_what_is_no_day_is_refused(raw: str, code: Fault) -> None:
    with pytest.raises(Invalid, match="Wanted a date") as caught:
        date(raw)
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("day", "zone", "bounds"),
    [
        ("2024-01-15", "UTC", ("2024-01-15T00:00:00", "2024-01-16T00:00:00")),
        ("2024-03-31", "Europe/Berlin", ("2024-03-30T23:00:00", "2024-03-31T22:00:00")),
        ("2024-10-27", "Europe/Berlin", ("2024-10-26T22:00:00", "2024-10-27T23:00:00")),
        ("2018-11-04", "America/Sao_Paulo", ("2018-11-04T03:00:00", "2018-11-05T02:00:00")),
        ("2011-12-30", "Pacific/Apia", ("2011-12-30T10:00:00", "2011-12-30T10:00:00")),
    ],
)
def test_a_day_lasts_from_its_first_moment_to_the_next_day(day: str, zone: str, bounds: tuple[str, str]) -> None:
    assert day_bounds(day, zone=ZoneInfo(zone)) == bounds


@given(st.dates(day_of(1900, 1, 2), day_of(2100, 1, 1)), st.timezones())
def test_days_follow_each_other_without_a_gap(day: day_of, zone: ZoneInfo) -> None:
    _, until = day_bounds(day.isoformat(), zone=zone)
    assert until == day_bounds((day + timedelta(days=1)).isoformat(), zone=zone)[0]


def test_the_last_day_of_the_calendar_has_no_end() -> None:
    with pytest.raises(Invalid, match="years 1 to 9999"):
        day_bounds("9999-12-31", zone=UTC)
