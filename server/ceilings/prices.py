"""What an operation costs: the nodes that may come back, and a fixed price for each thing that is looked through.

A price is made once for a plan, of the shape of its answer, and says what the cost is for the variables at hand. A page
counts as many nodes as it may have rows, times what each of them brings; a relation to one counts one; of the types
that a node may be of the dearest counts. So a cost is never below the number of nodes in the answer.

>>> price = price_of(operation, largest=100)
>>> price.cost({"first": 50})
2750
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.plan import Slot
from resolvers.looks import looks
from resolvers.selection.asked import Asked, Call, Feed
from resolvers.selection.fields import PageBound
from resolvers.selection.operation import Operation, resolved
from resolvers.selection.roots import Root
from resolvers.shape import (
    Cases,
    Computed,
    Cursor,
    First,
    Fixed,
    Listing,
    Many,
    Nodes,
    Out,
    PageInfo,
    Part,
    Record,
    Tagged,
    Value,
)
from server.ceilings.refusal import MOST, Ceiling, refusal

LOOK, TOTAL, AGGREGATE, GROUPS, SEARCH = 10, 10, 10, 10, 10
AT_ONCE = 10
"""So many nodes more of which a computed field is asked cost what the field costs."""


@dataclass(frozen=True, slots=True)
class Price:
    """A cost, but for values: `fixed`, and what must be added for pages and for nodes of several types."""

    fixed: int = 0
    parts: tuple[Times | Dearest, ...] = ()

    def cost(self, variables: Mapping[str, Any]) -> int:
        """The cost for these variables, `MOST` at most."""
        found = self.fixed
        for each in self.parts:
            found += each.cost(variables)
        return min(found, MOST)

    def within(self, allowed: int, variables: Mapping[str, Any]) -> int:
        """The cost; raises the refusal of one that is too high."""
        found = self.cost(variables)
        if found > allowed:
            raise refusal(Ceiling.COST, allowed, found)
        return found


@dataclass(frozen=True, slots=True)
class Times:
    """As many times as a page has rows, `largest` at most, or as a list has ids."""

    size: Slot
    largest: int
    of: Price

    def cost(self, variables: Mapping[str, Any]) -> int:
        return self.rows(resolved(self.size, variables)) * self.of.cost(variables)

    def rows(self, size: Any) -> int:
        """At least one: a page of nothing is looked for all the same. A size out of range is an error of its field."""
        return min(max(size if isinstance(size, int) else len(size), 1), self.largest)


@dataclass(frozen=True, slots=True)
class Dearest:
    """One of several."""

    among: tuple[Price, ...]

    def cost(self, variables: Mapping[str, Any]) -> int:
        return max(each.cost(variables) for each in self.among)


NOTHING, ONE = Price(), Price(1)


def price_of(operation: Operation, *, largest: int) -> Price:
    """The price of all root fields, where a page has `largest` rows at most."""
    return _sum(Pricing(each, largest).whole() for each in operation.asked)


@dataclass(slots=True)
class Pricing:
    """A root field being priced. What stands in the shape several times is priced once."""

    asked: Asked
    largest: int
    known: dict[int, Price]

    def __init__(self, asked: Asked, largest: int) -> None:
        self.asked, self.largest, self.known = asked, largest, {}

    def whole(self) -> Price:
        """What is read, and what code works out about it."""
        return _sum((self.read(), self.worked_out()))

    def worked_out(self) -> Price:
        """Each computed field once, since it is asked of all its nodes at once."""
        return Price(sum(call.price for call in self.asked.calls if call.owner))

    def read(self) -> Price:
        root = self.asked.root
        if root is None:
            return ONE if self.asked.feed is None else self.feed(self.asked.feed)
        match root.how:
            case "listing" | "search":
                assert isinstance(root.shape, Listing)
                return _sum((self.listing(root.shape), Price(SEARCH) if root.how == "search" else NOTHING))
            case "nodes":
                assert root.ids is not None
                return _times(root.ids.slot, MOST, _sum((ONE, self.any_of(root))))
            case _:
                return _sum((ONE, self.any_of(root)))

    def feed(self, feed: Feed) -> Price:
        """As many changes as a page has, each with the objects at its ends."""
        looked = Price(LOOK * (1 + looks(feed.where.plan.listing)) if feed.where else 0)
        ends = [entry.ends.values() for shown in feed.shown for entry in shown if entry.ends]
        of = _sum((ONE, *(_sum((ONE, _dearest(Pricing(each, self.largest).end() for each in end))) for end in ends)))
        return _sum((looked, _times(feed.size, self.largest, of)))

    def end(self) -> Price:
        """One object at the end of a change, or in what code has worked out."""
        assert self.asked.root is not None
        return self.any_of(self.asked.root)

    def any_of(self, root: Root) -> Price:
        if root.shapes is not None:
            return _dearest(self.out(each) for each, _ in root.shapes.values())
        return NOTHING if root.shape is None or isinstance(root.shape, Listing) else self.out(root.shape)

    def out(self, shape: Out) -> Price:
        if id(shape) not in self.known:
            self.known[id(shape)] = self.priced(shape)
        return self.known[id(shape)]

    def priced(self, shape: Out) -> Price:
        match shape:
            case Value() | Fixed() | Cursor():
                return NOTHING
            case Record(entries=entries):
                return _sum(self.out(each) for _, each in entries)
            case Cases(table=table):
                return _dearest(map(self.out, table.values()))
            case Tagged(types):
                return _dearest(self.out(each) for _, each, _ in types)
            case First(of=of):
                return _sum((ONE, self.out(of)))
            case Many(of=listing):
                return self.listing(listing)
            case Computed(number=number):
                return self.call(self.asked.calls[number])

    def call(self, call: Call) -> Price:
        """What one node more takes, or the query, and as many nodes of each place in it as its page has."""
        own = Price(-(-call.price // AT_ONCE) if call.owner else call.price)
        ends = [Pricing(each, self.largest) for each in call.pick.every_end]
        shown = [_sum((ONE, each.end())) for each in ends]
        beside = (each.worked_out() for each in ends)
        return _sum((own, *beside, _times(call.size, call.most or self.largest, _sum(shown or (ONE,)))))

    def listing(self, shape: Listing) -> Price:
        """Its page, once for each way in which its rows are shown, and what is asked of the whole."""
        beside = _sum((Price(LOOK * shape.looks), *(self.entry(each) for _, each in shape.entries)))
        if shape.page is None:
            return beside
        shown = [_sum((ONE, self.out(each.of))) for _, each in shape.entries if isinstance(each, Nodes)]
        page: PageBound = self.asked.pages[shape.page]
        return _sum((beside, _times(page.size, self.largest, _sum(shown or (ONE,)))))

    def entry(self, entry: Nodes | PageInfo | Part | Fixed) -> Price:
        match entry:
            case Part(of=None):
                return Price(TOTAL)
            case Part(of=Listing() as groups):
                return _sum((Price(GROUPS), self.listing(groups)))
            case Part():
                return Price(AGGREGATE)
            case _:
                return NOTHING


# ------------------------------------------------------------------------------------------------------------- sums


def _sum(prices: Iterable[Price]) -> Price:
    found = list(prices)
    parts = tuple(part for each in found for part in each.parts)
    return Price(min(sum(each.fixed for each in found), MOST), parts)


def _times(size: Slot, largest: int, of: Price) -> Price:
    made = Times(size, largest, of)
    is_written = size.path is None and size.items is None
    return Price(made.cost({})) if is_written and not of.parts else Price(parts=(made,))


def _dearest(prices: Iterable[Price]) -> Price:
    found = list(dict.fromkeys(prices))
    if not any(each.parts for each in found):
        return Price(max((each.fixed for each in found), default=0))
    return found[0] if len(found) == 1 else Price(parts=(Dearest(tuple(found)),))
