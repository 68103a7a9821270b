"""Parts of the shipped files as a graph: companies with all they bought, and some households with what theirs bought.

Purchases are read straight from the rows of the original: numbers that begin with C are returns, each other number is a
purchase of its buyer. Only the totals of lines are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pyarrow import parquet

from samples.generate.retail import FILE
from tests.cases.drafting import Draft
from tests.samples.files import HOME, Row, on, rows

HOMES = 25
TODAY = "2026-05-01"
COLUMNS = ["Invoice", "StockCode", "Quantity", "Price", "InvoiceDate", "Customer ID"]


@dataclass(frozen=True, slots=True)
class Sale:
    """A line that a named buyer bought; `paid` is in ten-thousandths."""

    buyer: str
    number: str
    at: str
    sku: str
    paid: int


@cache
def sales() -> Mapping[str, list[Sale]]:
    """The lines of purchases of every third buyer in a group, so that tests stay quick, by buyer."""
    buyers = sorted(each for each in grouped() if each.isdigit())
    return sales_of(frozenset(buyers[::3]))


def sales_of(buyers: frozenset[str]) -> Mapping[str, list[Sale]]:
    """The lines of purchases of some buyers, by buyer."""
    found = defaultdict[str, list[Sale]](list)
    numbers = [float(each) for each in buyers]
    table = parquet.read_table(HOME / FILE, columns=COLUMNS, filters=[("Customer ID", "in", numbers)])
    for number, sku, quantity, price, at, buyer in zip(*(table[name].to_pylist() for name in COLUMNS), strict=True):
        if not number.startswith("C") and quantity > 0:
            paid = round(quantity * round(price * 10_000))
            found[str(int(buyer))].append(Sale(str(int(buyer)), number, at.replace(" ", "T"), sku.strip(), paid))
    return found


@cache
def grouped() -> frozenset[str]:
    """The companies that owned others or were owned, on any day."""
    return frozenset(each[side] for each in rows("ownerships") for side in ("parent", "company"))


@dataclass(slots=True)
class Drawing:
    """A draft in which things are also known by the keys of the files."""

    draft: Draft
    names: dict[str, str]

    def add(self, prefix: str, key: str, /, **values: object) -> str:
        """The short name of a thing, which is made when it is first met."""
        if key not in self.names:
            self.names[key] = f"{prefix}{len(self.names) + 1}"
            self.draft.add(self.names[key], **values)
        return self.names[key]

    def bought(self, some: Sequence[Sale]) -> None:
        """Purchases of buyers who are there, with their lines, and what each buyer bought of each product."""
        spent = defaultdict[tuple[str, str], int](int)
        totals = defaultdict[tuple[str, str], int](int)
        for sale in some:
            self.add("pro", f"product {sale.sku}", sku=sale.sku, name=sale.sku, kind="GOODS")
            spent[sale.buyer, sale.sku] += sale.paid
            totals[sale.buyer, sale.number] += sale.paid
        moments = {(sale.buyer, sale.number): sale.at for sale in some}
        for (buyer, number), total in totals.items():
            name = self.add(
                "int", f"sale {number}", kind="PURCHASE", at=moments[buyer, number], total=total, quantity=1
            )
            self.draft.tie(self.names[buyer], "HAD", name)
        for (buyer, sku), paid in spent.items():
            about = {"times": 1, "quantity": 1, "spent": paid, "returnedQuantity": 0, "refunded": 0}
            self.draft.tie(self.names[buyer], "BOUGHT", self.names[f"product {sku}"], **about)

    def line(self, sale: Sale, number: int, categories: Sequence[str]) -> None:
        """One line of a purchase, its product and the categories of that."""
        is_new = f"product {sale.sku}" not in self.names
        product = self.add("pro", f"product {sale.sku}", sku=sale.sku, name=sale.sku, kind="GOODS")
        for each in categories if is_new else ():
            self.draft.tie(product, "IN_CATEGORY", self.add("cat", f"category {each}", key=each, name=each))
        is_first = f"sale {sale.number}" not in self.names
        purchase = self.add("int", f"sale {sale.number}", kind="PURCHASE", at=sale.at, total=0, quantity=1)
        if is_first:
            self.draft.tie(self.names[sale.buyer], "HAD", purchase)
        thing = self.draft.things[purchase]
        self.draft.things[purchase] = replace(
            thing, values={**thing.values, "total": thing.values["total"] + sale.paid}
        )
        worth = {"unitPrice": sale.paid, "discount": 0, "total": sale.paid}
        self.draft.tie(purchase, "CONTAINS", product, line=number, quantity=1, **worth)


def days(row: Row) -> dict[str, str | None]:
    return {"since": row["since"] or None, "until": row["until"] or None}


def of_companies() -> Drawing:
    """Every company, who owns whom, who works there, their cases, and what some of those in groups bought."""
    drawing = Drawing(Draft(), {})
    for each in rows("companies"):
        drawing.add("com", each["key"], name=each["name"])
    for each in rows("ownerships"):
        drawing.draft.tie(drawing.names[each["parent"]], "PARENT_OF", drawing.names[each["company"]], **days(each))
    for each in rows("employments"):
        person = drawing.add("cus", each["customer"], name=each["customer"])
        drawing.draft.tie(person, "WORKS_AT", drawing.names[each["company"]], role=each["role"], **days(each))
    drawing.bought([sale for buyer in sorted(grouped()) for sale in sales().get(buyer, ())])
    return drawing


@cache
def homes() -> frozenset[str]:
    """Every so-many-th household."""
    keys = [each["key"] for each in rows("households")]
    return frozenset(keys[:: len(keys) // HOMES])


@cache
def stays() -> list[Row]:
    """The memberships of these households."""
    return [each for each in rows("memberships") if each["household"] in homes()]


@cache
def sales_at_home() -> Mapping[str, list[Sale]]:
    """The lines of purchases of their members, by member."""
    return sales_of(frozenset(each["customer"] for each in stays() if each["customer"].isdigit()))


@cache
def countries() -> Mapping[str, str]:
    """Where people live today, as far as it is known."""
    found = {each["key"]: each["country"] for each in rows("customers") if each["country"]}
    moved = (each for each in rows("addresses") if each["isPrimary"] == "true" and on(each, TODAY) and each["customer"])
    return {**found, **{each["customer"]: each["country"] for each in moved}}


@cache
def categories() -> Mapping[str, list[str]]:
    """The categories of products by their codes."""
    return {each["sku"]: [name for name in each["categories"].split(";") if name] for each in rows("products")}


def of_homes() -> Drawing:
    """Some households, all who lived there, where they live today, and what they bought line by line."""
    drawing, lived, known = Drawing(Draft(), {}), countries(), categories()
    for each in stays():
        home = drawing.add("hou", each["household"], name=each["household"])
        person = drawing.add("cus", each["customer"], name=each["customer"])
        about = {"role": each["role"], "isPrimary": each["isPrimary"] == "true", **days(each)}
        drawing.draft.tie(person, "MEMBER_OF", home, **about)
    for person in sorted({each["customer"] for each in stays()} & lived.keys()):
        place = drawing.add("adr", f"home of {person}", key=person, country=lived[person])
        drawing.draft.tie(drawing.names[person], "LOCATED_AT", place, use="HOME", isPrimary=True)
    for number, sale in enumerate((each for some in sales_at_home().values() for each in some), start=1):
        drawing.line(sale, number, known.get(sale.sku, []))
    return drawing
