"""Which column is which field, and what is said when nobody knows."""

import pytest

from graph.ingest.kinds import KINDS
from graph.model import MODEL
from server.imports.errors import BadColumns, BadMap
from server.imports.fields import fields_of
from server.imports.mapping import Columns, matched
from server.imports.options import Options


def match(kind: str, samples: dict[str, list[object]], options: Options | None = None) -> Columns:
    return matched(kind, fields_of(KINDS[kind], MODEL), samples, options or Options())


def names(columns: Columns) -> dict[str, tuple[str, str]]:
    return {each.column: (each.field.name, each.why) for each in columns.matches}


def test_by_name_by_known_name_and_by_look() -> None:
    samples: dict[str, list[object]] = {
        "Customer ID": ["1"], "given_name": ["Ann"], "Last Name": ["Smith"], "Reach": ["ann@example.com"],
    }  # fmt: skip
    assert names(match("customers", samples)) == {
        "Customer ID": ("key", "known name"),
        "given_name": ("givenName", "same name"),
        "Last Name": ("familyName", "known name"),
        "Reach": ("email", "values look like e-mail addresses"),
    }


def test_the_columns_of_other_shops() -> None:
    columns = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country")
    found = names(match("purchases", {name: ["1"] for name in columns}))
    assert [found[name][0] for name in columns] == [
        "number", "sku", "description", "quantity", "at", "unitPrice", "customer", "country",
    ]  # fmt: skip


def test_unknown_columns_are_refused_unless_they_are_empty_or_ignored() -> None:
    samples: dict[str, list[object]] = {"key": ["1"], "name": ["Ann"], "shoe size": ["43"], "column 4": [None, " "]}
    with pytest.raises(BadColumns, match="'shoe size'"):
        match("customers", samples)
    for ignore in (("shoe size",), ("*",)):
        assert match("customers", samples, Options(ignore=ignore)).ignored == ("shoe size", "column 4")


def test_missing_columns_are_named() -> None:
    with pytest.raises(BadColumns, match=r"at .*number .*sku"):
        match("purchases", {"quantity": ["1"], "price": ["1.00"]})
    with pytest.raises(BadColumns, match="customer"):
        match("addresses", {"lines": ["1 High Street"]})
    assert len(match("addresses", {"lines": ["1 High Street"], "company": ["1"]}).matches) == 2


def test_a_constant_is_as_good_as_a_column() -> None:
    found = match("categories", {"key": ["a"], "name": ["A"]}, Options(constants={"parent": "top"}))
    assert found.constants == {"parent": "top"}


@pytest.mark.parametrize(
    "options",
    [Options(columns={"nmae": ("name",)}), Options(columns={"name": ("nmae",)}), Options(constants={"nmae": "x"})],
)
def test_a_map_that_names_what_is_not_there(options: Options) -> None:
    with pytest.raises(BadMap, match="Was 'name' meant"):
        match("customers", {"key": ["1"], "name": ["Ann"]}, options)
