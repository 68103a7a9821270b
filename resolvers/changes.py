"""Changes become answers: a page of the feed, the history of an object, the changes that a subscription brings.

Of what stands in the feed a role is shown what it may see, so more is read than is shown, and a page that is shorter
than was asked for need not be the last one. Its cursor is where reading stopped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph.feed import service
from graph.feed.service import Kept, Noted
from graph.grouping import upper_snake
from graph.normalise.moments import moment_text
from resolvers import cursors
from resolvers.answer import Result
from resolvers.binding import Setting, Values
from resolvers.errors import BadInput
from resolvers.lens import Lens, fulfilling, objects, visible
from resolvers.selection.asked import Asked, Connected, Entry, Feed, Shown
from resolvers.selection.given import given_to
from resolvers.selection.operation import resolved
from resolvers.sighting import wanted
from schema.changes import HISTORY
from schema.finish import ByName

CHUNK, SPARE = 250, 25  # changes read at once at most, and how many more than are to be shown
CHUNKS = 20  # for one page, where a role may see little of them
Tree = dict[str, Any]
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """Changes that are shown, where reading stopped, and whether more may follow."""

    noted: Sequence[Noted]
    end: int | None
    has_more: bool
    has_before: bool


async def answered(asked: Asked, values: Values, lens: Lens, *, timeout: float | None = None) -> Result:
    """A root field over the feed: a tree, out of which the executor takes what was asked for."""
    result = Result(None, asked, is_odd=True)
    try:
        assert asked.feed is not None
        given = given_to(asked.nodes[0], "Query", lens.schema, values.variables)
        first = _size(asked.feed, values)
        page_of = _history if asked.name == HISTORY.name else _changes
        result.made = await _connected(
            asked.feed, await page_of(given, first, lens, values, timeout), lens, values, timeout
        )
    except Exception as error:  # noqa: BLE001  # one root field that fails leaves the others
        result.error = error
    return result


async def events(
    noted: Sequence[Noted], asked: Asked, lens: Lens, values: Values, *, timeout: float | None = None
) -> list[tuple[Noted, Tree]]:
    """What a subscription says of changes in their order; nothing of those that it does not ask for or may not see."""
    feed = asked.feed
    assert feed is not None
    assert not isinstance(feed.of, Connected)
    given = given_to(asked.nodes[0], "Subscription", lens.schema, values.variables)
    found = await visible(_wanted(noted, given, lens), lens, values, timeout=timeout)
    if feed.where is not None:
        found = await fulfilling(found, feed.where, lens, values, timeout=timeout)
    trees = await _trees(found, feed.of, lens, values, timeout)
    return list(zip(found, trees, strict=True))


async def begun(asked: Asked, values: Values, lens: Lens, *, timeout: float | None = None) -> int | None:
    """The position behind which a subscription begins, if it says so; raises BadInput for a cursor that has expired."""
    if asked.error is not None:
        raise asked.error
    given = given_to(asked.nodes[0], "Subscription", lens.schema, values.variables)
    _check_ids(given, values)
    if given.get("after") is None:
        return None
    position = position_of(given["after"], values.setting)
    _check(position, await service.kept(lens.store, timeout=timeout))
    return position


# -------------------------------------------------------------------------------------------------------------- cursors


def cursor_of(position: int, setting: Setting) -> str:
    """A cursor of the feed; all of its fields share them."""
    return cursors.encode(_seal(setting), [position])


def position_of(cursor: str, setting: Setting) -> int:
    """Raises BadInput for what is no cursor of the feed."""
    (position,) = cursors.decode(_seal(setting), cursor, argument="after")
    return int(position)


def _seal(setting: Setting) -> bytes:
    return cursors.seal(setting.key, "the change feed", [])


def expired(position: int, oldest: int) -> BadInput:
    return BadInput(
        f"after: the changes behind this cursor are no longer kept: it stands at {position}, and the feed begins at "
        f"{oldest}. Read what you need of the graph anew, then go on from the cursor of changes(first: 0).",
        reason="CURSOR_EXPIRED",
    )


def _check(position: int, kept: Kept) -> None:
    if position + 1 < kept.oldest:
        raise expired(position, kept.oldest)
    if position > kept.newest:
        raise BadInput(
            f"after: this cursor stands at {position}, and the feed ends at {kept.newest}: the graph was put back to "
            "an earlier state. Read what you need of it anew, then go on from the cursor of changes(first: 0).",
            reason="CURSOR_EXPIRED",
        )


# ---------------------------------------------------------------------------------------------------------------- pages


async def _changes(given: Given, first: int, lens: Lens, values: Values, timeout: float | None) -> Page:
    """A page of the feed. What is committed meanwhile is left for the next one, which then misses nothing."""
    _check_ids(given, values)
    after, kept = given.get("after"), await service.kept(lens.store, timeout=timeout)
    start = kept.oldest - 1 if after is None else position_of(after, values.setting)
    _check(start, kept)
    if not first:
        end = kept.newest if after is None else start
        return Page((), end, end < kept.newest, after is not None)
    chunk = partial(service.since, lens.store, until=kept.newest, ids=given.get("ids"), timeout=timeout)

    async def some(position: int | None, limit: int) -> tuple[list[Noted], list[Noted]]:
        found = await chunk(position or 0, limit=limit)
        return found, await visible(_wanted(found, given, lens), lens, values, timeout=timeout)

    shown, end_at, has_more = await _scanned(first, start, some)
    return Page(shown, end_at if has_more else kept.newest, has_more, after is not None)


async def _history(given: Given, first: int, lens: Lens, values: Values, timeout: float | None) -> Page:
    after = given.get("after")
    start = None if after is None else position_of(after, values.setting)
    if not first:
        return Page((), start, True, after is not None)

    async def some(position: int | None, limit: int) -> tuple[list[Noted], list[Noted]]:
        found = await service.of_object(lens.store, given["id"], before=position, limit=limit, timeout=timeout)
        return found, await visible(found, lens, values, timeout=timeout)

    return Page(*await _scanned(first, start, some), after is not None)


Some = Callable[[int | None, int], Awaitable[tuple[list[Noted], list[Noted]]]]
"""What stands behind a position, and what of it is shown."""


async def _scanned(first: int, start: int | None, some: Some) -> tuple[list[Noted], int | None, bool]:
    """As many as are to be shown, where reading stopped, and whether there may be more."""
    shown, position, limit = list[Noted](), start, min(first + SPARE, CHUNK)
    for _ in range(CHUNKS):
        found, seen = await some(position, limit)
        shown += seen
        if len(shown) > first:
            return shown[:first], shown[first - 1].position, True
        position = found[-1].position if found else position
        if len(found) < limit:
            return shown, position, False
        limit = CHUNK
    return shown, position, True


def _wanted(noted: Sequence[Noted], given: Given, lens: Lens) -> list[Noted]:
    names = {upper_snake(name): name for name in lens.sighting.told}
    types = given.get("types")
    return wanted(
        noted,
        types=None if types is None else [names[each] for each in types],
        ids=given.get("ids"),
        kinds=given.get("kinds"),
    )


def _size(feed: Feed, values: Values) -> int:
    size, largest = resolved(feed.size, values.variables), values.setting.largest_page
    if 0 <= size <= largest:
        return int(size)
    raise BadInput(f"first: a page has from 0 to {largest} changes, and {size} were asked for. Ask for fewer.")


def _check_ids(given: Given, values: Values) -> None:
    found, most = len(given.get("ids") or ()), values.setting.largest_page
    if found > most:
        raise BadInput(f"ids: at most {most} can be asked for at once, and {found} were. Ask for some at a time.")


# ---------------------------------------------------------------------------------------------------------------- trees


async def _connected(feed: Feed, page: Page, lens: Lens, values: Values, timeout: float | None) -> Tree:
    """The page by response keys, as the executor reads it."""
    assert isinstance(feed.of, Connected)
    trees = await asyncio.gather(*(_trees(page.noted, each, lens, values, timeout) for each in feed.of.shown))
    made = dict(zip(map(id, feed.of.shown), trees, strict=True))
    found: Tree = {key: made[id(shown)] for key, shown in feed.of.nodes.items()}
    places = [cursor_of(each.position, values.setting) for each in page.noted]
    for key, edges in feed.of.edges.items():
        rows = range(len(places))
        found[key] = [
            {name: made[id(shown)][row] if shown is not None else places[row] for name, shown in edges} for row in rows
        ]
    return found | dict.fromkeys(feed.of.infos, _info(page, places, values))


def _info(page: Page, places: Sequence[str], values: Values) -> ByName:
    return ByName(
        hasNextPage=page.has_more,
        hasPreviousPage=page.has_before,
        startCursor=places[0] if places else None,
        endCursor=None if page.end is None else cursor_of(page.end, values.setting),
    )


async def _trees(noted: Sequence[Noted], shown: Shown, lens: Lens, values: Values, timeout: float | None) -> list[Tree]:
    """Changes by response keys, in their order."""
    found = [{each.key: FIELDS[each.name](one, values) for each in shown if each.name in FIELDS} for one in noted]
    for each in shown:
        if each.ends:
            await _put_objects(found, noted, each, lens, values, timeout)
    return found


async def _put_objects(
    trees: list[Tree], noted: Sequence[Noted], entry: Entry, lens: Lens, values: Values, timeout: float | None
) -> None:
    ids = [one.change.object if entry.name == "node" else one.change.other for one in noted]
    found = await objects((each for each in ids if each is not None), entry, lens, values, timeout=timeout)
    for tree, object_id in zip(trees, ids, strict=True):
        tree[entry.key] = None if object_id is None else found.get(object_id)


FIELDS: dict[str, Callable[[Noted, Values], Any]] = {
    "cursor": lambda one, values: cursor_of(one.position, values.setting),
    "position": lambda one, _: one.position,
    "kind": lambda one, _: str(one.change.kind),
    "type": lambda one, _: upper_snake(one.change.type),
    "id": lambda one, _: one.change.object,
    "relationship": lambda one, _: one.change.relationship,
    "otherType": lambda one, _: upper_snake(one.change.other_type) if one.change.other_type else None,
    "otherId": lambda one, _: one.change.other,
    "fields": lambda one, _: list(one.change.fields),
    "version": lambda one, _: one.change.version,
    "by": lambda one, _: one.by,
    "source": lambda one, _: one.source,
    "at": lambda one, _: moment_text(one.at),
}
