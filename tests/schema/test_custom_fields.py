"""A field of a business's own is like any other: typed, filtered, sorted, grouped."""

from zoneinfo import ZoneInfo

from graphql import GraphQLSchema, parse, validate

from graph.custom import extended
from graph.model import MODEL
from schema.build import build

FIELDS = """
[[field]]
on = ["customer", "interaction"]
name = "clothesSize"
type = "enum"
values = ["SMALL", "LARGE"]
label = "Clothes size"
personal = true

[[field]]
on = "interaction"
name = "waitedMinutes"
type = "int"
label = "Minutes waited"
personal = false
"""

QUERY = """
{
  customers(where: {clothesSize: {in: [SMALL]}}, orderBy: [{clothesSize: ASC}]) {
    nodes { clothesSize purchases(where: {waitedMinutes: {gt: 5}}) { aggregate { sum { waitedMinutes } } } }
    groups(by: [CLOTHES_SIZE]) { nodes { key { clothesSize } countDistinct { clothesSize } } }
  }
  interactions(orderBy: [{customer: {clothesSize: DESC}}]) {
    groups(by: [CUSTOMER_CLOTHES_SIZE, WAITED_MINUTES], having: {max: {waitedMinutes: {lt: 60}}}) {
      nodes { key { customerClothesSize waitedMinutes } avg { waitedMinutes } }
    }
  }
}
"""


def core() -> GraphQLSchema:
    model = extended(MODEL, FIELDS, file="fields.toml")
    return build(model, currency="GBP", zone=ZoneInfo("UTC"))._schema


def test_a_query_can_use_it_everywhere() -> None:
    assert validate(core(), parse(QUERY)) == []


def test_and_without_the_file_it_is_unknown() -> None:
    schema = build(MODEL, currency="GBP", zone=ZoneInfo("UTC"))._schema
    assert any("clothesSize" in error.message for error in validate(schema, parse(QUERY)))


def test_its_description_is_its_label() -> None:
    field = core().type_map["Purchase"].fields["waitedMinutes"]  # type: ignore[attr-defined]  # an object
    assert (field.description, str(field.type)) == ("Minutes waited.", "Int")
