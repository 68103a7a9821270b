"""What a property is called in the API: the type of its value, of its sum and average, and of its conditions."""

from graph.declare import Personal, Property, Type

OUTPUTS = {
    Type.ID: "ID",
    Type.TEXT: "String",
    Type.CODE: "String",
    Type.INT: "Int",
    Type.FLOAT: "Float",
    Type.DECIMAL: "Decimal",
    Type.MONEY: "Money",
    Type.BOOLEAN: "Boolean",
    Type.DATE: "Date",
    Type.DATETIME: "DateTime",
    Type.TEXTS: "[String!]",
}
SUMS = {Type.INT: "BigInt", Type.FLOAT: "Float", Type.DECIMAL: "Decimal", Type.MONEY: "Money"}
AVERAGES = {Type.INT: "Float", Type.FLOAT: "Float", Type.DECIMAL: "Decimal", Type.MONEY: "Money"}

FILTERS = {
    Type.ID: "IDFilter",
    Type.TEXT: "TextFilter",
    Type.CODE: "CodeFilter",
    Type.INT: "IntFilter",
    Type.FLOAT: "FloatFilter",
    Type.DECIMAL: "DecimalFilter",
    Type.MONEY: "MoneyFilter",
    Type.BOOLEAN: "BooleanFilter",
    Type.DATE: "DateFilter",
    Type.DATETIME: "DateTimeFilter",
    Type.TEXTS: "TextsFilter",
}
SUM_FILTERS = {**FILTERS, Type.INT: "BigIntFilter"}
AVERAGE_FILTERS = {**FILTERS, Type.INT: "FloatFilter"}


def output_type(prop: Property) -> str:
    """The type of a value, never Non-Null."""
    return prop.enum or OUTPUTS[prop.type]


MASKED_SOMEWHERE = frozenset({"name"})
"""A person's name can be masked, so no name is Non-Null: a query may ask several types for it under one key."""


def field_type(prop: Property) -> str:
    """The same as a field says it: Non-Null where the value can be neither missing nor masked."""
    certain = prop.required and prop.personal is Personal.NO and prop.name not in MASKED_SOMEWHERE
    return f"{output_type(prop)}!" if certain else output_type(prop)


def filter_type(prop: Property) -> str:
    return f"{prop.enum}Filter" if prop.enum else FILTERS[prop.type]
