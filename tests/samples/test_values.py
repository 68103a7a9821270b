"""What stands in the columns is what the model and the normalisers take."""

import re

import pytest

from graph.declare import Type
from graph.model import MODEL
from graph.normalise.address import address
from graph.normalise.emails import email
from graph.normalise.phone import phone
from tests.samples.files import Row, by, rows

NODES = {"customers": "Customer", "companies": "Company", "households": "Household", "products": "Product",
         "categories": "Category", "consents": "Consent", "conversations": "Conversation", "cases": "Case",
         "reviews": "Review"}  # fmt: skip
EDGES = {"memberships": "MEMBER_OF", "employments": "WORKS_AT", "ownerships": "PARENT_OF", "partners": "PARTNERS_WITH",
         "referrals": "REFERRED", "ties": "TIED_TO"}  # fmt: skip
OTHERS = {"key", "email", "emails", "phone", "loyaltyNumber", "taxNumber", "addressUse", "lines", "postalCode", "city",
          "region", "country", "categories", "parent", "customer", "company", "contact", "products", "household",
          "partner", "referrer", "referred", "other"}  # fmt: skip
SHAPES = {
    Type.DATE: r"\d{4}-\d\d-\d\d", Type.DATETIME: r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\d{4}-\d\d-\d\d", Type.INT: r"\d+",
    Type.BOOLEAN: "true|false", Type.MONEY: r"\d+\.\d\d", Type.TEXTS: r"[^;]+(;[^;]+)*",
}  # fmt: skip
TYPES = {
    **{name: {each.name: each for each in MODEL.nodes[node].properties} for name, node in NODES.items()},
    **{name: {each.name: each for each in MODEL.relationships[edge].properties} for name, edge in EDGES.items()},
}


@pytest.mark.parametrize("name", [*NODES, *EDGES])
def test_columns_are_properties_of_the_model_or_keys_of_others(name: str) -> None:
    assert set(rows(name)[0]) <= set(TYPES[name]) | OTHERS


@pytest.mark.parametrize("name", [*NODES, *EDGES])
def test_values_have_the_shape_of_their_type(name: str) -> None:
    for column, declared in TYPES[name].items():
        values = {each[column] for each in rows(name) if each.get(column)}
        if declared.enum:
            assert values <= set(MODEL.enums[declared.enum].values), column
        elif declared.type in SHAPES:
            assert all(re.fullmatch(SHAPES[declared.type], each) for each in values), (column, values)


@pytest.mark.parametrize("name", list(NODES))
def test_required_values_are_there(name: str) -> None:
    for column in rows(name)[0]:
        declared = TYPES[name].get(column)
        assert not (declared and declared.required) or all(each[column] for each in rows(name)), column


def test_mailboxes_are_at_domains_that_nobody_can_own() -> None:
    mailboxes = [each["email"] for each in (*rows("customers"), *rows("companies")) if each["email"]]
    mailboxes += [each["emails"] for each in rows("customers") if each["emails"]]
    mailboxes += [each["raw"] for each in rows("identifiers") if each["type"] == "EMAIL"]
    for each in mailboxes:
        assert re.search(r"(@example\.(com|org|net)|\.example)$", email(each).normalised)


def test_some_couples_share_a_mailbox_and_some_a_telephone() -> None:
    for column in ("email", "phone"):
        holders = [each for value, each in by("customers", column).items() if value]
        assert sum(len(each) == 2 for each in holders) >= 50
        assert max(map(len, holders)) == 2


def test_telephone_numbers_are_valid_and_kept_for_fiction() -> None:
    fiction = re.compile(
        r"\+44(207946|1(1[3-8]|[2-6]1)496|191498|289649|292018)|\+49(3023125|6990009|4066969|2214710|8999998)"
        r"|\+46(846500|313900|406280)|\+33(199|261|353|465|536)|\+1\d{3}55501|\+61[237]5550"
    )
    numbers = [each["phone"] for each in (*rows("customers"), *rows("companies")) if each["phone"]]
    assert len(numbers) > 2000
    for each in numbers:
        assert fiction.match(phone(each, region=None).normalised), each


def test_postal_addresses_have_the_form_of_their_country() -> None:
    places = [each for name in ("customers", "companies", "addresses") for each in rows(name) if each["country"]]
    assert len(places) > 5000
    for each in {(each["country"], each["region"], each["city"], each["postalCode"]): each for each in places}.values():
        assert not _problems(each), each


def _problems(row: Row) -> tuple[str, ...]:
    """What the country's post would object to."""
    fields = {"lines": row["lines"].split(";"), "postal_code": row["postalCode"], "city": row["city"],
              "region": row["region"], "country": row["country"]}  # fmt: skip
    return address(fields, country_hint=None).problems
