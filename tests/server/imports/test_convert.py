"""Cells become values, or say why not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from graph.declare import Type
from server.imports.convert import BadCell, column
from server.imports.fields import Field, Role
from server.imports.spelling import Reading

BERLIN = ZoneInfo("Europe/Berlin")


def field(type_: Type, name: str = "any") -> Field:
    return Field(name, type_, "anything", Role.PROPERTY)


@pytest.mark.parametrize(
    ("type_", "cell", "value"),
    [
        (Type.INT, "12", 12),
        (Type.INT, "-1,234", -1234),
        (Type.INT, 12.0, 12),
        (Type.MONEY, "1,234.50", 12345000),
        (Type.MONEY, 6.95, 69500),
        (Type.MONEY, 0.30000000000000004, 3000),
        (Type.MONEY, Decimal("2.1"), 21000),
        (Type.BOOLEAN, "Yes", True),
        (Type.BOOLEAN, 0, False),
        (Type.DATE, "2010-12-01 00:00:00", "2010-12-01"),
        (Type.DATE, date(2010, 12, 1), "2010-12-01"),
        (Type.DATETIME, "2010-12-01 08:26:00", "2010-12-01T07:26:00"),
        (Type.DATETIME, "2010-12-01", "2010-11-30T23:00:00"),
        (Type.DATETIME, datetime(2010, 12, 1, 8, 26, tzinfo=UTC), "2010-12-01T08:26:00"),
        (Type.TEXTS, "a; b;;c", ["a", "b", "c"]),
        (Type.TEXTS, ["a", None, "b"], ["a", "b"]),
        (Type.TEXTS, "* a ::: b\nc", ["a", "b", "c"]),
        (Type.DATE, "12 Mar 2024", "2024-03-12"),
        (Type.DATE, "December 1, 2024", "2024-12-01"),
        (Type.TEXT, " two\nlines ", "two\nlines"),
        (Type.CODE, 13085.0, "13085"),
        (Type.TEXT, "  ", None),
        (Type.INT, float("nan"), None),
    ],
)
def test_values(type_: Type, cell: object, value: object) -> None:
    assert column(field(type_), Reading(zone=BERLIN))([cell]) == [value]


@pytest.mark.parametrize(
    ("type_", "cell"),
    [
        (Type.INT, "a dozen"),
        (Type.INT, "12.5"),
        (Type.INT, "3000000000"),
        (Type.MONEY, "1.23456"),
        (Type.MONEY, "1e300"),
        (Type.MONEY, "12 GBP"),
        (Type.DATE, "2010-02-30"),
        (Type.DATE, "2010-02-03 12:00"),
        (Type.DATE, "--03-07"),
        (Type.DATE, "12 Foo 2024"),
        (Type.DATETIME, "0000-00-00 00:00:00"),
        (Type.DATETIME, "tomorrow"),
        (Type.BOOLEAN, "perhaps"),
        (Type.TEXT, "a\x00b"),
        (Type.TEXT, "a\udc80b"),
        (Type.TEXT, "x" * 30_000),
    ],
)
def test_refusals(type_: Type, cell: object) -> None:
    [found] = column(field(type_), Reading())([cell])
    assert isinstance(found, BadCell)
    assert found.reason.startswith("Wanted")


@pytest.mark.parametrize(
    ("order", "cell", "value"),
    [
        ("DMY", "01/12/2010 8:26", "2010-12-01T08:26:00"),
        ("MDY", "12/1/10 8:26 PM", "2010-12-01T20:26:00"),
        ("MDY", "12/1/2010 12:05 am", "2010-12-01T00:05:00"),
        ("DMY", "01.12.2010", "2010-12-01T00:00:00"),
        ("DMY", "2010-12-01T08:26:00Z", "2010-12-01T08:26:00"),
        ("YMD", "2010/12/1 08:26:30", "2010-12-01T08:26:30"),
    ],
)
def test_the_order_of_dates(order: str, cell: str, value: str) -> None:
    assert column(field(Type.DATETIME), Reading(dates=order))([cell]) == [value]


def test_a_comma_before_decimals() -> None:
    assert column(field(Type.MONEY), Reading(decimal=","))(["1.234,50", "2,1", "3"]) == [12345000, 21000, 30000]


def test_enums_by_any_spelling_and_by_the_map() -> None:
    paid = replace(field(Type.ENUM, "paymentMethod"), choices=("CARD", "CASH", "DIRECT_DEBIT"))
    read = column(paid, Reading(values={"paymentMethod": {"Bar": "CASH"}}))
    assert read(["direct debit", "Card", "Bar"]) == ["DIRECT_DEBIT", "CARD", "CASH"]
    assert isinstance(read(["shells"])[0], BadCell)


def test_days_with_a_clock_and_lists_with_a_sign_of_their_own() -> None:
    reading = Reading(zone=BERLIN, clocked=frozenset({"any"}), separators={"any": ","}, values={"any": {"b": ""}})
    read = column(field(Type.DATE), reading)
    assert read(["2024-03-12 09:14", "2024-03-12T23:30:00Z", "2024-03-12"]) == [
        "2024-03-12",
        "2024-03-13",
        "2024-03-12",
    ]
    assert column(field(Type.TEXTS), reading)(["a, b,c; d"]) == [["a", "c; d"]]


def test_codes_are_trimmed_unless_they_are_exact() -> None:
    sku = Field("sku", Type.CODE, "code", Role.LINE)
    assert column(sku, Reading())(["47503J "]) == ["47503J"]
    assert column(sku, Reading(exact=frozenset({"sku"})))(["47503J "]) == ["47503J "]


def test_equal_values_of_different_types_stay_apart() -> None:
    assert column(field(Type.CODE), Reading())([1, True, 1.0, "1"]) == ["1", "True", "1", "1"]
