"""A page is a slice. Cursors of the oracle are places in the list, with a mark of the question they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tests.oracle.world import World, refused

PAGE = 25
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """Rows `start` to `end` of a list, and how to speak of them."""

    start: int
    end: int
    has_next: bool
    has_previous: bool
    mark: str

    def cursor(self, place: int) -> str:
        return f"{self.mark}.{place}"

    def field(self, name: str, _arguments: Given) -> Any:
        """A field of `pageInfo`."""
        is_empty = self.start >= self.end
        match name:
            case "hasNextPage":
                return self.has_next
            case "hasPreviousPage":
                return self.has_previous
            case "startCursor":
                return None if is_empty else self.cursor(self.start)
            case _:
                return None if is_empty else self.cursor(self.end - 1)


def page_of(rows: Sequence[object], given: Given, question: object, world: World) -> Page:
    """The page that first, after, last and before ask for."""
    if given.get("first") is not None and given.get("last") is not None:
        raise refused("first or last, not both")
    mark = sha256(repr(question).encode()).hexdigest()[:8]
    start = _place(given, "after", mark, -1) + 1
    end = _place(given, "before", mark, len(rows))
    size = _size(given, world)
    if given.get("last") is not None:
        return Page(max(start, end - size), end, given.get("before") is not None, end - start > size, mark)
    return Page(start, min(end, start + size), end - start > size, given.get("after") is not None, mark)


def _size(given: Given, world: World) -> int:
    wanted = [given[name] for name in ("first", "last") if given.get(name) is not None]
    size = int(wanted[0]) if wanted else PAGE
    if not 0 <= size <= world.largest_page:
        raise refused(f"{size} rows are not from 0 to {world.largest_page}")
    return size


def _place(given: Given, name: str, mark: str, otherwise: int) -> int:
    cursor = given.get(name)
    if cursor is None:
        return otherwise
    own, _, place = cursor.partition(".")
    if own != mark or not place.isdecimal():
        raise refused(f"{name}: a foreign cursor")
    return int(place)
