"""The kinds of import as one table: what a row of each becomes, which columns name other things.

The columns of a kind are the properties of the model plus what is declared here, so that a property added to the
model can be imported at once. NODES and LINKS hold the general kinds; PURCHASES are read row by row, a line each.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.declare import Direction, Model, Node, Property, Relationship, Type

OUT, IN = Direction.OUT, Direction.IN


class Missing(StrEnum):
    """What happens when a row names something that the graph does not hold."""

    CREATE = "create"
    REJECT = "reject"


class Keyed(StrEnum):
    """How the key of a row is kept."""

    EXTERNAL = "EXTERNAL"  # as an identifier of the customer or company
    SOURCED = "SOURCED"  # on the node, behind the name of its source
    PLAIN = "PLAIN"  # on the node as it is: the same for all sources


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names another thing: over which relationship, in which direction, to what."""

    column: str
    type: str
    to: str
    direction: Direction = OUT
    many: bool = False
    missing: Missing = Missing.REJECT
    required: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class NodeKind:
    """Rows that become nodes. `views` narrow the columns to those of some views of the node."""

    name: str
    node: str
    key: str
    keyed: Keyed
    references: tuple[Reference, ...] = ()
    reached: bool = False
    views: tuple[str, ...] = ()
    defaults: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class LinkKind:
    """Rows that become relationships.

    `identity` tells relationships between the same two apart; None means whichever holds today.
    """

    name: str
    type: str
    start: Reference
    end: Reference | None
    identity: tuple[str, ...] | None = ()
    inverse: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PurchaseKind:
    """Rows that become lines of purchases and returns, or adjustments."""

    name: str
    references: tuple[Reference, ...]


Kind = NodeKind | LinkKind | PurchaseKind

BUYER = (
    Reference("customer", "HAD", "Buyer", IN, description="Key of the customer (or company) it belongs to."),
    Reference("company", "HAD", "Company", IN, description="Key of the company it belongs to."),
)
CONTACT = Reference("contact", "CONTACT", "Customer", description="Key of the customer who acted for a company.")
PURCHASE = Reference("purchase", "ABOUT", "Interaction", description="Number of the purchase it is about.")

NODES = (
    NodeKind("customers", "Customer", "key", Keyed.EXTERNAL, reached=True),
    NodeKind("companies", "Company", "key", Keyed.EXTERNAL, reached=True),
    NodeKind("products", "Product", "sku", Keyed.PLAIN, (
        Reference("categories", "IN_CATEGORY", "Category", many=True, missing=Missing.CREATE,
                  description="Keys of its categories."),), defaults={"kind": "GOODS"}),
    NodeKind("categories", "Category", "key", Keyed.PLAIN, (
        Reference("parent", "PART_OF", "Category", missing=Missing.CREATE,
                  description="Key of the category around it."),)),
    NodeKind("households", "Household", "key", Keyed.SOURCED, defaults={"kind": "STATED"}),
    NodeKind("interactions", "Interaction", "key", Keyed.SOURCED, (
        *BUYER, CONTACT,
        Reference("products", "ABOUT", "Product", many=True, description="Codes of the products it is about."),
        PURCHASE), views=("Conversation", "Case", "Review")),
    NodeKind("consents", "Consent", "key", Keyed.SOURCED, (
        Reference("customer", "GAVE", "Customer", IN, required=True, description="Key of the customer who said so."),)),
)  # fmt: skip


def _link(name: str, type_: str, start: tuple[str, str], end: tuple[str, str], **rest: object) -> LinkKind:
    references = (Reference(column, type_, to, required=True, description=f"Key of the {to.lower()}.")
                  for column, to in (start, end))  # fmt: skip
    return LinkKind(name, type_, *references, **rest)  # type: ignore[arg-type]  # the table below is the check


INVERSE_TIES = {"PARENT": "CHILD", "CHILD": "PARENT", "GUARDIAN": "WARD", "WARD": "GUARDIAN"}
"""What the tie is from the other side; every other kind is its own inverse."""

