"""A vCard file as rows: what occurs in it, and its cards in chunks like the rows of any other file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from server.imports.errors import CannotRead
from server.imports.rows import Chunk, Reject, Row, gathered
from server.imports.vcards.cards import Card, cards
from server.imports.vcards.contact import COMPANIES, LISTS, PEOPLE, kind_of, row_of

MOST_COLUMNS = 300


@dataclass(frozen=True, slots=True)
class Survey:
    """How many cards there are of each kind, the columns of those that are wanted, and the first broken one."""

    counted: Counter[str]
    columns: tuple[str, ...]
    broken: Reject | None = None

    def rows(self, kind: str) -> int:
        """How many rows there will be: the cards of a kind, and those that are none."""
        return self.counted[kind] + self.counted[""]

    @property
    def why(self) -> str:
        """In words."""
        words = ((PEOPLE, "of people"), (COMPANIES, "of companies"), (LISTS, "lists"), ("", "broken"))
        return ", ".join(f"{self.counted[kind]:,} {word}" for kind, word in words if self.counted[kind])


def is_vcard(line: str) -> bool:
    """Whether a file that begins with this line holds vCards."""
    return line.strip().upper().replace(" ", "").startswith("BEGIN:VCARD")


def survey(path: Path, encoding: str, kind: str) -> Survey:
    """Read all cards once."""
    counted: Counter[str] = Counter()
    columns: dict[str, None] = {}
    broken: Reject | None = None
    for card in _cards(path, encoding):
        of = kind_of(card) if isinstance(card, Card) else ""
        counted[of] += 1
        broken = card if isinstance(card, Reject) and broken is None else broken
        if isinstance(card, Card) and of == kind and len(columns) < MOST_COLUMNS:
            columns |= dict.fromkeys(row_of(card, kind))
    if not counted[kind]:
        raise CannotRead(_nothing(path, kind, Survey(counted, (), broken)))
    return Survey(counted, tuple(columns), broken)


def _nothing(path: Path, kind: str, found: Survey) -> str:
    other = COMPANIES if kind == PEOPLE else PEOPLE
    hint = f"Try --as {other}." if found.counted[other] else "Export it again from where it comes from."
    if found.broken is not None:
        hint = f"The first is refused: line {found.broken.line}: {found.broken.reason} {hint}"
    return f"{path.name} has no card of {kind} that can be read; it has {found.why}. {hint}"


def chunks(path: Path, encoding: str, kind: str, *, names: tuple[str, ...], size: int) -> Iterator[Chunk]:
    """The cards of one kind; a property that a card does not have is an empty cell."""
    return gathered(_rows(path, encoding, kind, names), names, size)


def _rows(path: Path, encoding: str, kind: str, names: tuple[str, ...]) -> Iterator[Row | Reject]:
    for card in _cards(path, encoding):
        if isinstance(card, Reject):
            yield card
        elif kind_of(card) == kind:
            row = row_of(card, kind)
            yield card.line, [row.get(name) for name in names]


def _cards(path: Path, encoding: str) -> Iterator[Card | Reject]:
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        yield from cards(file)
