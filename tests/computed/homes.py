"""Households, who lived in them when, and what they bought: drafted for tests."""

from __future__ import annotations

from tests.cases.drafting import Draft, gbp

LIVED = (
    ("cus1", "hou1", "HEAD", "2020-01-01", None, "adr1"),
    ("cus2", "hou1", "PARTNER", "2021-01-01", None, "adr2"),
    ("cus3", "hou1", "CHILD", None, "2025-02-01", "adr2"),
    ("cus4", "hou2", "HEAD", None, None, "adr1"),
    ("cus5", "hou2", "MEMBER", None, None, "adr1"),
    ("cus6", "hou3", "HEAD", None, None, "adr3"),
    ("cus7", "hou3", "MEMBER", None, None, "adr3"),
)
DID: tuple[tuple[str, str, str, str, dict[str, str]], ...] = (
    ("int1", "PURCHASE", "cus1", "2019-12-31T10:00:00", {"pro1": "99"}),
    ("int2", "PURCHASE", "cus1", "2020-01-01T10:00:00", {"pro1": "10", "pro2": "2.5"}),
    ("int3", "PURCHASE", "cus3", "2025-01-31T10:00:00", {"pro2": "4"}),
    ("int4", "PURCHASE", "cus3", "2025-02-01T10:00:00", {"pro2": "50"}),
    ("int5", "RETURN", "cus2", "2025-03-01T10:00:00", {"pro1": "10"}),
    ("int6", "SUPPORT", "cus2", "2025-03-02T10:00:00", {}),
    ("int7", "PURCHASE", "cus4", "2025-01-01T10:00:00", {"pro3": "20"}),
    ("int8", "PURCHASE", "cus6", "2025-01-01T10:00:00", {"pro1": "20"}),
)


def homes() -> Draft:
    draft = Draft()
    for number in (1, 2, 3):
        draft.add(f"hou{number}", name=f"Home {number}")
        draft.add(f"adr{number}", key=str(number), country="FR" if number == 3 else "GB", city=f"City {number}")
    for number, name in ((1, "Light"), (2, "Home"), (3, "Toys")):
        draft.add(f"pro{number}", sku=f"S{number}", name=f"Ware {number}", kind="GOODS")
        draft.add(f"cat{number}", key=name.lower(), name=name)
        draft.tie(f"pro{number}", "IN_CATEGORY", f"cat{number}")
    for who, home, role, since, until, place in LIVED:
        draft.add(who, name=f"Person {who[3:]}")
        draft.tie(who, "MEMBER_OF", home, role=role, isPrimary=True, since=since, until=until)
        draft.tie(who, "LOCATED_AT", place, use="HOME", isPrimary=True)
    for deed, kind, who, at, lines in DID:
        _done(draft, deed, kind, who, at, lines)
    return draft


def _done(draft: Draft, deed: str, kind: str, who: str, at: str, lines: dict[str, str]) -> None:
    total = sum(map(gbp, lines.values()))
    draft.add(deed, kind=kind, at=at, **({"total": total, "quantity": len(lines)} if lines else {}))
    draft.tie(who, "HAD", deed)
    for number, (product, paid) in enumerate(lines.items(), start=1):
        worth = {"unitPrice": gbp(paid), "discount": 0, "total": gbp(paid)}
        draft.tie(deed, "CONTAINS", product, line=number, quantity=1, **worth)
