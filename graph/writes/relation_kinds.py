"""The relationships that are written one by one, as a table: from what to what, under which names, what tells several
apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.declare import Property
from graph.ingest.kinds import INVERSE_TIES
from graph.ingest.noted import Way
from graph.model import MODEL

TIMES = frozenset({"since", "at"})


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relationship: how an input names it, and the type of what is there."""

    field: str
    to: str


@dataclass(frozen=True, slots=True)
class RelationKind:
    """One type of relationship between two types of nodes; `inverse` is what its kind is from the other side, where
    each is kept once each way."""

    word: str
    type: str
    start: End
    end: End
    inverse: Mapping[str, str] | None = None

    @property
    def way(self) -> Way:
        return Way(self.type, self.start.to, self.end.to)

    @property
    def properties(self) -> tuple[Property, ...]:
        """What somebody may say of one: who says so is said by the source of the whole mutation."""
        declared = MODEL.relationships[self.type].properties
        return tuple(each for each in declared if each.settable and each.name != "source")

    @property
    def apart(self) -> tuple[str, ...]:
        """What names one of several between the same two."""
        return MODEL.relationships[self.type].apart

    @property
    def alike(self) -> tuple[str, ...]:
        """What must differ between two of the same ends that hold on the same day."""
        return tuple(name for name in self.apart if name not in TIMES)

    @property
    def competes(self) -> bool:
        """Whether one of those that begin at the same node is the primary one."""
        return any(each.name == "isPrimary" for each in self.properties)

    @property
    def by_end(self) -> bool:
        """Whether the rules are about all that lead to the same node, rather than from it."""
        return self.type in {"REFERRED", "PARENT_OF"}


def _pair(word: str, type_: str) -> RelationKind:
    return RelationKind(word, type_, End("product", "Product"), End("other", "Product"))


KINDS: Mapping[str, RelationKind] = {each.word: each for each in (
    RelationKind("referral", "REFERRED", End("referrer", "Customer"), End("referred", "Customer")),
    RelationKind("membership", "MEMBER_OF", End("customer", "Customer"), End("household", "Household")),
    RelationKind("tie", "TIED_TO", End("customer", "Customer"), End("other", "Customer"), INVERSE_TIES),
    RelationKind("employment", "WORKS_AT", End("customer", "Customer"), End("company", "Company")),
    RelationKind("ownership", "PARENT_OF", End("parent", "Company"), End("company", "Company")),
    RelationKind("partnership", "PARTNERS_WITH", End("company", "Company"), End("partner", "Company")),
    RelationKind("category", "IN_CATEGORY", End("product", "Product"), End("category", "Category")),
    RelationKind("place", "PART_OF", End("category", "Category"), End("parent", "Category")),
    _pair("complement", "COMPLEMENTS"),
    _pair("substitute", "SUBSTITUTES"),
    _pair("pin", "PINNED"),
    _pair("boost", "BOOSTED"),
    _pair("block", "BLOCKED"),
)}  # fmt: skip

HOLDERS = ("Customer", "Company")
"""Who is reached by identifiers and at addresses."""


def held(label: str) -> RelationKind:
    """The identifiers of customers, or of companies."""
    return RelationKind("identifier", "IDENTIFIED_BY", End("holder", label), End("identifier", "Identifier"))


def located(label: str) -> RelationKind:
    """The addresses of customers, or of companies."""
    return RelationKind("address", "LOCATED_AT", End("holder", label), End("address", "Address"))
