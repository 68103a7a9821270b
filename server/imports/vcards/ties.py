"""Whom the owner of a card is tied to, in any program's words for it; people are named, or known by their UID."""

from server.imports.vcards.properties import Property
from server.imports.vcards.spread import Labels, Spread

FIELDS = {
    "spouse": "spouse partner husband wife fiance fiancé domestic_partner domesticpartner sweetheart date crush",
    "children": "child son daughter children",
    "parents": "parent mother father",
    "siblings": "sibling brother sister",
    "friends": "friend met acquaintance",
    "colleagues": "colleague co-worker coworker manager assistant boss supervisor",
    "neighbours": "neighbor neighbour",
    "referredBy": "referred_by referredby referrer",
}
"""Fields, and the words that mean them; every other tie is one of `relatives`."""
BY_WORD = {word: field for field, words in FIELDS.items() for word in words.split()}
OWN = {
    "X-SPOUSE": "spouse", "X-MS-SPOUSE": "spouse", "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse", "X-MS-CHILD": "children", "X-CHILDREN": "children",
    "X-MANAGER": "colleagues", "X-MS-MANAGER": "colleagues", "X-EVOLUTION-MANAGER": "colleagues",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "colleagues", "X-ASSISTANT": "colleagues", "X-MS-ASSISTANT": "colleagues",
    "X-EVOLUTION-ASSISTANT": "colleagues", "X-KADDRESSBOOK-X-ASSISTANTSNAME": "colleagues", "AGENT": "relatives",
}  # fmt: skip
"""Properties that mean one kind of tie."""
LABELLED = ("RELATED", "X-ABRELATEDNAMES")


def row(by: Spread, labels: Labels) -> dict[str, object]:
    """The fields of a row that name other people."""
    named: dict[str, list[str]] = {}
    for each in (one for name in LABELLED for one in by.pop(name, ())):
        named.setdefault(_field(each, labels), []).append(each.text)
    for name, field in OWN.items():
        named.setdefault(field, []).extend(_name(each) for each in by.pop(name, ()))
    return {field: [name for name in names if name] for field, names in named.items()}


def _field(told: Property, labels: Labels) -> str:
    words = (labels.of(told), *(type_.lower() for type_ in sorted(told.types)))
    return next((BY_WORD[word] for word in words if word in BY_WORD), "relatives")


def _name(told: Property) -> str:
    """The name in a property; an agent of version 3.0 is a whole card in one text."""
    lines = told.text.splitlines()
    return next((line.partition(":")[2] for line in lines if line.upper().startswith("FN")), told.text)
