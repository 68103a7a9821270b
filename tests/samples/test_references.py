"""Every key that a file names stands in a file that loads before it."""

import pytest

from tests.samples.files import HOME, keys, order, retail, rows

REFERENCES = [
    ("memberships", "household", "households"), ("memberships", "customer", "customers"),
    ("employments", "customer", "customers"), ("employments", "company", "companies"),
    ("ownerships", "parent", "companies"), ("ownerships", "company", "companies"),
    ("partners", "company", "companies"), ("partners", "partner", "companies"), ("ties", "customer", "customers"),
    ("ties", "other", "customers"), ("referrals", "referrer", "customers"), ("referrals", "referred", "customers"),
    ("consents", "customer", "customers"), ("addresses", "customer", "customers"),
    ("addresses", "company", "companies"), ("identifiers", "customer", "customers"),
    ("identifiers", "company", "companies"), ("conversations", "customer", "customers"),
    ("conversations", "company", "companies"), ("conversations", "contact", "customers"),
    ("cases", "customer", "customers"), ("cases", "company", "companies"), ("cases", "contact", "customers"),
    ("reviews", "customer", "customers"), ("reviews", "company", "companies"), ("categories", "parent", "categories"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "column", "target"), REFERENCES)
def test_keys_are_known(name: str, column: str, target: str) -> None:
    named = {each[column].removeprefix("shop:") for each in rows(name) if each[column]}
    assert named
    assert named <= keys(target)


@pytest.mark.parametrize(("name", "column", "target"), REFERENCES)
def test_files_load_after_what_they_name(name: str, column: str, target: str) -> None:
    places = {each["file"]: place for place, each in enumerate(order())}
    assert places[f"{target}.csv"] < places[f"{name}.csv"] or name == target


@pytest.mark.parametrize("name", ["complements", "substitutes"])
def test_products_are_known_and_differ(name: str) -> None:
    assert keys(name, "product") | keys(name, "other") <= keys("products", "sku")
    assert all(each["product"] != each["other"] for each in rows(name))


@pytest.mark.parametrize("name", ["cases", "reviews"])
def test_products_of_interactions_are_known(name: str) -> None:
    assert keys(name, "products") <= keys("products", "sku")


def test_desk_rows_name_the_shop_as_the_source_of_their_keys() -> None:
    for each in (*rows("conversations"), *rows("cases")):
        assert (each["customer"] or each["company"]).startswith("shop:")


@pytest.mark.parametrize("name", ["customers", "companies", "households", "categories", "consents", "conversations"])
def test_keys_are_unique(name: str) -> None:
    assert len(keys(name)) == len(rows(name))


def test_all_products_of_the_file_are_there_once() -> None:
    assert [each["sku"] for each in rows("products")] == [each.sku for each in retail().articles]


def test_goods_have_categories_and_charges_none() -> None:
    known = keys("categories")
    for each in rows("products"):
        placed = [key for key in each["categories"].split(";") if key]
        assert set(placed) <= known
        assert bool(placed) == (each["kind"] == "GOODS"), each


def test_few_goods_are_placed_by_no_rule() -> None:
    assert sum(each["categories"] == "other" for each in rows("products") if each["price"]) < 100


def test_charges_are_no_goods() -> None:
    kinds = {each["sku"]: each["kind"] for each in rows("products")}
    assert {kinds[each] for each in ("POST", "D", "M", "m", "BANK CHARGES", "DOT", "C2", "AMAZONFEE")} == {"CHARGE"}
    assert kinds["85123A"] == "GOODS"


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    listed = {each["file"] for each in order()}
    assert listed == {each.name for each in HOME.iterdir() if each.suffix in (".csv", ".parquet")}


def test_cases_and_reviews_follow_a_purchase_by_the_same_buyer() -> None:
    bought = {(each.buyer, each.sku): each.day.isoformat() for each in reversed(retail().bought)}
    for each in (*rows("cases"), *rows("reviews")):
        buyer = (each["customer"] or each["company"]).removeprefix("shop:")
        assert bought[buyer, each["products"]] <= each["at"][:10]
