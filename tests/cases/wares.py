"""Products in their categories, what goes with what, and corrections of stock."""

from tests.cases.drafting import Draft, gbp


def wares(draft: Draft) -> None:
    _categories(draft)
    _products(draft)
    _beside(draft)
    _adjustments(draft)


def _categories(draft: Draft) -> None:
    for number, key, name in (
        (1, "HOME", "Home"),
        (2, "LIGHTS", "Lights"),
        (3, "LAMPS", "Lamps"),
        (4, "CLOCKS", "Clocks"),
    ):
        draft.add(f"cat{number}", key=key, name=name)
    draft.add("cat5", key="OLD", name="Old", archivedAt="2020-01-01T00:00:00")
    for inner, outer in (("cat2", "cat1"), ("cat3", "cat2"), ("cat4", "cat1"), ("cat5", "cat1")):
        draft.tie(inner, "PART_OF", outer)


def _products(draft: Draft) -> None:
    draft.add("pro1", sku="85123A", name="White Lamp", kind="GOODS", brand="Lux", price=gbp("12.34"), gtin="5012345678900",
              attributes=["colour: white", "watts: 40"], isAvailable=True, validFrom="2020-01-01", description="A lamp.")  # fmt: skip
    draft.add("pro2", sku="85123a", name="white lamp", kind="GOODS", brand="LUX", price=gbp("12.3401"), isAvailable=False,
              validFrom="2020-01-01", validUntil="2024-06-15")  # fmt: skip
    draft.add("pro3", sku="POST", name="Postage", kind="CHARGE", price=gbp("0"))
    draft.add(
        "pro4",
        sku="22423",
        name="Étagère",
        kind="GOODS",
        brand="Bois",
        price=gbp("120"),
        attributes=[],
        isAvailable=True,
    )
    draft.add("pro5", sku="CLK-1", name="Wall Clock", kind="GOODS", isAvailable=True, attributes=["colour: red"])
    draft.add("pro6", sku="FIT", name="Fitting", kind="SERVICE", price=gbp("-5.5"))
    draft.add("pro7", sku="GONE", name="Gone", kind="GOODS", archivedAt="2024-01-01T00:00:00")
    draft.add("pro8", sku="ODD", name="Odd", kind="NONSENSE", version=2**40, archivedAt="2024-01-01T00:00:00")
    draft.add("pro9", sku="ODDER", kind="GOODS", name="Odder", createdAt=None, archivedAt="2024-01-02T00:00:00")
    for product, category in (
        ("pro1", "cat3"),
        ("pro1", "cat2"),
        ("pro2", "cat3"),
        ("pro4", "cat1"),
        ("pro5", "cat4"),
        ("pro7", "cat3"),
    ):
        draft.tie(product, "IN_CATEGORY", category)


def _beside(draft: Draft) -> None:
    draft.tie("pro1", "GOES_WITH", "pro2", weight=0.75, lift=2.5, support=0.25, together=3)
    draft.tie("pro1", "GOES_WITH", "pro4", weight=0.5, together=1)
    draft.tie("pro2", "GOES_WITH", "pro1", weight=0.75, lift=2.5, support=0.25, together=3)
    draft.tie("pro1", "COMPLEMENTS", "pro6", source="crm")
    draft.tie("pro1", "SUBSTITUTES", "pro2", confidence=0.9, evidence="same name")


def _adjustments(draft: Draft) -> None:
    draft.add(
        "adj1",
        key="shop:a1",
        number="A1",
        at="2024-01-05T09:00:00",
        quantity=-3,
        amount=gbp("-30"),
        note="Broken",
        country="GB",
    )
    draft.add(
        "adj2", key="shop:a2", number="A2", at="2024-01-06T09:00:00", quantity=2, amount=gbp("0.0001"), note="broken"
    )
    draft.tie("adj1", "ADJUSTS", "pro1")
    draft.tie("adj2", "ADJUSTS", "pro1")
