"""What a row is: the first rule whose conditions all hold."""

import pytest

from graph.ingest.kinds import KINDS
from graph.model import MODEL
from server.imports import options
from server.imports.errors import BadMap
from server.imports.fields import fields_of
from server.imports.options import Options, ProductOptions, RuleOptions
from server.imports.rules import decided, product_rules, row_rules
from server.imports.spelling import Reading

FIELDS = {each.name: each for each in fields_of(KINDS["purchases"], MODEL)}
CELLS: dict[str, list[object]] = {
    "number": ["1", "C2", "3", "4", "5"],
    "sku": ["A", "A", "B", "POST", "A"],
    "quantity": [1, -1, 1, 1, -5],
    "unitPrice": [12500, 12500, 12500, 12500, 0],
    "customer": ["x", "x", None, None, None],
}


def kinds(*rules: RuleOptions) -> list[str]:
    compiled = row_rules(Options(rules=rules), FIELDS, Reading())
    return [rule.name for rule in decided(compiled, CELLS, 5)]


def test_the_first_that_fits_decides() -> None:
    found = kinds(
        RuleOptions("debt", "adjustment", {"sku": {"eq": "B"}}),
        RuleOptions("return", "return", {"number": {"startsWith": "C"}}),
        RuleOptions("stock", "adjustment", {"quantity": {"lt": 0}, "unitPrice": {"eq": "0.00"}}),
    )
    assert found == ["purchase", "return", "debt", "purchase", "stock"]


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        ({"customer": {"isNull": True}}, [2, 3, 4]),
        ({"customer": {"isNull": False}}, [0, 1]),
        ({"sku": {"in": ["B", "POST"]}}, [2, 3]),
        ({"sku": {"notIn": ["B", "POST"]}}, [0, 1, 4]),
        ({"unitPrice": {"gte": 1.25}}, [0, 1, 2, 3]),
        ({"unitPrice": {"gt": "1.25"}}, []),
        ({"quantity": {"lte": -1, "gt": -5}}, [1]),
        ({"number": {"contains": "2"}}, [1]),
        ({"sku": {"endsWith": "T"}}, [3]),
        ({"customer": {"ne": "x"}}, [2, 3, 4]),
        ({"contact": {"isNull": True}}, [0, 1, 2, 3, 4]),
    ],
)
def test_conditions(when: options.Conditions, fits: list[int]) -> None:
    assert [row for row, name in enumerate(kinds(RuleOptions("it", "skip", when))) if name == "it"] == fits


def test_without_a_map_negative_quantities_come_back_under_a_number_of_their_own() -> None:
    rules = row_rules(Options(), FIELDS, Reading())
    assert [(rule.name, rule.suffix) for rule in decided(rules, CELLS, 5)] == [
        ("purchase", ""), ("return", "-R"), ("purchase", ""), ("purchase", ""), ("return", "-R"),
    ]  # fmt: skip


def test_kinds_of_products() -> None:
    rules = product_rules(Options(products=(ProductOptions("CHARGE", {"sku": {"eq": "POST"}}),)), FIELDS, Reading())
    assert [rule.kind for rule in decided(rules, CELLS, 5)] == ["GOODS", "GOODS", "GOODS", "CHARGE", "GOODS"]


@pytest.mark.parametrize(
    "rule",
    [
        RuleOptions("r", "gift", {}),
        RuleOptions("r", "skip", {"colour": {"eq": "red"}}),
        RuleOptions("r", "skip", {"sku": {"like": "red"}}),
        RuleOptions("r", "skip", {"quantity": {"eq": "many"}}),
        RuleOptions("r", "skip", {"quantity": {"startsWith": "1"}}),
        RuleOptions("r", "skip", {"sku": {"in": "A"}}),
        RuleOptions("r", "skip", {"sku": {"isNull": "yes"}}),
    ],
)
def test_rules_that_cannot_be_meant(rule: RuleOptions) -> None:
    with pytest.raises(BadMap):
        kinds(rule)
