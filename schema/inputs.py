"""What mutations are given: the settable properties of the model, the keys of a node, and what lies around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from graph.declare import Model, Node, Property, Type
from schema.keys import KEYS
from schema.shapes import Field, Input, Shape
from schema.values import output_type

INPUTS = {Type.MONEY: "Decimal"}
ID = Field("id", "ID!", "Its id.")
IF_VERSION = Field("ifVersion", "Int", "The version that it must have: CONFLICT if somebody has changed it since.")
SHARE_KEY = Field("shareKey", "Boolean", "Whether its keys may have other holders: couples share a mailbox.")
ADDRESS = Field("address", "AddressInput", "The primary address from now on; null ends the one that is.")
Fields = Callable[[Model], Sequence[Field]]


def input_type(property: Property) -> str:
    """The type of a value as it is given: amounts are in the deployment's currency."""
    return property.enum or INPUTS.get(property.type) or output_type(property)


def settable(model: Model, name: str) -> tuple[Property, ...]:
    """What of a node whoever sees this model may set."""
    return tuple(each for each in model.node(name).properties if each.settable and each.asked)


def properties(model: Model, name: str) -> tuple[Field, ...]:
    return tuple(Field(each.name, input_type(each), each.description) for each in settable(model, name))


def creating(name: str) -> Fields:
    """A new node: its properties, its keys, where it is."""
    return lambda model: (*properties(model, name), *_around(model.node(name), model))


def updating(name: str) -> Fields:
    """A node named by id, and what shall be otherwise."""
    return lambda model: (ID, IF_VERSION, *properties(model, name), *_around(model.node(name), model))


def upserting(name: str) -> Fields:
    """A node named by any of its keys, which it has afterwards."""
    return partial(_upserting, name)


def _upserting(name: str, model: Model) -> tuple[Field, ...]:
    by_id = Field("id", "ID", "Its id, where it is known: then it must be there.")
    return (by_id, IF_VERSION, *properties(model, name), *_around(model.node(name), model))


def standing(_model: Model) -> tuple[Field, ...]:
    """A node named by id."""
    return (ID, IF_VERSION)


def _around(node: Node, model: Model) -> Iterator[Field]:
    own = {each.name for each in node.properties}
    told = [each for each in node.keys if each != "id" and each not in own]
    yield from (Field(each, *KEYS[each]) for each in told)
    if any(each.name == "identifiers" for each in node.relations):
        yield SHARE_KEY
    if any(each.name == "addresses" for each in node.relations) and "Address" in model.nodes:
        yield ADDRESS


def shared(model: Model) -> Iterator[Shape]:
    """Inputs that several mutations take."""
    if "Address" in model.nodes:
        yield Input("AddressInput", "A postal address; it is tidied by the rules of its country.", (
            Field("lines", "[String!]", "Street lines."), Field("postalCode", "String", "Postal code."),
            Field("city", "String", "City or town."), Field("region", "String", "State, province or county."),
            Field("country", "String", "The country by name or code."),
            Field("use", "AddressUse", "What it is used for; HOME for people, BILLING for companies.")))  # fmt: skip
