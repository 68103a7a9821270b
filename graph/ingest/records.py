"""What an import hands to the graph: records whose values are already as the store keeps them.

A key names something that the graph may hold already; `row` is the place in the file that a reject will name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Key(NamedTuple):
    """What names a node: `to` is its name in the model, `source` is empty where keys are the same for everybody."""

    to: str
    source: str
    text: str


class Held(NamedTuple):
    """An identifier of a customer or company; `is_primary` is None when nobody said."""

    type: str
    normalised: str
    raw: str
    key: str
    system: str | None = None
    is_primary: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A postal address in the one spelling of `key`, and what it is used for."""

    key: str
    properties: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """One thing as a file tells it. `references` holds, by column, only what was told."""

    row: int
    key: str
    properties: Mapping[str, object]
    references: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    identifiers: tuple[Held, ...] = ()
    place: Place | None = None
    use: str | None = None


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """One relationship as a file tells it; `end` is an identifier or an address where the kind is one of these."""

    row: int
    start: Key
    end: Key | Held | Place
    properties: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A customer or company with what else its row tells.

    `others` are people and companies that the row names, by kind: they are made when nobody knows them; `links` are
    relationships of its own, by their names in `kinds.AROUND`.
    """

    node: NodeRecord
    others: tuple[tuple[str, NodeRecord], ...] = ()
    links: tuple[tuple[str, LinkRecord], ...] = ()

    @property
    def row(self) -> int:
        return self.node.row


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a purchase or return: its product and what CONTAINS keeps, `line` included."""

    row: int
    sku: str
    properties: dict[str, object]
    original: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What one batch holds of a purchase or return.

    Its key is empty if no source has one for it. `header` is what stands beside its lines, `references` what it names
    by column; of a known purchase only the part with the first row changes them.
    """

    key: str
    told: str
    kind: str
    header: dict[str, object]
    lines: tuple[Line, ...]
    references: Mapping[str, Key] = field(default_factory=dict)
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class Correction:
    """One stock adjustment."""

    row: int
    key: str
    told: str
    sku: str
    properties: dict[str, object]


@dataclass(frozen=True, slots=True)
class Article:
    """What purchases tell of a product: enough to create it when it is unknown."""

    sku: str
    name: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class PurchaseBatch:
    """Purchases, returns and adjustments of neighbouring rows."""

    parts: tuple[Part, ...]
    corrections: tuple[Correction, ...]
    articles: tuple[Article, ...]


class Refusal(NamedTuple):
    """Why a row was not taken."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch did: numbers of nodes or relationships, and the rows that it refused."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refusals: tuple[Refusal, ...] = ()
    stored: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.created + other.created,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.refusals + other.refusals,
            {name: self.stored.get(name, 0) + other.stored.get(name, 0) for name in {*self.stored, *other.stored}},
        )
