"""Mutations that record what happened: purchases and returns with their lines, conversations, cases and reviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from graph.declare import Model
from graph.ingest.kinds import COMPUTED
from schema.declared import Declared, Right
from schema.inputs import ID, IF_VERSION, Fields, properties, settable, standing, upserting
from schema.shapes import Field, Input, Shape

VIEWS = ("Conversation", "Case", "Review")
SALES = ("Purchase", "Return")
OWN_NEEDS = {"buyer": "customerUpsert", "createProducts": "productCreate"}
NEEDS = {(name, field): need for name in SALES for field, need in OWN_NEEDS.items()}
"""Fields, by type, that only those are offered who have the mutation that does the same alone."""
EXTERNAL = Field("external", "ExternalKey", "Its key in another system: told again under it, it is put right.")
LINES = Field("lines", "[LineInput!]!", "What it is made of, in this order; told again, all of it.")
TOTAL = Field("total", "Decimal", "What the lines should come to: refused if they do not.")


def declared() -> Iterator[Declared]:
    """All of them."""
    for name in SALES:
        yield from sale_mutations(name)
    yield from talk_mutations()


def sale_mutations(name: str) -> Iterator[Declared]:
    """What can be done to purchases, or to returns."""
    word, shown = name.lower(), ((name.lower(), name),)

    def declared(verb: str, right: Right, about: str, fields: Callable[[Model], Sequence[Field]]) -> Declared:
        return Declared(f"{word}{verb}", name, right, about, fields, shown, f"{word}s{verb}", verb == "Record")

    yield declared("Record", "edit", f"Records a {word} with its lines, its buyer matched or made.",
                   recording(name))  # fmt: skip
    yield declared("Update", "edit", f"Puts a {word} right: what is absent stays, null clears.",
                   correcting(name))  # fmt: skip
    yield declared("Archive", "archive", f"Puts a {word} away: it counts for nothing.", standing)
    yield declared("Restore", "archive", f"Brings a {word} back: it counts again.", standing)
    yield declared("Delete", "delete", f"Deletes a {word} that nothing refers to, with its lines.", standing)


def talk_mutations() -> Iterator[Declared]:
    """What can be done to conversations, cases and reviews alike: all that somebody sees must be theirs."""
    shown = (("interaction", "Interaction"),)

    def declared(verb: str, right: Right, about: str, fields: Callable[[Model], Sequence[Field]]) -> Declared:
        name, several = f"interaction{verb}", f"interactions{verb}"
        return Declared(name, VIEWS[0], right, about, fields, shown, several, verb == "Record", starts=VIEWS)

    yield declared("Record", "edit", "Records a conversation, a case or a review.", talking)
    about = "Puts a conversation, a case or a review right: what is absent stays, null clears."
    yield declared("Update", "edit", about, putting_right)
    yield declared("Archive", "archive", "Puts a conversation, a case or a review away.", standing)
    yield declared("Restore", "archive", "Brings a conversation, a case or a review back.", standing)
    yield declared("Delete", "delete", "Deletes a conversation, a case or a review that nothing refers to.",
                   standing)  # fmt: skip


# --------------------------------------------------------------------------------------------------------------- inputs


def naming(model: Model) -> tuple[Field, ...]:
    """Whom something happened with."""
    named = (
        ("Customer", Field("customer", "CustomerKey", "The customer it happened with; null: nobody.")),
        ("Company", Field("company", "CompanyKey", "The company it happened with; null: nobody.")),
        ("Customer", Field("contact", "CustomerKey", "Who acted for the company.")),
    )
    return tuple(field for name, field in named if name in model.nodes)


def _about(model: Model) -> tuple[Field, ...]:
    fits = "Product" in model.nodes and any(name in model.nodes for name in VIEWS[1:])
    return (Field("products", "[ProductKey!]", "What a case or a review is about."),) if fits else ()


def _header(name: str, model: Model) -> tuple[Field, ...]:
    return tuple(each for each in properties(model, name) if each.name not in COMPUTED)


def _sale(name: str, model: Model) -> tuple[Field, ...]:
    of = name == "Return" and "Purchase" in model.nodes
    undone = (Field("purchase", "PurchaseKey", "The purchase that it undoes; its buyer, if no other is named."),)
    return (
        *_header(name, model), TOTAL, *(undone if of else ()),
        Field("createProducts", "Boolean", "Whether lines may name products by codes that nobody knows yet."),
    )  # fmt: skip


def sale_fields(model: Model, operations: frozenset[str]) -> tuple[Field, ...]:
    """A purchase of which it is known whose it is."""
    fields = (EXTERNAL, *_sale("Purchase", model), LINES)
    return tuple(each for each in fields if OWN_NEEDS.get(each.name, each.name) in {each.name, *operations})


def recording(name: str) -> Fields:
    """A purchase or return with its lines."""
    return partial(_recording, name)


def _recording(name: str, model: Model) -> tuple[Field, ...]:
    return (
        *naming(model), Field("buyer", "BuyerInput", "Who buys, matched by any of their keys, or made."), EXTERNAL,
        IF_VERSION, *_sale(name, model), LINES,
    )  # fmt: skip


def correcting(name: str) -> Fields:
    """A purchase or return named by id, and what shall be otherwise."""
    return partial(_correcting, name)


def _correcting(name: str, model: Model) -> tuple[Field, ...]:
    lines = Field("lines", "[LineInput!]", "All of its lines from now on; absent leaves them as they are.")
    return (ID, IF_VERSION, *naming(model), *_sale(name, model), lines)


def talking(model: Model) -> tuple[Field, ...]:
    """A conversation, case or review."""
    kind = Field("kind", "InteractionKind!", "What it is: decides which of the other fields it can have.")
    return (kind, *naming(model), *_about(model), EXTERNAL, IF_VERSION, *_talk(model))


def putting_right(model: Model) -> tuple[Field, ...]:
    """A conversation, case or review named by id, and what shall be otherwise."""
    return (ID, IF_VERSION, *naming(model), *_about(model), *_talk(model))


def _talk(model: Model) -> tuple[Field, ...]:
    found = {each.name: each for name in VIEWS if name in model.nodes for each in properties(model, name)}
    return tuple(found.values())


def shared(model: Model) -> Iterator[Shape]:
    """Inputs that several of these mutations take."""
    if "Product" in model.nodes:
        kinds = (each.enum for each in settable(model, "Product") if each.name == "kind")
        kind = tuple(Field("kind", str(enum), "What a new product is; GOODS if not given.") for enum in kinds)
        yield Input("LineInput", "A line of a purchase or return; its amounts are in the currency of the purchase.", (
            Field("sku", "String", "The code of its product."), Field("product", "ProductKey", "Its product."),
            Field("quantity", "Int!", "How many, from 1; a return counts up too."),
            Field("unitPrice", "Decimal!", "Price of one."), Field("discount", "Decimal", "Taken off the line."),
            Field("total", "Decimal", "What it should come to: refused if it does not."),
            Field("description", "String", "What the line says."),
            Field("name", "String", "What a new product is called; its code if not given."), *kind))  # fmt: skip
    if "Customer" in model.nodes:
        yield Input("BuyerInput", "A customer who buys, matched by any of the keys given, or made.",
                    tuple(upserting("Customer")(model)))  # fmt: skip
