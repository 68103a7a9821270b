"""Interactions: purchases and returns with lines, conversations, cases, reviews; and what they add up to."""

from collections.abc import Sequence
from typing import Any

from tests.cases.drafting import Draft, gbp

Line = tuple[str, int, str, str]
"""Product, quantity, price of one, discount on the line."""


def deals(draft: Draft) -> None:
    _purchases(draft)
    _returns(draft)
    _talks(draft)
    _totals(draft)


def _deal(draft: Draft, name: str, kind: str, at: str, who: str | None, lines: Sequence[Line], **values: Any) -> None:
    worth = [quantity * gbp(price) - gbp(discount) for _, quantity, price, discount in lines]
    sums = {"total": sum(worth), "quantity": sum(line[1] for line in lines)}
    draft.add(name, **({"kind": kind, "at": at, "number": name.upper(), "key": f"shop:{name}"} | sums | values))
    for place, (line, total) in enumerate(zip(lines, worth, strict=True), start=1):
        product, quantity, price, discount = line
        draft.tie(
            name,
            "CONTAINS",
            product,
            line=place,
            quantity=quantity,
            unitPrice=gbp(price),
            discount=gbp(discount),
            total=total,
        )
    if who:
        draft.tie(who, "HAD", name)


def _purchases(draft: Draft) -> None:
    lamp, again, post = ("pro1", 2, "12.34", "0"), ("pro1", 1, "12.34", "0.34"), ("pro3", 1, "3.5", "0")
    _deal(draft, "int1", "PURCHASE", "2023-12-31T23:30:00", "cus1", [lamp, again, post], channel="WEB", country="Germany",
          paymentMethod="CARD", discount=gbp("0.34"), tax=gbp("4.05"))  # fmt: skip
    _deal(draft, "int2", "PURCHASE", "2024-03-31T00:30:00", "cus1", [("pro4", 1, "120", "0")], channel="STORE", country="germany",
          paymentMethod="CASH")  # fmt: skip
    _deal(draft, "int3", "PURCHASE", "2024-03-31T01:30:00", "cus2", [("pro2", 10, "12.3401", "0.001")], channel="WEB",
          currency="EUR", originalTotal=gbp("144.5678"), rate=gbp("0.8536"))  # fmt: skip
    _deal(draft, "int4", "PURCHASE", "2023-10-29T00:30:00", "com8", [("pro1", 100, "10", "0"), ("pro5", 5, "30", "0")],
          channel="FIELD", country="UK", paymentMethod="INVOICE", handledBy="Kim")  # fmt: skip
    _deal(
        draft,
        "int5",
        "PURCHASE",
        "2023-10-29T01:30:00",
        "com8",
        [("pro1", 50, "10", "0")],
        channel="FIELD",
        country="UK",
    )
    _deal(
        draft,
        "int6",
        "PURCHASE",
        "2024-06-14T22:00:00",
        None,
        [("pro1", 1, "12.34", "0"), ("pro6", 1, "-5.5", "0")],
        channel="STORE",
    )
    _deal(draft, "int7", "PURCHASE", "2022-06-01T12:00:00", "cus3", [("pro1", 1, "12", "0")], channel="WEB")
    _deal(draft, "int8", "PURCHASE", "2023-06-01T12:00:00", "cus3", [("pro5", 1, "30", "0")], channel="WEB")
    _deal(draft, "int18", "PURCHASE", "2019-01-01T00:00:00", "cus1", [("pro1", 1, "1", "0")], archivedAt="2020-01-01T00:00:00",
          quantity=2**53 - 1)  # fmt: skip
    _deal(draft, "int19", "PURCHASE", "2019-01-01T00:00:00", "cus1", [], archivedAt="2020-01-01T00:00:00", quantity=1)
    draft.tie("int4", "CONTACT", "cus6")


