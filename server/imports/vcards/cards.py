"""The cards of a file, one at a time; a card within another one is passed over but for whose it is."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from server.imports.lines import LONGEST
from server.imports.rows import Reject
from server.imports.vcards.content_lines import ContentLine, content_lines
from server.imports.vcards.properties import Property, read

MOST = 5000
"""Properties of one card."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: where it begins, what it says, and the lines of it that say nothing."""

    line: int
    properties: tuple[Property, ...]
    faults: tuple[Reject, ...] = ()


@dataclass(slots=True)
class _Open:
    """A card while it is read; `depth` counts the cards within it that are not closed yet."""

    line: int
    properties: list[Property] = field(default_factory=list)
    faults: list[Reject] = field(default_factory=list)
    depth: int = 0
    size: int = 0
    endless: Reject | None = None

    def take(self, line: ContentLine) -> None:
        """One more line of it."""
        one = read(line.number, line.text)
        self.size += len(line.text)
        if line.is_cut:
            self.endless = self.endless or _endless(line)
        if self.depth:
            self._name_agent(one)
        elif one is not None:
            self.properties.append(one)
        else:
            self.faults.append(
                Reject(line.number, "", line.text[:80], "The line is no property: wanted is NAME:value.")
            )

    def _name_agent(self, one: Property | None) -> None:
        if self.depth == 1 and one is not None and one.name == "FN":
            agent = self.properties[-1]
            self.properties[-1] = Property(agent.line, "", "AGENT", agent.types, {}, one.value)

    @property
    def expects_card(self) -> bool:
        """Version 2.1 writes the card of an agent behind `AGENT:`."""
        return self.depth > 0 or bool(self.properties and self.properties[-1].name == "AGENT")

    def done(self) -> Card | Reject:
        if self.endless is not None:
            return self.endless
        if self.size > LONGEST or len(self.properties) > MOST:
            wanted = f"no more than {MOST:,} properties and {LONGEST:,} characters beside its pictures"
            return Reject(self.line, "", "BEGIN:VCARD", f"The card is too large: wanted is {wanted}.")
        return Card(self.line, tuple(self.properties), tuple(self.faults[:MOST]))


def cards(file: io.TextIOBase) -> Iterator[Card | Reject]:
    """Every card of the file, or why it is none."""
    card: _Open | None = None
    is_stray = False
    for line in content_lines(file):
        word = line.text.strip().upper().replace(" ", "") if len(line.text) < 100 else ""
        if word == "BEGIN:VCARD" and card is not None and card.expects_card:
            card.depth += 1
        elif word == "BEGIN:VCARD":
            yield from () if card is None else (_unfinished(card),)
            card, is_stray = _Open(line.number), False
        elif card is None:
            yield from () if is_stray else (_stray(line),)
            is_stray = True
        elif word == "END:VCARD" and card.depth:
            card.depth -= 1
        elif word == "END:VCARD":
            yield card.done()
            card = None
        elif card.size <= LONGEST and len(card.properties) <= MOST:
            card.take(line)
    if card is not None:
        yield _unfinished(card)


def _endless(line: ContentLine) -> Reject:
    name = line.text[:80].partition(":")[0].partition(";")[0]
    return Reject(line.number, name, line.text[:80], f"The property has more than {LONGEST:,} characters.")


def _unfinished(card: _Open) -> Reject:
    return Reject(card.line, "", "BEGIN:VCARD", "The card has no end: END:VCARD is missing.")


def _stray(line: ContentLine) -> Reject:
    return Reject(line.number, "", line.text[:80], "The lines from here on belong to no card: BEGIN:VCARD is missing.")