LINKS = (
    _link("memberships", "MEMBER_OF", ("customer", "Customer"), ("household", "Household"), identity=("since",)),
    _link("employments", "WORKS_AT", ("customer", "Customer"), ("company", "Company"), identity=("since",)),
    _link("ownerships", "PARENT_OF", ("parent", "Company"), ("company", "Company"), identity=("since",)),
    _link("partners", "PARTNERS_WITH", ("company", "Company"), ("partner", "Company"), identity=("kind", "since")),
    _link("referrals", "REFERRED", ("referrer", "Customer"), ("referred", "Customer")),
    _link("ties", "TIED_TO", ("customer", "Customer"), ("other", "Customer"), identity=("kind", "since"),
          inverse=INVERSE_TIES),
    _link("complements", "COMPLEMENTS", ("product", "Product"), ("other", "Product")),
    _link("substitutes", "SUBSTITUTES", ("product", "Product"), ("other", "Product")),
    LinkKind("addresses", "LOCATED_AT", Reference("customer", "LOCATED_AT", "Buyer"), None, ("use", "since")),
    LinkKind("identifiers", "IDENTIFIED_BY", Reference("customer", "IDENTIFIED_BY", "Buyer"), None, ("since",)),
)  # fmt: skip

PURCHASES = PurchaseKind("purchases", (
    *(Reference(each.column, each.type, each.to, IN, missing=Missing.CREATE, description=each.description)
      for each in BUYER), CONTACT, PURCHASE))  # fmt: skip

REJECT, CREATE = Missing.REJECT, Missing.CREATE


def _around(name: str, start: Missing, end: Missing, identity: tuple[str, ...] | None) -> LinkKind:
    kind = next(each for each in LINKS if each.name == name)
    other = replace(kind.end, missing=end) if kind.end else None
    return replace(kind, start=replace(kind.start, missing=start), end=other, identity=identity)


AROUND: Mapping[str, LinkKind] = {
    "addresses": _around("addresses", REJECT, REJECT, ("use", "since")),
    "employments": _around("employments", REJECT, CREATE, None),
    "ownerships": _around("ownerships", CREATE, REJECT, ("since",)),
    "ties": _around("ties", REJECT, CREATE, ("kind", "since")),
    "referrals": _around("referrals", CREATE, REJECT, ()),
}
"""Relationships that a row of customers or companies tells beside them: whom it names is created when unknown, and a
new employer closes the one before."""

KINDS: Mapping[str, Kind] = {each.name: each for each in (*NODES, *LINKS, PURCHASES)}


def node_properties(kind: NodeKind, model: Model) -> tuple[Property, ...]:
    """What a file can tell of the node: its settable properties, those of its views for an interface."""
    views = [model.node(view) for view in kind.views] or [model.node(kind.node)]
    told = {each.name: each for view in views for each in view.properties if _is_told(each, kind)}
    return tuple(told.values())


def _is_told(declared: Property, kind: NodeKind) -> bool:
    """The kind of an interaction is settable for nobody, but who imports many kinds must say which."""
    return (declared.settable and declared.name != "key") or (bool(kind.views) and declared.name == "kind")


def link_properties(kind: LinkKind, model: Model) -> tuple[Property, ...]:
    """What a file can tell of the relationship; its source is the one of the import."""
    declared: Relationship = model.relationships[kind.type]
    return tuple(each for each in declared.properties if each.settable and each.name != "source")


COMPUTED = frozenset({"total", "discount", "quantity", "originalTotal"})
"""Properties of a purchase that its lines add up to."""


def header_properties(model: Model) -> tuple[Property, ...]:
    """What a file can tell of a purchase or return beside its lines."""
    told = {each.name: each for view in ("Purchase", "Return") for each in model.node(view).properties
            if each.settable and each.shown and each.name not in COMPUTED}  # fmt: skip
    return tuple(told.values())


def view_of(model: Model, kind: str) -> Node | None:
    """The view of the interactions to which one of their kinds belongs."""
    views = (model.node(name) for name in model.node("Interaction").variants)
    return next((view for view in views if kind in view.kinds), None)


def text_names(properties: tuple[Property, ...]) -> frozenset[str]:
    """Which properties are stored with a key beside them."""
    return frozenset(each.name for each in properties if each.type is Type.TEXT)


def references_of(kind: Kind) -> tuple[Reference, ...]:
    """Every column of a kind that names another thing."""
    if isinstance(kind, LinkKind):
        return (kind.start,) if kind.end is None else (kind.start, kind.end)
    return kind.references


def with_missing(kind: Kind, policy: Mapping[str, Missing]) -> Kind:
    """The kind with another answer to what some of its columns name in vain."""
    told = {each.column: replace(each, missing=policy.get(each.column, each.missing)) for each in references_of(kind)}
    if not isinstance(kind, LinkKind):
        return replace(kind, references=tuple(told.values()))
    return replace(kind, start=told[kind.start.column], end=kind.end and told[kind.end.column])
