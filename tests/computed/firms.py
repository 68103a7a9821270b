"""A group of companies, a circle of two, and what they bought: drafted for tests."""

from __future__ import annotations

from tests.cases.drafting import Draft, gbp

Days = dict[str, str]
OWNED: tuple[tuple[str, str, Days], ...] = (
    ("com1", "com2", {}),
    ("com1", "com4", {"since": "2020-01-01"}),
    ("com2", "com3", {}),
    ("com1", "com7", {}),
    ("com7", "com8", {}),
    ("com4", "com9", {"since": "2019-01-01", "until": "2025-01-01"}),
    ("com5", "com6", {}),
    ("com6", "com5", {}),
    ("com2", "com4", {}),
)
BOUGHT = (("com2", "pro1", "10"), ("com2", "pro2", "5"), ("com3", "pro1", "4"), ("com3", "pro3", "30"),
          ("com4", "pro3", "7.5"), ("com4", "pro4", "99"), ("com6", "pro2", "1"))  # fmt: skip
WORK = (("cus1", "com2", {"role": "Buyer"}), ("cus1", "com3", {"role": "Owner"}), ("cus2", "com3", {"role": "Buyer"}),
        ("cus3", "com3", {"role": "Buyer", "until": "2024-01-01"}))  # fmt: skip


def firms() -> Draft:
    draft = Draft()
    for number in range(1, 10):
        draft.add(f"com{number}", name=f"Firm {number}", archivedAt="2025-01-01T00:00:00" if number == 7 else None)
    for parent, company, days in OWNED:
        draft.tie(parent, "PARENT_OF", company, **days)
    _wares(draft)
    for number, (company, product, spent) in enumerate(BOUGHT, start=1):
        _bought(draft, number, company, product, gbp(spent))
    _people(draft)
    return draft


def _wares(draft: Draft) -> None:
    for number, kind in enumerate(("GOODS", "GOODS", "GOODS", "CHARGE"), start=1):
        draft.add(f"pro{number}", sku=f"S{number}", name=f"Ware {number}", kind=kind)
    for number, name in ((1, "Light"), (2, "Home")):
        draft.add(f"cat{number}", key=name.lower(), name=name)
    for product, category in (("pro1", "cat1"), ("pro2", "cat1"), ("pro2", "cat2"), ("pro3", "cat2")):
        draft.tie(product, "IN_CATEGORY", category)


def _bought(draft: Draft, number: int, company: str, product: str, spent: int) -> None:
    draft.add(f"int{number}", kind="PURCHASE", at="2025-03-01T10:00:00", total=spent, quantity=1)
    draft.tie(company, "HAD", f"int{number}")
    draft.tie(company, "BOUGHT", product, times=1, quantity=1, spent=spent, returnedQuantity=0, refunded=0)


def _people(draft: Draft) -> None:
    for number, name in enumerate(("Ana", "Boris", "Cleo"), start=1):
        draft.add(f"cus{number}", name=name)
    for who, where, about in WORK:
        draft.tie(who, "WORKS_AT", where, **about)
    for number, status in ((11, "OPEN"), (12, "PENDING"), (13, "CLOSED")):
        draft.add(f"int{number}", kind="SUPPORT", at="2025-04-01T10:00:00", status=status)
        draft.tie("com3", "HAD", f"int{number}")
