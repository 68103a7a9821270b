"""The vocabulary in which the graph is declared: properties, nodes, relationships and the relations the API offers.

A declaration is data. What follows from one property (a GraphQL field, filter, order, aggregate, group key, import
column, index, mask) is derived elsewhere; nothing here knows how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Type(StrEnum):
    """How a value is stored and what the API calls it."""

    ID = "ID"
    TEXT = "TEXT"  # for people: stored beside a key without case and accents, by which it sorts
    CODE = "CODE"  # for machines: exact, sorts by code point
    INT = "INT"  # 32 bit
    FLOAT = "FLOAT"
    DECIMAL = "DECIMAL"  # an integer number of 1/10,000 in the store
    MONEY = "MONEY"  # the same, in the deployment's currency
    BOOLEAN = "BOOLEAN"
    DATE = "DATE"  # text YYYY-MM-DD in the store
    DATETIME = "DATETIME"  # text in UTC without zone in the store, see graph.normalise.moments
    ENUM = "ENUM"
    TEXTS = "TEXTS"  # a list of texts


class Personal(StrEnum):
    """What a value tells about a person: decides who may read it and how it is masked."""

    NO = "NO"
    IDENTITY = "IDENTITY"  # names, birth date, numbers
    CONTACT = "CONTACT"  # e-mail, phone, address
    SENSITIVE = "SENSITIVE"  # interests, values, notes, what was said


class Index(StrEnum):
    NONE = "NONE"
    UNIQUE = "UNIQUE"
    SORT = "SORT"  # with the id behind it, so that pages are read from the index


ORDERED = frozenset({Type.ID, Type.TEXT, Type.CODE, Type.INT, Type.FLOAT, Type.DECIMAL, Type.MONEY, Type.BOOLEAN,
                     Type.DATE, Type.DATETIME, Type.ENUM})  # fmt: skip
SUMMED = frozenset({Type.INT, Type.FLOAT, Type.DECIMAL, Type.MONEY})
SCALED = frozenset({Type.DECIMAL, Type.MONEY})
TEMPORAL = frozenset({Type.DATE, Type.DATETIME})


@dataclass(frozen=True, slots=True, repr=False)
class Property:
    """One value of a node or a relationship. `required` says that it is never missing in the store.

    `personal` has no default, so that nobody adds a value without saying what it tells about a person. `shown`
    properties appear in the API; the others are keys of our own. `settable` ones may be set by clients and imports.
    `masked` ones appear, and hold nothing: they can be neither filtered, sorted, grouped, counted nor searched by.
    `derived` ones follow from other nodes and are worked out again when somebody asks: no change, and in no export.
    """

    name: str
    type: Type
    description: str
    personal: Personal
    required: bool = False
    enum: str | None = None
    index: Index = Index.NONE
    searchable: bool = False
    groupable: bool = False
    shown: bool = True
    settable: bool = True
    label: str | None = None
    masked: bool = False
    derived: bool = False

    def __repr__(self) -> str:
        return self.name

    @property
    def sort_name(self) -> str:
        """The stored property by which values are ordered and compared."""
        return f"{self.name}Key" if self.type is Type.TEXT else self.name

    @property
    def asked(self) -> bool:
        """Whether questions may be about it: conditions, orders, figures and groups."""
        return self.shown and not self.masked

    @property
    def sortable(self) -> bool:
        return self.asked and self.type in ORDERED


class Direction(StrEnum):
    OUT = "OUT"
    IN = "IN"
    BOTH = "BOTH"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type of the store. `dated` ones carry `since` and `until` and are current or not on a day.

    There may be several between the same two nodes: `apart` are the properties that tell them apart, so that pages can
    stop between them.
    """

    type: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    description: str
    properties: tuple[Property, ...] = ()
    dated: bool = False
    derived: bool = False
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a relation: a relationship type, a direction, the node it arrives at and what must hold on the way.

    `only` fixes relationship properties to constants. `deep` steps repeat until no further step exists (none at all
    included): the top of a hierarchy.
    """

    type: str
    direction: Direction
    to: str
    only: tuple[tuple[str, str | bool], ...] = ()
    deep: bool = False


@dataclass(frozen=True, slots=True)
class Grouped:
    """An edge property that is computed over all paths to one target: `times` of a household's products."""

    name: str
    function: str  # sum, min, max, or count of distinct nodes
    of: str  # 'hop:property', or 'hop' when counting
    type: Type


