"""The quick function shows what the schema allows and gives up at anything else; the patient one shows it all."""

from __future__ import annotations

from typing import Any

import pytest

from resolvers.output import TYPE, Bound, patient, quick
from resolvers.shape import SORT, Fixed, Kind, Layout, Listing, Nodes, Part, Record, Token, Value

VALUE: Token = ("own", "value")
LAYOUT = Layout({VALUE: 0, SORT: 1})
PAGE = Bound([2], [b"seal"], "EUR")
AMOUNT = Record("Money", (("amount", Value(VALUE, Kind.MONEY)), ("currency", Value(VALUE, Kind.CURRENCY))), VALUE)


def listing(of: Value | Record) -> Listing:
    node = Record("Thing", (("shown", of),))
    return Listing("Things", "Edge", LAYOUT, page=0, entries=(("nodes", Nodes(node)),), parts={"page": 0})


def shown(of: Value | Record, stored: object) -> Any:
    return quick(listing(of), LAYOUT, "EUR")([[[stored]]], PAGE)["nodes"][0]["shown"]


@pytest.mark.parametrize(
    ("kind", "stored", "expected"),
    [
        (Kind.SAME, "as it is", "as it is"),
        (Kind.INT, -(2**31), -(2**31)),
        (Kind.BIG, 2**53 - 1, 2**53 - 1),
        (Kind.MOMENT, "2024-02-29T13:45:00", "2024-02-29T13:45:00Z"),
        (Kind.MONEY, 120000, "12.00"),
        (Kind.DECIMAL, 120000, "12"),
        (Kind.MEAN_MONEY, 120000.4, "12.00"),
        (Kind.CHOICE, "RED", "RED"),
    ],
)
def test_values_are_shown_and_missing_ones_are_null(kind: Kind, stored: object, expected: object) -> None:
    assert shown(Value(VALUE, kind, choices=("RED",)), stored) == expected
    assert shown(Value(VALUE, kind, choices=("RED",)), None) is None


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CURRENCY])
def test_a_required_value_must_be_there(kind: Kind) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011  # whichever: the executor finds out what is odd
        shown(Value(VALUE, kind, required=True, choices=("RED",)), None)


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (Kind.INT, 2**31),
        (Kind.BIG, 2**53),
        (Kind.CHOICE, "GREEN"),
        (Kind.INT, "7"),
        (Kind.MOMENT, 7),
        (Kind.MONEY, "1"),
    ],
)
def test_what_the_schema_does_not_allow_is_not_shown(kind: Kind, stored: object) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011
        shown(Value(VALUE, kind, choices=("RED",)), stored)


def test_amounts_are_objects() -> None:
    assert shown(AMOUNT, 5000) == {"amount": "0.50", "currency": "EUR"}
    assert shown(AMOUNT, None) is None


def test_the_patient_function_shows_odd_values_and_says_types() -> None:
    value = Value(VALUE, Kind.INT, required=True)
    rows = [[[None], [2**40], [1]]]
    found = patient(listing(value), LAYOUT, "EUR")(rows, PAGE)
    assert [each["shown"] for each in found["nodes"]] == [None, 2**40, 1]
    assert {found[TYPE], *(each[TYPE] for each in found["nodes"])} == {"Things", "Thing"}
    assert patient(listing(AMOUNT), LAYOUT, "EUR")([[[5000]]], PAGE)["nodes"][0]["shown"][TYPE] == "Money"


def test_a_page_ends_before_the_row_that_tells_of_more() -> None:
    shape = listing(Value(VALUE, Kind.SAME))
    shape.counts_more = True
    assert len(quick(shape, LAYOUT, "EUR")([[["a"], ["b"], ["c"]]], PAGE)["nodes"]) == 2


def test_parts_stand_beside_the_page() -> None:
    shape = listing(Value(VALUE, Kind.SAME))
    shape.entries = (("is", Fixed("Things")), *shape.entries, ("count", Part("total")))
    shape.parts = {"page": 0, "total": 1}
    assert quick(shape, LAYOUT, "EUR")([[["a"]], 9], PAGE) == {"is": "Things", "nodes": [{"shown": "a"}], "count": 9}
