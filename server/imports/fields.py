"""What a kind of import can tell: its fields, from the model and the table of kinds.

A property added to the model is a field at once; what else a file can say (keys, references, e-mail addresses, the
parts of an address) is declared here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.declare import Index, Model, Property, Type
from graph.ingest.kinds import (
    Kind,
    LinkKind,
    NodeKind,
    PurchaseKind,
    Reference,
    header_properties,
    link_properties,
    node_properties,
)


class Role(StrEnum):
    """What becomes of a value."""

    KEY = "KEY"
    PROPERTY = "PROPERTY"
    REFERENCE = "REFERENCE"
    CONTACT = "CONTACT"
    ADDRESS = "ADDRESS"
    LINE = "LINE"
    AROUND = "AROUND"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a column can tell. `is_name` texts are kept on one line, others as they are written.

    `choices` are the values of its enum.
    """

    name: str
    type: Type
    description: str
    role: Role
    required: bool = False
    enum: str | None = None
    to: str = ""
    is_name: bool = False
    choices: tuple[str, ...] = ()


ADDRESS = (
    ("lines", Type.TEXTS, "Street lines."),
    ("postalCode", Type.TEXT, "Postal code."),
    ("city", Type.TEXT, "City or town."),
    ("region", Type.TEXT, "State, province or county."),
    ("country", Type.TEXT, "Country, as a code or a name."),
)
CONTACTS = (
    ("email", Type.CODE, "The primary e-mail address."),
    ("emails", Type.TEXTS, "Further e-mail addresses."),
    ("phone", Type.CODE, "The primary telephone number."),
    ("phones", Type.TEXTS, "Further telephone numbers."),
)
PLACES = 5
"""Addresses of one row; the first is the primary one."""
NAMES = (("nameSuffix", Type.TEXT, "What stands behind the name, such as Jr."),)
EMPLOYERS = 3
"""Employers of one row; the first is the primary one."""
EMPLOYER = (
    ("employer", Type.TEXT, "The company the person works at, by its name."),
    ("jobTitle", Type.TEXT, "What the person does there."),
    ("department", Type.TEXT, "Where in the company."),
)
TIES = {
    "spouse": "SPOUSE",
    "children": "CHILD",
    "parents": "PARENT",
    "siblings": "SIBLING",
    "friends": "FRIEND",
    "colleagues": "COLLEAGUE",
    "neighbours": "NEIGHBOUR",
    "relatives": "OTHER",
}
"""Columns that name other people, and the kind of tie that each means."""
NUMBERS = {
    "customers": ("loyaltyNumber", Type.CODE, "The number of a loyalty card."),
    "companies": ("taxNumber", Type.CODE, "The tax or VAT number."),
}
LINES = (
    Field("sku", Type.CODE, "The code of the product.", Role.LINE, required=True),
    Field("description", Type.TEXT, "What the line says.", Role.LINE, is_name=True),
    Field("quantity", Type.INT, "How many.", Role.LINE, required=True),
    Field("unitPrice", Type.MONEY, "Price of one.", Role.LINE, required=True),
    Field("discount", Type.MONEY, "Taken off the line.", Role.LINE),
    Field("line", Type.INT, "Its place in the purchase; otherwise rows are counted.", Role.LINE),
)


def fields_of(kind: Kind, model: Model) -> tuple[Field, ...]:
    """Every field of a kind, in the order in which it is shown."""
    return tuple(_with_choices(each, model) for each in _of(kind, model))


def _of(kind: Kind, model: Model) -> Iterator[Field]:
    match kind:
        case NodeKind():
            return _of_node(kind, model)
        case LinkKind():
            return _of_link(kind, model)
        case PurchaseKind():
            return _of_purchase(kind, model)


def _with_choices(field: Field, model: Model) -> Field:
    return replace(field, choices=tuple(model.enums[field.enum].values)) if field.enum else field


def _of_node(kind: NodeKind, model: Model) -> Iterator[Field]:
    yield Field(kind.key, Type.CODE, "The key under which the source knows it.", Role.KEY, required=True)
    for declared in node_properties(kind, model):
        if declared.name != kind.key:
            yield _property(declared, is_required=declared.required and kind.node in ("Interaction", "Consent"))
    yield from map(_reference, kind.references)
    if kind.reached:
        yield from (Field(name, type_, text, Role.CONTACT) for name, type_, text in (*CONTACTS, NUMBERS[kind.name]))
        yield from _of_places()
    if kind.name == "customers":
        yield from _of_person()
    if kind.name == "companies":
        yield Field("parent", Type.CODE, "Key of the company that owns it.", Role.REFERENCE, to="Company")


def _of_places() -> Iterator[Field]:
    """The primary address under plain names, further ones under numbered names."""
    for number in range(1, PLACES + 1):
        text = "What the address is used for."
        yield Field(place_field(number, "use"), Type.ENUM, text, Role.ADDRESS, enum="AddressUse")
        yield from (Field(place_field(number, name), type_, text, Role.ADDRESS) for name, type_, text in ADDRESS)


def place_field(number: int, part: str) -> str:
    """How a part of an address is called: city, address2City."""
    if number == 1:
        return "addressUse" if part == "use" else part
    return f"address{number}{part[0].upper()}{part[1:]}"


def _of_person() -> Iterator[Field]:
    """What a row can tell of a person beside the person's own properties."""
    yield from (Field(name, type_, text, Role.CONTACT, is_name=True) for name, type_, text in NAMES)
    for number in range(1, EMPLOYERS + 1):
        for name, type_, text in EMPLOYER:
            yield Field(f"{name}{number if number > 1 else ''}", type_, text, Role.AROUND, is_name=True)
    yield Field("employerKeys", Type.TEXTS, "The companies the person works at, by their keys.", Role.AROUND)
    for name in TIES:
        yield Field(name, Type.TEXTS, f"Names of the person's {name}.", Role.AROUND)
    yield Field("referredBy", Type.TEXT, "Name of who brought the person.", Role.AROUND, is_name=True)


def _of_link(kind: LinkKind, model: Model) -> Iterator[Field]:
    yield _reference(kind.start)
    if kind.end is not None:
        yield _reference(kind.end)
    else:
        yield Field("company", Type.CODE, "Key of the company, where it is one.", Role.REFERENCE, to="Company")
    if kind.name == "addresses":
        yield from (Field(name, type_, text, Role.ADDRESS) for name, type_, text in ADDRESS)
    if kind.name == "identifiers":
        yield Field("type", Type.ENUM, "What kind of key it is.", Role.CONTACT, required=True, enum="IdentifierType")
        yield Field("raw", Type.CODE, "The key as it was told.", Role.CONTACT, required=True)
    for declared in link_properties(kind, model):
        yield _property(declared, is_required=declared.name in (kind.identity or ()) and declared.name == "kind")


def _of_purchase(kind: PurchaseKind, model: Model) -> Iterator[Field]:
    for declared in header_properties(model):
        yield _property(declared, is_required=declared.name in ("number", "at"))
    yield from map(_reference, kind.references)
    yield from LINES


def _property(declared: Property, *, is_required: bool) -> Field:
    is_name = declared.index is Index.SORT or declared.groupable
    return Field(declared.name, declared.type, declared.label or declared.description, Role.PROPERTY,
                 is_required, declared.enum, is_name=is_name)  # fmt: skip


def _reference(reference: Reference) -> Field:
    type_ = Type.TEXTS if reference.many else Type.CODE
    return Field(reference.column, type_, reference.description, Role.REFERENCE, reference.required, to=reference.to)
