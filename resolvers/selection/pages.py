"""Pages: what first, after, last and before ask for, and what `pageInfo` wants to know."""

from __future__ import annotations

from functools import partial

from graphql import FieldNode

from graph.plan import Bind, Cursor, Page, Slot, Take, slots_of
from resolvers import cursors
from resolvers.errors import BadInput
from resolvers.selection.fields import Asking, PageBound, Peek, collect
from resolvers.selection.values import Given, Leaf
from resolvers.shape import Listing, PageInfo

PAGE = 25  # rows, where neither first nor last is given


def page_info(fields: list[FieldNode], shown: Listing, asking: Asking) -> PageInfo:
    entries = tuple((key, each[0].name.value) for key, each in collect(fields, "PageInfo", asking).items())
    wanted = {name for _, name in entries}
    shown.counts_more |= bool(wanted & {"hasNextPage", "hasPreviousPage"})
    shown.needs_keys |= bool(wanted & {"startCursor", "endCursor"})
    return PageInfo(entries)


def page_of(given: dict[str, Given], question: object, width: int, shown: Listing, asking: Asking) -> Page:
    """The page asked for. `question` is what its order of rows depends on, `width` the number of its sort values.

    What must be settled each time (its size within limits, the seal of its cursors) is noted in `asking`.
    """
    first, last = (_leaf(given, name) for name in ("first", "last"))
    if first and last:
        raise BadInput("first and last ask for a page from both ends. Give one of them.")
    after, before = (_leaf(given, name) for name in ("after", "before"))
    size = last.slot if last else first.slot if first else Slot(PAGE)
    shown.backward, shown.has_after, shown.has_before = bool(last), bool(after), bool(before)
    shown.page = len(asking.pages)
    held = tuple((leaf.slot, name) for leaf, name in ((after, "after"), (before, "before")) if leaf)
    is_sealed = shown.needs_keys or bool(held)
    asking.pages.append(
        PageBound(
            size,
            "last" if last else "first",
            f"{shown.type} {question!r}" if is_sealed else "",
            tuple(slots_of(question)) if is_sealed else (),
            held,
            shown.needs_keys,
            shown.counts_more,
        )
    )
    limit = Bind(size, Take.ONE_MORE if shown.counts_more else Take.SAME)
    start, end = _cursor(after, "after", width, asking), _cursor(before, "before", width, asking)
    return Page(limit, bool(last), start, end, shown.needs_keys)


def _leaf(given: dict[str, Given], name: str) -> Leaf | None:
    value = given.get(name)
    return value if isinstance(value, Leaf) and value.value is not None else None


def _cursor(leaf: Leaf | None, name: str, width: int, asking: Asking) -> Cursor | None:
    if leaf is None:
        return None
    asking.peeks.append(Peek(leaf.slot, "cursor", name))
    missing = cursors.nulls(leaf.value, argument=name)
    if len(missing) != width:
        raise cursors.foreign(name)
    return Cursor(tuple(map(partial(Bind, leaf.slot, Take.SORT_VALUE), range(width))), missing)
