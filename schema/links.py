"""The mutations of relationships, as a table: what links, changes, corrects, ends and unlinks which of them.

A relationship is named by its two ends, each by any key, and by `which` where several stand between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from graph.declare import Model, Property
from graph.writes.relation_kinds import HOLDERS, KINDS, RelationKind, held, located
from schema.declared import Declared
from schema.inputs import input_type, settable
from schema.shapes import Field, Input, OneOf, Shape

TOLD_APART = {"referral": ("isCredited",)}
"""Properties that have a mutation of their own."""
MOVED = Field("newParent", "CompanyKey!", "The company that owns it from then on.")
CREDITED = Field("isCredited", "Boolean", "Whether it is the claim that counts, which it is when not given; false"
                 " leaves the customer without.")  # fmt: skip
HOLDER = Field("holder", "HolderKey!", "The customer or company that is reached by it.")
SHARE_KEY = Field("shareKey", "Boolean", "Whether it may have other holders: couples share a mailbox.")
SYSTEM = Field("system", "String", "The system whose key it is, for external keys.")
WHICH_ADDRESS = Field("address", "ID!", "The id of the address.")


def told(model: Model, kind: RelationKind) -> tuple[Property, ...]:
    """What of a relationship whoever sees this model may set."""
    asked = {each.name for each in model.relationships[kind.type].properties if each.asked}
    apart = TOLD_APART.get(kind.word, ())
    return tuple(each for each in kind.properties if each.name in asked and each.name not in apart)


@dataclass(frozen=True, slots=True)
class Linked:
    """One mutation of the table: what is done to a relationship of a kind."""

    name: str
    several: str
    word: str
    verb: str
    about: str

    @property
    def kind(self) -> RelationKind:
        return KINDS[self.word]


def _dated(word: str, several: str, says: str) -> Iterator[Linked]:
    """All that can be done to relationships that hold for a time."""
    yield Linked(f"{word}Link", f"{several}Link", word, "Link", f"Says that {says}.")
    yield from _changes(word, several, says)
    yield Linked(f"{word}End", f"{several}End", word, "End", f"Says that no longer {says}.")


def _changes(word: str, several: str, says: str) -> Iterator[Linked]:
    yield Linked(f"{word}Change", f"{several}Change", word, "Change",
                 f"Lets it end that {says}, and begin anew on the same day with what is otherwise.")  # fmt: skip
    yield from _mended(word, several, says)


def _mended(word: str, several: str, says: str) -> Iterator[Linked]:
    yield Linked(f"{word}Correct", f"{several}Correct", word, "Correct",
                 f"Corrects what was said of how {says}: it has been like this all along.")  # fmt: skip
    yield Linked(f"{word}Unlink", f"{several}Unlink", word, "Unlink", f"Takes back that {says}: it was a mistake.")


def _plain(word: str, several: str, kind: str, verbs: tuple[str, str], says: str) -> Iterator[Linked]:
    """What either is or is not."""
    yield Linked(f"{word}{verbs[0]}", f"{several}{verbs[0]}", kind, "Link", f"Says that {says}.")
    yield Linked(f"{word}{verbs[1]}", f"{several}{verbs[1]}", kind, "Unlink", f"Takes back that {says}.")


LINKED: tuple[Linked, ...] = (
    Linked("referralLink", "referralsLink", "referral", "Claim",
           "Says that one customer brought another. The first such claim from before the first purchase is credited."),
    *_mended("referral", "referrals", "one customer brought another"),
    Linked("referralCredit", "referralsCredit", "referral", "Credit",
           "Lets this claim be the one that counts, whichever was before."),
    Linked("householdJoin", "householdsJoin", "membership", "Link", "Says that somebody belongs to a household."),
    Linked("householdLeave", "householdsLeave", "membership", "End", "Says that somebody left a household."),
    *_changes("membership", "memberships", "somebody belongs to a household"),
    *_dated("tie", "ties", "two people are something to each other"),
    *_dated("employment", "employments", "somebody works at a company"),
    *_dated("ownership", "ownerships", "a company owns another"),
    *_dated("partnership", "partnerships", "two companies work together"),
    *_plain("product", "products", "category", ("Categorise", "Uncategorise"), "a product belongs to a category"),
    Linked("categoryMove", "categoriesMove", "place", "Move", "Puts a category inside another one, or at the top."),
    *_plain("complement", "complements", "complement", ("Link", "Unlink"), "a product goes with another"),
    *_plain("substitute", "substitutes", "substitute", ("Link", "Unlink"), "a product can stand in for another"),
    *_plain("product", "products", "pin", ("Pin", "Unpin"), "a product is always offered beside another"),
    *_plain("product", "products", "boost", ("Boost", "Unboost"), "a product is offered more often beside another"),
    *_plain("product", "products", "block", ("Block", "Unblock"), "a product is never offered beside another"),
)  # fmt: skip


# ------------------------------------------------------------------------------------------------------------- inputs


def _fields(one: Linked, model: Model) -> tuple[Field, ...]:
    kind, ends = one.kind, _ends(one.kind)
    named = (*ends, *_which(kind, model))
    properties = _properties(told(model, kind))
    match one.verb:
        case "Link" | "Claim":
            return (*ends, *properties)
        case "Change" if one.word == "ownership":
            return (*named, MOVED, *properties)
        case "Change" | "Correct":
            return (*named, *properties)
        case "End":
            return (*named, *(each for each in properties if each.name == "until"))
        case "Credit":
            return (*named, CREDITED)
        case "Move":
            return (ends[0], Field("parent", "CategoryKey", "The category around it; null for none."))
        case _:
            return named


def _ends(kind: RelationKind) -> tuple[Field, ...]:
    return tuple(Field(each.field, f"{each.to}Key!", f"The {each.field}, by any key.")
                 for each in (kind.start, kind.end))  # fmt: skip


def _which(kind: RelationKind, model: Model) -> tuple[Field, ...]:
    """What names one of several; nothing where there is never more than one."""
    apart = _apart(kind, model)
    return (Field("which", f"{_title(kind)}Which", "Which of several between the two."),) if apart else ()


def _apart(kind: RelationKind, model: Model) -> tuple[Property, ...]:
    return tuple(each for each in told(model, kind) if each.name in kind.apart)


def _title(kind: RelationKind) -> str:
    return f"{kind.word[:1].upper()}{kind.word[1:]}"


def _properties(properties: Sequence[Property]) -> tuple[Field, ...]:
    return tuple(Field(each.name, input_type(each), each.description) for each in properties)


def shared(model: Model) -> Iterator[Shape]:
    """Inputs that several of these mutations take; only those that somebody needs come into a schema."""
    types = {each.name for each in model.nodes.values() if not each.hidden}
    for kind in (*KINDS.values(), HELD, LOCATED):
        if {kind.start.to, kind.end.to} <= types and (apart := _apart(kind, model)):
            yield Input(f"{_title(kind)}Which", "Which of several: what is given must be so, null for nothing.",
                        _properties(apart))  # fmt: skip
    holders = tuple(Field(name.lower(), f"{name}Key", f"A {name.lower()}.") for name in HOLDERS if name in types)
    if holders:
        yield OneOf("HolderKey", "Who is reached by something.", holders)


# ------------------------------------------------------------------------------------------------------------- contacts


HELD, LOCATED = held(HOLDERS[0]), located(HOLDERS[0])
"""Those of customers; those of companies say the same of themselves."""
CONTACTS = tuple((name, several, verb) for verb in ("Add", "Correct", "End", "Unlink")
                 for name, several in ((f"identifier{verb}", f"identifiers{verb}"),
                                       (f"address{verb}", f"addresses{verb}")))  # fmt: skip
SAYS = {"Add": "Says that somebody is reached by", "Correct": "Corrects what was said of", "End": "Says that no longer"
        " anybody is reached by", "Unlink": "Takes back, as a mistake, that somebody is reached by"}  # fmt: skip


def _identifier(verb: str, model: Model) -> tuple[Field, ...]:
    named = (HOLDER, Field("type", "IdentifierType!", "What kind of key it is."),
             Field("value", "String!", "The key, in any spelling."), SYSTEM)  # fmt: skip
    properties = _properties(told(model, HELD))
    if verb == "Add":
        return (*named, *properties, SHARE_KEY)
    which = _which(HELD, model)
    new = Field("newValue", "String", "The key that it should have been, of the same type.")
    rest = (new, *properties, SHARE_KEY) if verb == "Correct" else tuple(_until(verb, properties))
    return (*named, *which, *rest)


def _address(verb: str, model: Model) -> tuple[Field, ...]:
    properties = _properties(told(model, LOCATED))
    if verb == "Add":
        new = Field("address", "AddressInput!", "The address, and what it is used for.")
        return (HOLDER, new, *(each for each in properties if each.name != "use"))
    named = (HOLDER, WHICH_ADDRESS, *_which(LOCATED, model))
    moved = Field("newAddress", "AddressInput", "The address that it should have been.")
    return (*named, moved, *properties) if verb == "Correct" else (*named, *_until(verb, properties))


def _until(verb: str, properties: Sequence[Field]) -> Iterator[Field]:
    return (each for each in properties if each.name == "until" and verb == "End")


def _consent(model: Model) -> tuple[Field, ...]:
    always = {"purpose", "state"}
    said = (Field(each.name, f"{input_type(each)}{'!' if each.name in always else ''}", each.description)
            for each in settable(model, "Consent"))  # fmt: skip
    key = Field("external", "ExternalKey", "Its key in another system: what is known under it is changed.")
    return (Field("customer", "CustomerKey!", "Who says so, by any key."), key, *said)


# ------------------------------------------------------------------------------------------------------------- table


def _linked(one: Linked) -> Declared:
    start, end = one.kind.start, one.kind.end
    shown = ((start.field, start.to), (end.field, end.to))
    fields = partial(_fields, one)
    return Declared(one.name, start.to, "edit", one.about, fields, shown, one.several, sees=(end.to,))


def _contact(name: str, several: str, verb: str) -> Declared:
    word = name.removesuffix(verb)
    to, fields = ("Identifier", _identifier) if word == "identifier" else ("Address", _address)
    shown = (("customer", "Customer"), ("company", "Company"), (word, to))
    about = f"{SAYS[verb]} an {word}."
    return Declared(name, to, "edit", about, partial(fields, verb), shown, several, sees=(to,), starts=HOLDERS)


DECLARED: tuple[Declared, ...] = (
    *map(_linked, LINKED),
    *(_contact(*each) for each in CONTACTS),
    Declared("consentRecord", "Consent", "edit", "Records what a customer agreed to, or did not.", _consent,
             (("customer", "Customer"), ("consent", "Consent")), "consentsRecord", upserts=True,
             sees=("Customer", "Consent"), starts=("Customer",)),
)  # fmt: skip
