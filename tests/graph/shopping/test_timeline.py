"""What happened in a household, in order."""

from datetime import UTC
from zoneinfo import ZoneInfo

from graph.shopping.timeline import Deed, Stay, timeline

STAYS = [Stay("ana", "2020-01-01", ""), Stay("bo", "", "2021-06-01"), Stay("cy", "2030-01-01", "")]


def told(stays: list[Stay], deeds: list[Deed]) -> list[tuple[str, str, str]]:
    return [(each.day, each.kind, each.who) for each in timeline(stays, deeds, UTC, "2026-01-01")]


def test_who_comes_and_goes_is_told_up_to_today_where_the_day_is_known() -> None:
    assert told(STAYS, []) == [("2020-01-01", "JOINED", "ana"), ("2021-06-01", "LEFT", "bo")]


def test_deeds_count_on_days_of_membership() -> None:
    days = ("2019-12-31", "2020-01-01", "2021-05-31", "2021-06-01")
    deeds = [Deed(who, f"{who}{day}", "PURCHASE", f"{day}T12:00:00") for who in ("ana", "bo") for day in days]
    done = [(day, who) for day, kind, who in told(STAYS, deeds) if kind == "PURCHASE"]
    assert done == [("2019-12-31", "bo"), ("2020-01-01", "ana"), ("2020-01-01", "bo"), ("2021-05-31", "ana"),
                    ("2021-05-31", "bo"), ("2021-06-01", "ana")]  # fmt: skip


def test_a_day_is_that_of_the_zone() -> None:
    late = [Deed("ana", "1", "CASE", "2019-12-31T23:30:00")]
    assert [each.kind for each in timeline(STAYS[:1], late, ZoneInfo("Europe/Berlin"), "2026-01-01")] == [
        "JOINED", "CASE"]  # fmt: skip
    assert [each.kind for each in timeline(STAYS[:1], late, UTC, "2026-01-01")] == ["JOINED"]


def test_a_deed_in_two_stays_is_told_once() -> None:
    stays = [Stay("ana", "2020-01-01", ""), Stay("ana", "2020-06-01", "")]
    assert len(timeline(stays, [Deed("ana", "1", "RETURN", "2021-01-01T00:00:00")], UTC, "2026-01-01")) == 3
