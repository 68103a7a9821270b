"""The shape of an answer: which response key gets which place of a row. Values only; `output.py` makes code of them.

A row is a list. What stands where in it is not known while fields are gathered, so places are tokens, and a Layout
tells their numbers once the row is laid out: ("own", name), ("edge", name), ("follow", n), ("figure", n), ("key", n).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.declare import Type

Token = tuple[str, str | int]
SORT: Token = ("sort", "values")


@dataclass(eq=False)
class Layout:
    """Where each token of a row stands; filled when the row is laid out."""

    places: dict[Token, int] = field(default_factory=dict)


class Kind(StrEnum):
    """How a stored value is shown."""

    SAME = "same"
    INT = "int"  # 32 bit
    BIG = "big"  # exact in a double
    FLOAT = "float"
    MOMENT = "moment"
    MONEY = "money"  # an integer of 1/10,000 as text with two decimals or more
    DECIMAL = "decimal"  # the same, as short as can be
    MEAN_MONEY = "mean money"  # a float of 1/10,000, rounded to the next integer
    MEAN_DECIMAL = "mean decimal"
    CHOICE = "choice"
    CURRENCY = "currency"


KINDS = {Type.INT: Kind.INT, Type.FLOAT: Kind.FLOAT, Type.DATETIME: Kind.MOMENT, Type.DECIMAL: Kind.DECIMAL,
         Type.MONEY: Kind.MONEY, Type.ENUM: Kind.CHOICE}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A stored value as the API shows it; `required` ones must be there."""

    token: Token
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """The name of a type, or null."""

    value: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """An object read from the row at hand, in the order asked for; null where the value at `when` is missing."""

    type: str
    entries: tuple[tuple[str, Out], ...]
    when: Token | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Cases:
    """One of several types, told by the value at `by`, or by its first letters."""

    by: Token
    letters: int
    table: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A row that says its type: [type, row, …]; each type has a shape and a layout of its own."""

    types: tuple[tuple[str, Out, Layout], ...]


@dataclass(frozen=True, slots=True)
class First:
    """What the first row of a list holds, null of an empty one."""

    token: Token
    layout: Layout
    of: Out


@dataclass(frozen=True, slots=True)
class Many:
    """A listing inside a row."""

    token: Token
    of: Listing


@dataclass(frozen=True, slots=True)
class Computed:
    """What code made of the node at `token`, by the number of the call; of the query itself where there is no token."""

    number: int
    token: Token | None = None


@dataclass(frozen=True, slots=True)
class Nodes:
    """Every row of the page."""

    of: Out


@dataclass(frozen=True, slots=True)
class Cursor:
    """The opaque place of a row in its order."""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """`pageInfo`, as (response key, field)."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a listing beside its page: a number, figures in a row of their own, or groups."""

    name: str
    of: Out | Listing | None = None
    layout: Layout = field(default_factory=Layout)


@dataclass(eq=False)
class Listing:
    """`parts` says where each part stands in the value, `page` is the number of its page among the bound ones.

    `looks` is the number of relations that are looked through before any row is shown.
    """

    type: str
    edge_type: str
    layout: Layout
    page: int | None = None
    needs_keys: bool = False
    backward: bool = False
    counts_more: bool = False
    has_after: bool = False
    has_before: bool = False
    entries: tuple[tuple[str, Nodes | PageInfo | Part | Fixed], ...] = ()
    parts: dict[str, int] = field(default_factory=dict)
    wrapped: bool = True
    looks: int = 0


Out = Value | Fixed | Record | Cases | Tagged | First | Many | Cursor | Computed
