"""The lines of a vCard as their writer meant them: folded ones joined, soft line breaks too, pictures passed over.

A line that begins with white space goes on with the one before; so does whatever follows a `=` at the end of a
quoted-printable one. Binary values are passed over without being kept: they may be larger than all the rest.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from server.imports.lines import LONGEST, Tape, TooLong

_SOFT = re.compile(r"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE\b[^:]*:", re.IGNORECASE)
_BINARY = re.compile(r"[^:]*;(?:ENCODING=)?(?:BASE64|B)(?:;[^:]*)?:|[^:]*:data:", re.IGNORECASE)
_NAMED = re.compile(r"[\w.-]+[;:]")
_END = re.compile(r"\s*END:VCARD\s*", re.IGNORECASE)


class ContentLine(NamedTuple):
    """A whole line and where it begins; `is_cut` says that it was too long to be kept."""

    number: int
    text: str
    is_cut: bool = False


@dataclass(slots=True)
class _Open:
    """A line while its parts come."""

    number: int
    parts: list[str]
    size: int
    is_soft: bool
    is_binary: bool
    is_cut: bool = False

    def add(self, text: str) -> None:
        """One more part; of a binary value nothing is kept, of an endless one what fits."""
        if self.is_binary:
            return
        self.size += len(text)
        self.is_cut = self.is_cut or self.size > LONGEST
        if not self.is_cut:
            self.parts.append(text)

    @property
    def waits(self) -> bool:
        """Whether a soft line break asks for the next line."""
        return self.is_soft and self.parts[-1].endswith("=")

    def whole(self) -> ContentLine:
        return ContentLine(self.number, "".join(self.parts), self.is_cut)


def content_lines(file: io.TextIOBase) -> Iterator[ContentLine]:
    """Every line of the file that means something."""
    gathering = _Gathering()
    tape = Tape(file, line=1)
    while True:
        tape.mark()
        try:
            text = next(tape).rstrip("\r\n")
            cut = False
        except StopIteration:
            break
        except TooLong:
            text, cut = tape.taken[0][1][:LONGEST], True
        number = tape.first
        yield from gathering.take(number, text.lstrip("\ufeff"), is_cut=cut)
    yield from gathering.end()


@dataclass(slots=True)
class _Gathering:
    """Puts physical lines together; `open` is the line that may still go on."""

    open: list[_Open] = field(default_factory=list)

    def take(self, number: int, text: str, *, is_cut: bool) -> Iterator[ContentLine]:
        if self.open and self._goes_on(text):
            self._go_on(text, is_cut=is_cut)
        elif text.strip():
            yield from self.end()
            self.open.append(_begun(number, text, is_cut=is_cut))

    def end(self) -> Iterator[ContentLine]:
        yield from (each.whole() for each in self.open)
        self.open.clear()

    def _goes_on(self, text: str) -> bool:
        line = self.open[0]
        if line.waits:
            return not _END.fullmatch(text)
        return text[:1] in (" ", "\t") or (line.is_binary and bool(text) and not _NAMED.match(text))

    def _go_on(self, text: str, *, is_cut: bool) -> None:
        line = self.open[0]
        if line.waits:
            line.parts[-1] = line.parts[-1][:-1]
            line.add(text)
        else:
            line.add(text[1:])
        line.is_cut = line.is_cut or (is_cut and not line.is_binary)


def _begun(number: int, text: str, *, is_cut: bool) -> _Open:
    head = text[:2000]
    binary = bool(_BINARY.match(head))
    kept = text[: head.find(":") + 1] if binary else text
    return _Open(number, [kept], len(kept), bool(_SOFT.match(head)), binary, is_cut and not binary)