def _returns(draft: Draft) -> None:
    _deal(
        draft,
        "int9",
        "RETURN",
        "2024-01-10T10:00:00",
        "cus1",
        [("pro1", 1, "12.34", "0")],
        reason="Broken",
        country="Germany",
    )
    _deal(draft, "int10", "RETURN", "2024-02-10T10:00:00", None, [("pro5", 2, "30", "0")], reason="broken")
    draft.tie("int9", "ABOUT", "int1")


def _talks(draft: Draft) -> None:
    for name, kind, at, who, values in (
        ("int11", "CALL", "2024-01-01T09:00:00", "cus1", {"channel": "PHONE", "direction": "INBOUND", "durationSeconds": 125}),
        ("int12", "EMAIL", "2024-01-02T09:00:00.25", "cus1", {"channel": "EMAIL", "direction": "OUTBOUND", "subject": "Offer"}),
        ("int13", "COMPLAINT", "2024-06-10T09:00:00", "cus1", {"status": "OPEN", "dueAt": "2024-06-16T09:00:00", "priority": "HIGH",
                                                               "sentiment": "NEGATIVE", "handledBy": "kim"}),
        ("int14", "SUPPORT", "2024-05-10T09:00:00", "cus3", {"status": "RESOLVED", "resolvedAt": "2024-05-11T09:00:00"}),
        ("int15", "REVIEW", "2024-01-03T09:00:00", "cus1", {"rating": 5, "sentiment": "POSITIVE", "notes": "Bright."}),
        ("int16", "REVIEW", "2024-01-04T09:00:00", "cus2", {"rating": 1, "archivedAt": "2024-01-05T00:00:00"}),
        ("int17", "MEETING", "2024-04-01T09:00:00", "com8", {"outcome": "Ordered", "durationSeconds": 3600, "handledBy": "Kim"}),
        ("int20", "REVIEW", "2024-06-15T12:00:00", "cus3", {"rating": 4}),
    ):  # fmt: skip
        draft.add(name, kind=kind, at=at, number=name.upper(), **values)
        draft.tie(who, "HAD", name)
    for about, what in (("int13", "pro1"), ("int15", "pro1"), ("int16", "pro1"), ("int20", "pro5")):
        draft.tie(about, "ABOUT", what)
    draft.tie("int17", "CONTACT", "cus6")


def _totals(draft: Draft) -> None:
    """What everybody bought, as it would be added up from the above."""
    for who, product, times, quantity, spent, back, refunded, first, last in (
        ("cus1", "pro1", 1, 3, "36.68", 1, "12.34", "2023-12-31T23:30:00", "2023-12-31T23:30:00"),
        ("cus1", "pro3", 1, 1, "3.5", 0, "0", "2023-12-31T23:30:00", "2023-12-31T23:30:00"),
        ("cus1", "pro4", 1, 1, "120", 0, "0", "2024-03-31T00:30:00", "2024-03-31T00:30:00"),
        ("cus2", "pro2", 1, 10, "123.4", 0, "0", "2024-03-31T01:30:00", "2024-03-31T01:30:00"),
        ("cus3", "pro1", 1, 1, "12", 0, "0", "2022-06-01T12:00:00", "2022-06-01T12:00:00"),
        ("cus3", "pro5", 1, 1, "30", 0, "0", "2023-06-01T12:00:00", "2023-06-01T12:00:00"),
        ("com8", "pro1", 2, 150, "1500", 0, "0", "2023-10-29T00:30:00", "2023-10-29T01:30:00"),
        ("com8", "pro5", 1, 5, "150", 0, "0", "2023-10-29T00:30:00", "2023-10-29T00:30:00"),
    ):  # fmt: skip
        values = {
            "times": times,
            "quantity": quantity,
            "spent": gbp(spent),
            "returnedQuantity": back,
            "refunded": gbp(refunded),
        }
        draft.tie(who, "BOUGHT", product, **values, firstAt=first, lastAt=last)
