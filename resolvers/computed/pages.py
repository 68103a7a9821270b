"""Pages of what code has put in an order: cut by keyset, with cursors sealed for the question as those of nodes are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from resolvers import cursors
from resolvers.computed.ask import Ask
from schema.finish import ByName

T = TypeVar("T")
PAGING = frozenset({"first", "after"})
USUAL = 25


def page_of(
    items: Sequence[T], ask: Ask, *, key: Callable[[T], Sequence[Any]], question: str, usual: int = USUAL
) -> tuple[list[T], ByName, Callable[[T], str]]:
    """The page that the arguments ask for, `pageInfo`, and the cursor of an item; `items` are in the order of `key`.

    The key of an item must be unique, and be made of numbers and texts that come in the same order in each answer.
    `question` is the name of the field and of the node it is asked of. Raises BadInput for a size or cursor that is
    none of this question.
    """
    size = ask.number("first", usual=usual, least=0, most=ask.values.setting.largest_page)
    seal, last = _seal(ask, question), place_of(ask, question=question)
    start = 0 if last is None else _behind(items, last, key)
    page = list(items[start : start + size])

    def cursor(item: T) -> str:
        return cursors.encode(seal, list(key(item)))

    ends = [cursor(each) for each in page[:1] + page[-1:]]
    return page, _info(ends, has_before=start > 0, has_more=start + size < len(items)), cursor


def place_of(ask: Ask, *, question: str) -> list[Any] | None:
    """The key of the item that the page begins behind, if it begins behind one; raises BadInput as `page_of` does."""
    after = ask.given.get("after")
    return None if after is None else list(cursors.decode(_seal(ask, question), after, argument="after"))


def _seal(ask: Ask, question: str) -> bytes:
    return cursors.seal(ask.values.setting.key, question, [_without_paging(ask)])


def _without_paging(ask: Ask) -> list[Any]:
    return sorted(([name, value] for name, value in ask.given.items() if name not in PAGING), key=lambda each: each[0])


def _behind(items: Sequence[T], last: Sequence[Any], key: Callable[[T], Sequence[Any]]) -> int:
    """The number of the first item behind a place; the place itself may be gone meanwhile."""
    place = list(last)
    for number, each in enumerate(items):
        if list(key(each)) > place:
            return number
        if list(key(each)) == place:
            return number + 1
    return len(items)


def _info(ends: Sequence[str], *, has_before: bool, has_more: bool) -> ByName:
    return ByName(
        hasNextPage=has_more,
        hasPreviousPage=has_before,
        startCursor=ends[0] if ends else None,
        endCursor=ends[-1] if ends else None,
    )
