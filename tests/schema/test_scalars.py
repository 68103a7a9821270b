"""What comes in becomes what the store keeps; what cannot be read is refused with a reason."""

import pytest
from graphql import GraphQLError, GraphQLScalarType, GraphQLSchema, parse_value


def scalar(core: GraphQLSchema, name: str) -> GraphQLScalarType:
    found = core.type_map[name]
    assert isinstance(found, GraphQLScalarType)
    return found


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("DateTime", "2024-06-01T12:00:00Z", "2024-06-01T12:00:00"),
        ("DateTime", "2024-06-01 12:00", "2024-06-01T10:00:00"),
        ("Date", "2024-02-29", "2024-02-29"),
        ("Duration", " p1y6m ", "P1Y6M"),
        ("CurrencyCode", "eur", "EUR"),
        ("Decimal", "12.34", 123400),
        ("Decimal", 12, 120000),
        ("Decimal", 0.1, 1000),
        ("BigInt", 2**53 - 1, 2**53 - 1),
        ("BigInt", 5.0, 5),
    ],
)
def test_a_variable_is_read(core: GraphQLSchema, name: str, value: object, kept: object) -> None:
    assert scalar(core, name).coerce_input_value(value) == kept


@pytest.mark.parametrize(
    ("name", "literal", "kept"),
    [
        ("DateTime", '"2024-01-01T12:00:00+02:00"', "2024-01-01T10:00:00"),
        ("Decimal", "922337203685477.5807", 9223372036854775807),
        ("Decimal", "-1e2", -1000000),
        ("Decimal", '"0.5"', 5000),
        ("BigInt", "-7", -7),
    ],
)
def test_a_literal_is_read_as_it_is_written(core: GraphQLSchema, name: str, literal: str, kept: object) -> None:
    assert scalar(core, name).parse_literal(parse_value(literal)) == kept


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("DateTime", "yesterday", "Wanted a moment"),
        ("DateTime", 3, "Put it in quotes"),
        ("Date", "2023-02-29", "Wanted a date"),
        ("Duration", "1 day", "Wanted a duration"),
        ("CurrencyCode", "EURO", "Wanted a currency"),
        ("Decimal", "1.23456", "Round it to 4 decimals"),
        ("Decimal", True, "Wanted a decimal number"),
        ("Decimal", 1e11, "binary fractions"),
        ("Decimal", float("nan"), "binary fractions"),
        ("BigInt", 2**53, "at most 9007199254740991"),
        ("BigInt", True, "Wanted a whole number"),
        ("BigInt", 1.5, "Wanted a whole number"),
        ("BigInt", "5", "Wanted a whole number"),
    ],
)
def test_what_cannot_be_read_is_refused(core: GraphQLSchema, name: str, value: object, reason: str) -> None:
    with pytest.raises(GraphQLError, match=reason):
        scalar(core, name).coerce_input_value(value)


@pytest.mark.parametrize("literal", ["[1]", "{a: 1}", "true", "RED"])
def test_a_literal_of_another_shape_is_refused_at_its_place(core: GraphQLSchema, literal: str) -> None:
    with pytest.raises(GraphQLError, match="Wanted text or a number") as caught:
        scalar(core, "Decimal").parse_literal(parse_value(literal))
    assert caught.value.nodes


@pytest.mark.parametrize(
    ("name", "value", "sent"),
    [
        ("DateTime", "2024-06-01T12:00:00Z", "2024-06-01T12:00:00Z"),
        ("Decimal", "12.00", "12.00"),
        ("Decimal", 123400, "12.34"),
        ("BigInt", 7, 7),
    ],
)
def test_what_goes_out(core: GraphQLSchema, name: str, value: object, sent: object) -> None:
    assert scalar(core, name).coerce_output_value(value) == sent


def test_a_sum_beyond_what_a_json_number_holds_is_an_error(core: GraphQLSchema) -> None:
    with pytest.raises(GraphQLError, match="Wanted a whole number"):
        scalar(core, "BigInt").coerce_output_value(2**53)
