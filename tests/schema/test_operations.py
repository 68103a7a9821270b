"""Root fields written by hand: there for whom they are meant, and declared as all others of their kind."""

from zoneinfo import ZoneInfo

from graphql import GraphQLEnumType, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, get_named_type

from graph.model import MODEL
from resolvers.jobs import FOLLOWED
from resolvers.mutation import MUTATIONS
from resolvers.query import BY_HAND
from resolvers.selection.changes import FEEDS
from schema import operations
from schema.build import build, root_names
from schema.mutations import NAMES
from schema.operations import NAMED


def built(*names: str) -> GraphQLSchema:
    return build(MODEL, currency="GBP", zone=ZoneInfo("UTC"), operations=frozenset(names))._schema


def test_what_is_declared_is_done_and_nothing_else() -> None:
    assert {*BY_HAND, *FEEDS, *FOLLOWED} == {each.name for each in (*operations.QUERIES, *operations.SUBSCRIPTIONS)}
    assert set(MUTATIONS) == {each.name for each in operations.MUTATIONS}


def test_without_operations_there_is_no_trace_of_them() -> None:
    found = built()
    assert found.mutation_type is None
    assert not [name for name in found.type_map if name.startswith("ApiKey")]


def test_each_operation_stands_alone() -> None:
    found = built("apiKeyRevoke")
    assert found.mutation_type is not None
    assert found.query_type is not None
    assert set(found.mutation_type.fields) == {"apiKeyRevoke"}
    assert "apiKeys" not in found.query_type.fields
    assert "ApiKeyCreateInput" not in found.type_map


def test_mutations_have_one_shape(core: GraphQLSchema) -> None:
    assert core.mutation_type is not None
    for name in NAMED & set(core.mutation_type.fields):
        field = core.mutation_type.fields[name]
        stem = name[0].upper() + name[1:]
        assert {key: str(each.type) for key, each in field.args.items()} == {"input": f"{stem}Input!"}
        assert str(field.type) == f"{stem}Payload"
        payload, code = core.type_map[f"{stem}Payload"], core.type_map[f"{stem}ErrorCode"]
        assert isinstance(payload, GraphQLObjectType)
        assert str(payload.fields["userErrors"].type) == f"[{stem}UserError!]!"
        rest = [each.type for key, each in payload.fields.items() if key != "userErrors"]
        assert not any(isinstance(each, GraphQLNonNull) for each in rest)
        assert isinstance(code, GraphQLEnumType)
        assert "ABORTED" in code.values
        error = get_named_type(payload.fields["userErrors"].type)
        assert isinstance(error, GraphQLObjectType)
        assert {key: str(each.type) for key, each in error.fields.items()} == {
            "code": f"{code.name}!", "field": "String", "message": "String!"}  # fmt: skip


def test_mutations_of_the_graph_have_one_shape(core: GraphQLSchema) -> None:
    assert core.mutation_type is not None
    for name in NAMES:
        field, stem = core.mutation_type.fields[name], name[0].upper() + name[1:]
        arguments = {"input": f"{stem}Input!", "dryRun": "Boolean", "idempotencyKey": "String", "source": "String"}
        assert {key: str(each.type) for key, each in field.args.items()} == arguments
        payload = core.type_map[f"{stem}Payload"]
        assert isinstance(payload, GraphQLObjectType)
        assert str(payload.fields["userErrors"].type) == "[UserError!]!"
        assert str(payload.fields["changes"].type) == "[WriteChange!]!"


def test_every_root_field_has_its_name(core: GraphQLSchema) -> None:
    assert core.query_type is not None
    assert core.mutation_type is not None
    assert core.subscription_type is not None
    roots = (core.query_type, core.mutation_type, core.subscription_type)
    assert root_names(MODEL) == {name for each in roots for name in each.fields}


def test_who_made_a_change_is_a_field_that_a_policy_must_name() -> None:
    assert "by" not in built("changes").type_map["Change"].fields  # type: ignore[attr-defined]  # an object
    assert "by" in built("changes", "Change.by").type_map["Change"].fields  # type: ignore[attr-defined]  # an object
