"""A property is declared once and found everywhere."""

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from graph.declare import EnumType, Model, Personal, Property, Type
from graph.model import MODEL
from graph.model import model as model_of
from schema.build import build, shapes
from schema.shapes import Enumeration, Shape

COLOUR = EnumType("Colour", "A colour.", {"RED": "Red.", "BLUE": "Blue."})


def with_property(prop: Property, node: str = "Product") -> Model:
    grown = replace(MODEL.node(node), properties=(*MODEL.node(node).properties, prop))
    return model_of({**MODEL.nodes, node: grown}.values(), (*MODEL.enums.values(), COLOUR))


def described(model: Model) -> Mapping[str, Shape]:
    return {each.name: each for each in shapes(model, "GBP")}


def fields(shape: Shape) -> dict[str, str]:
    return {each.name: each.type for each in getattr(shape, "fields", ())}


def test_a_whole_number() -> None:
    found = described(with_property(Property("shelves", Type.INT, "Shelves it fills.", Personal.NO, groupable=True)))
    assert fields(found["Product"])["shelves"] == "Int"
    assert fields(found["ProductWhere"])["shelves"] == "IntFilter"
    assert fields(found["ProductOrder"])["shelves"] == "SortDirection"
    assert fields(found["ProductSum"])["shelves"] == "BigInt"
    assert fields(found["ProductAvg"])["shelves"] == "Float"
    assert fields(found["ProductMin"])["shelves"] == fields(found["ProductMax"])["shelves"] == "Int"
    assert fields(found["ProductCountDistinct"])["shelves"] == "Int"
    assert fields(found["ProductSumFilter"])["shelves"] == "BigIntFilter"
    assert fields(found["ProductRangeFilter"])["shelves"] == "IntFilter"
    assert fields(found["ProductMeasureOrder"])["shelves"] == "SortDirection"
    assert fields(found["ProductGroupKeys"])["shelves"] == "Int"
    assert fields(found["ProductGroupKeyOrder"])["shelves"] == "SortDirection"
    assert ("SHELVES", "Shelves it fills.") in group_keys(found["ProductGroupKey"])


def test_it_is_found_where_a_relation_leads_too() -> None:
    found = described(with_property(Property("shelves", Type.INT, "Shelves it fills.", Personal.NO)))
    for name in ("BuyerBoughtWhere", "PurchaseLinesWhere", "HouseholdBoughtWhere"):
        assert fields(found[name])["shelves"] == "IntFilter"
    for name in ("BuyerBoughtSum", "PurchaseLinesSum"):
        assert fields(found[name])["shelves"] == "BigInt"


@pytest.mark.parametrize(
    ("type_", "output", "where", "total"),
    [
        (Type.TEXT, "String", "TextFilter", None),
        (Type.CODE, "String", "CodeFilter", None),
        (Type.FLOAT, "Float", "FloatFilter", "Float"),
        (Type.DECIMAL, "Decimal", "DecimalFilter", "Decimal"),
        (Type.MONEY, "Money", "MoneyFilter", "Money"),
        (Type.BOOLEAN, "Boolean", "BooleanFilter", None),
        (Type.DATE, "Date", "DateFilter", None),
        (Type.DATETIME, "DateTime", "DateTimeFilter", None),
        (Type.TEXTS, "[String!]", "TextsFilter", None),
    ],
)
def test_each_type_of_value(type_: Type, output: str, where: str, total: str | None) -> None:
    found = described(with_property(Property("extra", type_, "Something more.", Personal.NO)))
    assert fields(found["Product"])["extra"] == output
    assert fields(found["ProductWhere"])["extra"] == where
    assert fields(found["ProductSum"]).get("extra") == total
    assert ("extra" in fields(found["ProductOrder"])) is (type_ is not Type.TEXTS)


def test_an_enum_brings_its_type_and_its_filter() -> None:
    model = with_property(Property("colour", Type.ENUM, "Its colour.", Personal.NO, enum="Colour", groupable=True))
    found = described(model)
    assert fields(found["Product"])["colour"] == "Colour"
    assert fields(found["ProductWhere"])["colour"] == "ColourFilter"
    assert fields(found["ColourFilter"])["in"] == "[Colour!]"
    assert fields(found["ProductGroupKeys"])["colour"] == "Colour"
    assert "Colour" in build(model, currency="GBP", zone=ZoneInfo("UTC"))._schema.type_map


def test_days_are_grouped_by_buckets_and_moments_by_the_hour_too() -> None:
    found = described(with_property(Property("testedOn", Type.DATE, "When it was tested.", Personal.NO)))
    keys = fields(found["ProductGroupKeys"])
    assert {name: type_ for name, type_ in keys.items() if name.startswith("testedOn")} == dict.fromkeys(
        ("testedOnYear", "testedOnQuarter", "testedOnMonth", "testedOnWeek", "testedOnDay"), "Date"
    )
    assert keys["createdAtHour"] == "DateTime"


def test_a_value_of_the_one_related_node_groups_as_well() -> None:
    found = described(with_property(Property("floor", Type.INT, "Its floor.", Personal.NO, groupable=True), "Address"))
    assert fields(found["CustomerGroupKeys"])["addressFloor"] == "Int"
    assert "ADDRESS_FLOOR" in dict(group_keys(found["CustomerGroupKey"]))


def test_what_is_not_shown_is_nowhere() -> None:
    found = described(with_property(Property("unseen", Type.INT, "Ours.", Personal.NO, shown=False, groupable=True)))
    assert not [name for name, shape in found.items() if "unseen" in fields(shape)]


def test_a_required_value_is_non_null_unless_it_is_personal() -> None:
    prop = Property("extra", Type.CODE, "Something more.", Personal.NO, required=True)
    assert fields(described(with_property(prop))["Product"])["extra"] == "String!"
    name = fields(described(MODEL)["Customer"])["name"]
    assert name == "String"


def group_keys(shape: Shape) -> tuple[tuple[str, str], ...]:
    assert isinstance(shape, Enumeration)
    return shape.values
