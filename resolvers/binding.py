"""Plans are made once, values come each time: parameters for the statements, sizes and seals for the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from graph.cross_sell.serving.kept import Kept
from graph.cross_sell.serving.terms import TERMS, Terms
from graph.normalise.durations import duration, within_last
from graph.normalise.errors import Invalid
from graph.normalise.identifiers import IdentifierType, identifier
from graph.normalise.moments import UTC, stored
from graph.normalise.names import search_key, sort_key
from graph.plan import Bind, Take
from resolvers import cursors
from resolvers.errors import BadInput
from resolvers.files import NO_FILES, Files
from resolvers.output import Bound
from resolvers.selection.asked import Asked
from resolvers.selection.fields import PageBound
from resolvers.selection.operation import Operation, resolved


@dataclass(frozen=True, slots=True)
class Setting:
    """What values are read by: the deployment's zone, currency, region, cursor key and files; the largest page and
    network; what was decided about offers, and what is kept of the model that they come from."""

    zone: tzinfo
    currency: str
    key: bytes
    largest_page: int
    region: str | None = None
    files: Files = NO_FILES
    largest_network: int = 2_000
    offers: Terms = TERMS
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)

    @property
    def zone_name(self) -> str | None:
        """The name of the deployment's time zone, None where it is UTC."""
        name = getattr(self.zone, "key", "UTC")
        return None if name == "UTC" else name


@dataclass
class Values:
    """The variables of one request and the moment it came; decoded cursors by their slot."""

    variables: Mapping[str, Any]
    setting: Setting
    now: datetime
    cursors: dict[int, list[Any]] = field(default_factory=dict)

    @property
    def moment(self) -> str:
        return stored(self.now)

    @property
    def today(self) -> str:
        return self.now.astimezone(self.setting.zone).date().isoformat()


def bound(pages: tuple[PageBound, ...], values: Values) -> Bound:
    """The pages of a root field this time; raises BadInput for sizes out of range and foreign cursors."""
    sizes = [_size(page, values) for page in pages]
    seals = [_seal(page, values) for page in pages]
    return Bound(sizes, seals, values.setting.currency)


def with_good_cursors(operation: Operation, values: Values) -> Operation:
    """The same, where a root field with a cursor that is not of its question has that as its error.

    Which of a cursor's values are null it says in the open, and a plan is made for it: whoever makes that up gets none.
    """
    return replace(operation, asked=tuple(_opened(each, values) for each in operation.asked))


def _opened(asked: Asked, values: Values) -> Asked:
    try:
        for page in asked.every_page:
            _seal(page, values)
    except BadInput as error:
        return replace(asked, root=None, pages=(), calls=(), error=error)
    return asked


def _size(page: PageBound, values: Values) -> int:
    size = resolved(page.size, values.variables)
    largest = values.setting.largest_page
    if 0 <= size <= largest:
        return int(size)
    raise BadInput(
        f"{page.argument}: a page has from 0 to {largest} rows, and {size} were asked for. "
        "Ask for fewer and go on from the last cursor."
    )


def _seal(page: PageBound, values: Values) -> bytes:
    """The seal of a page's cursors, and the cursors that were given opened with it; nothing where there are none."""
    if not page.keys and not page.cursors:
        return b""
    asked = [resolved(slot, values.variables) for slot in page.slots]
    seal = cursors.seal(values.setting.key, page.structure, asked)
    for slot, argument in page.cursors:
        values.cursors[id(slot)] = cursors.decode(seal, resolved(slot, values.variables), argument=argument)
    return seal


def parameters(binds: tuple[tuple[str, Bind], ...], values: Values) -> dict[str, Any]:
    return {name: TAKES[bind.take](bind, values) for name, bind in binds}


# ---------------------------------------------------------------------------------------------------------------- takes


def _same(bind: Bind, values: Values) -> Any:
    return resolved(bind.slot, values.variables)


def _each_folded(bind: Bind, values: Values) -> list[str]:
    return [sort_key(each) for each in _same(bind, values)]


def _sort_value(bind: Bind, values: Values) -> Any:
    return values.cursors[id(bind.slot)][bind.part]


def _since(bind: Bind, values: Values) -> str:
    span = duration(_same(bind, values))
    return within_last(span, values.now, zone=values.setting.zone)


def _since_day(bind: Bind, values: Values) -> str:
    since = datetime.fromisoformat(_since(bind, values)).replace(tzinfo=UTC)
    return since.astimezone(values.setting.zone).date().isoformat()


def _until(bind: Bind, values: Values) -> Any:
    start, end = _same(bind, values)
    if end < start:
        raise BadInput(f"during: until should not come before from, and {end} is before {start}. Swap them.")
    return end


def _zone(bind: Bind, values: Values) -> str:
    name = str(_same(bind, values))
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(f"timeZone: {name!r} is no time zone. Give an IANA name like Europe/Berlin.") from None


def _words(bind: Bind, values: Values) -> str:
    """A full-text query: every word as it is, begun, or with small mistakes, the first eight of them.

    One without words would find everything; it is only explained, never sent to answer anybody.
    """
    words = search_key(_same(bind, values)).split()[:8]
    return " ".join(f"({word}^4 OR {word}* OR {word}~{_mistakes(word)})" for word in words) or "*:*"


def _mistakes(word: str) -> int:
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2


def _key(kind: IdentifierType) -> Callable[[Bind, Values], str]:
    def key(bind: Bind, values: Values) -> str:
        raw = _same(bind, values)
        source = None
        if kind is IdentifierType.EXTERNAL:
            source, raw = raw
        try:
            return identifier(kind, raw, region=values.setting.region, source=source).key
        except Invalid as error:
            raise BadInput(f"by: {error}") from None

    return key


def _source_key(bind: Bind, values: Values) -> str:
    source, key = _same(bind, values)
    return f"{source}:{key}"


TAKES: dict[Take, Callable[[Bind, Values], Any]] = {
    Take.SAME: _same,
    Take.FOLDED: lambda bind, values: sort_key(_same(bind, values)),
    Take.FOLDED_EACH: _each_folded,
    Take.ONE_MORE: lambda bind, values: _same(bind, values) + 1,
    Take.SORT_VALUE: _sort_value,
    Take.WITHIN_LAST: _since,
    Take.WITHIN_LAST_DAYS: _since_day,
    Take.NOW: lambda _, values: values.moment,
    Take.TODAY: lambda _, values: values.today,
    Take.UNTIL: _until,
    Take.ZONE: _zone,
    Take.WORDS: _words,
    Take.EMAIL: _key(IdentifierType.EMAIL),
    Take.PHONE: _key(IdentifierType.PHONE),
    Take.EXTERNAL: _key(IdentifierType.EXTERNAL),
    Take.TAX_NUMBER: _key(IdentifierType.TAX_NUMBER),
    Take.LOYALTY_NUMBER: _key(IdentifierType.LOYALTY_NUMBER),
    Take.SOURCE_KEY: _source_key,
}