@dataclass(frozen=True, slots=True, repr=False)
class Relation:
    """A field of the API that leads to other nodes: over one hop or several.

    `edge` is the number of the hop whose relationship properties the edges carry. `within` says that the moment of
    the target must lie inside the dates of hop 0. A to-one relation that finds several shows the one with the least id.
    """

    name: str
    hops: tuple[Hop, ...]
    many: bool
    description: str
    edge: int = -1
    within: bool = False
    grouped: tuple[Grouped, ...] = ()
    shown: bool = True

    def __repr__(self) -> str:
        return self.name

    @property
    def target(self) -> str:
        return self.hops[-1].to


@dataclass(frozen=True, slots=True)
class Through:
    """A property that is read through a to-one relation, like the primary e-mail of a customer."""

    name: str
    relation: str
    property: str
    description: str
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the store, or one view of it.

    `kinds` narrows a view to some values of the property `kind_property` (Purchase is an Interaction of kind PURCHASE);
    `variants` names the views of an interface. `keys` are the ways to look one up. `people` says whom a figure over
    such nodes is about: "self", the name of the relation to one person, or nobody. `holders` are the relations to those
    without whom it tells nothing: who may not see any of them may not see it. `hidden` ones serve look-ups alone.
    `counted_by` are properties by which such nodes are counted together, none of which is ever missing.
    """

    name: str
    plural: str
    labels: tuple[str, ...]
    description: str
    properties: tuple[Property, ...]
    relations: tuple[Relation, ...] = ()
    through: tuple[Through, ...] = ()
    prefix: str = ""
    kinds: tuple[str, ...] = ()
    kind_property: str = "kind"
    interface: str = ""
    variants: tuple[str, ...] = ()
    keys: tuple[str, ...] = ("id",)
    listed: bool = True
    people: str = ""
    holders: tuple[str, ...] = ()
    hidden: bool = False
    counted_by: tuple[str, ...] = ()

    def property(self, name: str) -> Property:
        return next(each for each in self.properties if each.name == name)

    def relation(self, name: str) -> Relation:
        return next(each for each in self.relations if each.name == name)


@dataclass(frozen=True, slots=True)
class EnumType:
    name: str
    description: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Model:
    nodes: Mapping[str, Node]
    relationships: Mapping[str, Relationship]
    enums: Mapping[str, EnumType]
    by_prefix: Mapping[str, Node] = field(repr=False)

    def node(self, name: str) -> Node:
        return self.nodes[name]

    def target(self, relation: Relation) -> Node:
        return self.nodes[relation.target]

    def edge(self, relation: Relation) -> tuple[Property, ...]:
        """The properties that the edges of a relation carry: of its relationship, or computed."""
        declared = self.relationships[relation.hops[relation.edge].type].properties
        if not relation.grouped:
            return declared
        return tuple(Property(each.name, each.type, f"{each.name} over all of them", Personal.NO, required=True,
                              settable=False)
                     for each in relation.grouped)  # fmt: skip

    def apart(self, relation: Relation) -> tuple[Property, ...]:
        """What tells several edges to one target apart, in order; nothing where there is one edge a target."""
        if relation.grouped or any(hop.deep for hop in relation.hops):
            return ()
        kind = self.relationships[relation.hops[relation.edge].type]
        return tuple(next(each for each in kind.properties if each.name == name) for name in kind.apart)

    def dated(self, relation: Relation) -> bool:
        return not relation.within and any(self.relationships[hop.type].dated for hop in relation.hops)
