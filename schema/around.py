"""What a new customer can bring with it: household, employer, who referred them, consents, a first purchase."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from graph.declare import Model
from schema.happenings import sale_fields
from schema.inputs import Fields, input_type, properties
from schema.shapes import Field, Input, Shape

JOINED = (("household", "Household", "MEMBER_OF", "role isPrimary since"),
          ("employer", "Company", "WORKS_AT", "role department isPrimary since"))  # fmt: skip
NEEDS = {("Customer", "purchase"): "purchaseRecord", ("Customer", "consents"): "consentRecord"}
NEW_NEEDS = {"Household": "householdCreate", "Company": "companyCreate"}


def beside(own: Fields) -> Fields:
    """The fields of a customer, and what lies around."""
    return partial(_beside, own)


def _beside(own: Fields, model: Model) -> tuple[Field, ...]:
    return (*own(model), *_around(model))


def _around(model: Model) -> Iterator[Field]:
    for name, label, _, _ in JOINED:
        if label in model.nodes:
            yield Field(name, f"Customer{name.capitalize()}Input", f"The {name} from now on: known by a key, or new.")
    yield Field("referredBy", "CustomerKey", "Who claims to have brought them; credited if it is the first claim.")
    if "Consent" in model.nodes:
        yield Field("consents", "[CustomerConsentInput!]", "What they have agreed to, or not.")
    if {"Purchase", "Product"} <= model.nodes.keys():
        yield Field("purchase", "CustomerPurchaseInput", "A purchase of theirs, recorded with them.")


def shared(model: Model, operations: frozenset[str]) -> Iterator[Shape]:
    """The inputs of what lies around."""
    for name, label, type_, edge in JOINED:
        if label in model.nodes:
            about = f"The {name} of a customer: one that is known, or a new one."
            yield Input(f"Customer{name.capitalize()}Input", about, (
                Field("key", f"{label}Key", "One that is known."), *_new(label, operations),
                *_edge(model, type_, edge)))  # fmt: skip
    if "Consent" in model.nodes:
        yield Input("CustomerConsentInput", "What a customer said about one purpose.", properties(model, "Consent"))
    if {"Purchase", "Product"} <= model.nodes.keys():
        yield Input("CustomerPurchaseInput", "A purchase of the customer beside which it stands.",
                    sale_fields(model, operations))  # fmt: skip


def _new(label: str, operations: frozenset[str]) -> Iterator[Field]:
    if NEW_NEEDS[label] in operations:
        yield Field("new", f"{label}CreateInput", "One of which nothing was known.")


def _edge(model: Model, type_: str, names: str) -> Iterator[Field]:
    for each in model.relationships[type_].properties:
        if each.name in names.split() and each.asked:
            yield Field(each.name, input_type(each), each.description)
