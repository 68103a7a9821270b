"""What can be asked at the root."""

from graphql import GraphQLInputObjectType, GraphQLSchema, GraphQLUnionType

from graph.model import MODEL
from schema.computed import FIELDS
from schema.places import objects


def test_every_listed_node_has_one_field_for_one_and_one_for_many(core: GraphQLSchema) -> None:
    assert core.query_type is not None
    expected = {
        "node",
        "nodes",
        "search",
        "apiKeys",
        "changes",
        "history",
        "job",
        "jobs",
        "importPreview",
        "importReport",
    }
    for node in objects(MODEL):
        if node.listed:
            expected |= {f"{node.name[0].lower()}{node.name[1:]}", node.plural}
    expected |= {each.field.name for each in FIELDS if each.owner is None}
    assert set(core.query_type.fields) == expected
    assert {"customer", "customers", "purchases", "case", "categories", "source"} <= expected


def test_a_list_takes_conditions_an_order_and_a_page(core: GraphQLSchema) -> None:
    assert core.query_type is not None
    arguments = core.query_type.fields["customers"].args
    assert {name: str(each.type) for name, each in arguments.items()} == {
        "where": "CustomerWhere",
        "orderBy": "[CustomerOrder!]",
        "first": "Int",
        "after": "String",
        "last": "Int",
        "before": "String",
        "onePer": "OnePer",
        "prefer": "OnePerPreference",
    }


def test_one_is_looked_up_by_its_keys(core: GraphQLSchema) -> None:
    keys = core.type_map["CompanyKey"]
    assert isinstance(keys, GraphQLInputObjectType)
    assert {name: str(each.type) for name, each in keys.fields.items()} == {
        "id": "ID",
        "email": "String",
        "phone": "String",
        "external": "ExternalKey",
        "taxNumber": "String",
    }


def test_a_search_finds_what_has_names(core: GraphQLSchema) -> None:
    found = core.type_map["SearchResult"]
    assert isinstance(found, GraphQLUnionType)
    assert [each.name for each in found.types] == ["Customer", "Company", "Household", "Product", "Category"]
