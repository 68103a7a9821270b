"""The schema as a whole: valid, described, the same as the file beside it."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    Undefined,
    build_schema,
    get_named_type,
    print_schema,
    specified_scalar_types,
    validate_schema,
)

from graph.declare import Personal
from graph.model import MODEL
from schema.build import build, sdl, shapes
from schema.places import objects, properties
from schema.reach import reachable

COMMITTED = Path(__file__).parents[2] / "schema.graphql"


def test_the_committed_sdl_is_what_the_model_says() -> None:
    exported = sdl(build(MODEL, currency="GBP", zone=ZoneInfo("UTC")))
    assert exported == COMMITTED.read_text("utf-8"), "The schema changed: export it to schema.graphql again."


def test_the_sdl_reads_back_as_the_same_schema(core: GraphQLSchema) -> None:
    again = build_schema(COMMITTED.read_text("utf-8"))
    assert not validate_schema(again)
    assert print_schema(again) == print_schema(core)


def test_everything_has_a_description(core: GraphQLSchema) -> None:
    assert [name for name, description in described(core) if not (description or "").strip()] == []


def described(core: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    for type_ in core.type_map.values():
        if type_.name.startswith("__") or type_ in specified_scalar_types.values():
            continue
        yield type_.name, type_.description
        if isinstance(type_, GraphQLEnumType):
            yield from ((f"{type_.name}.{name}", value.description) for name, value in type_.values.items())
        for name, field in getattr(type_, "fields", {}).items():
            yield f"{type_.name}.{name}", field.description
            for argument, value in getattr(field, "args", {}).items():
                yield f"{type_.name}.{name}({argument})", value.description


def test_every_scalar_of_ours_says_where_it_is_specified(core: GraphQLSchema) -> None:
    scalars = {each for each in core.type_map.values() if isinstance(each, GraphQLScalarType)}
    ours = scalars - set(specified_scalar_types.values())
    assert {each.name for each in ours} == {"BigInt", "CurrencyCode", "Date", "DateTime", "Decimal", "Duration"}
    assert all((each.specified_by_url or "").startswith("https://") for each in ours)


def test_a_field_of_a_node_is_non_null_only_where_nothing_can_be_missing_or_masked(core: GraphQLSchema) -> None:
    for node in objects(MODEL):
        certain = {each.name for each in properties(node) if each.required and each.personal is Personal.NO} - {"name"}
        type_ = core.type_map[node.name]
        assert isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
        found = {name for name, field in type_.fields.items() if isinstance(field.type, GraphQLNonNull)}
        assert found == certain
        assert {"id", "createdAt", "updatedAt", "version"} <= found


def test_root_fields_leave_each_other_alone_when_one_fails(core: GraphQLSchema) -> None:
    assert core.query_type is not None
    certain = {name for name, field in core.query_type.fields.items() if isinstance(field.type, GraphQLNonNull)}
    assert certain == {"nodes"}


def test_every_type_of_the_api_is_one_that_a_root_leads_to(core: GraphQLSchema) -> None:
    found, waiting = set[str](), ["Query", "Mutation", "Subscription"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            type_ = core.type_map[name]
            fields = getattr(type_, "fields", {}).values()
            waiting += [get_named_type(field.type).name for field in fields]
            waiting += [
                get_named_type(each.type).name for field in fields for each in getattr(field, "args", {}).values()
            ]
            waiting += [each.name for each in getattr(type_, "types", ())]
            if isinstance(type_, GraphQLInterfaceType):
                waiting += [each.name for each in core.get_possible_types(type_)]
    assert {name for name in core.type_map if not name.startswith("__")} - found <= {"Boolean", "String"}


def test_nothing_has_a_default_since_arguments_are_taken_as_they_are_given(core: GraphQLSchema) -> None:
    ours = [each for name, each in core.type_map.items() if not name.startswith("__")]
    fields = [field for each in ours for field in getattr(each, "fields", {}).values()]
    taken = [argument for each in fields for argument in getattr(each, "args", {}).values()]
    assert all(getattr(each, "default_value", Undefined) is Undefined for each in (*fields, *taken))


def test_inputs_stay_as_they_are_written(core: GraphQLSchema) -> None:
    inputs = [each for each in core.type_map.values() if isinstance(each, GraphQLInputObjectType)]
    assert all(each.out_type is GraphQLInputObjectType.out_type for each in inputs)
    assert all(field.out_name is None for each in inputs for field in each.fields.values())


@pytest.mark.parametrize(
    "name", ["CustomerKey", "CustomerOrder", "PurchaseManyOrder", "PurchaseMeasureOrder", "CustomerGroupOrder"]
)
def test_inputs_of_which_one_key_is_given_are_one_of(core: GraphQLSchema, name: str) -> None:
    type_ = core.type_map[name]
    assert isinstance(type_, GraphQLInputObjectType)
    assert type_.is_one_of


def test_the_number_of_types_stays_within_what_builds_in_two_seconds() -> None:
    assert 1000 < len(reachable(shapes(MODEL, "GBP"))) < 2200
