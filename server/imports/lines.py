"""Physical lines of a text file, of bounded length, with a way back: a hundred megabytes without an end stay outside.

>>> tape = Tape(io.StringIO("a\\nb\\n"), line=1)
>>> next(tape), next(tape), tape.first
('a\\n', 'b\\n', 1)
"""

import io
from collections import deque

LONGEST = 1 << 20
"""Characters in one line, and in one record of several."""


class TooLong(Exception):
    """A line, or a record whose quote never closes, is longer than any row can be."""


class Unclosed(Exception):
    """The file ends within a record."""


class Tape:
    """An iterator over lines that knows which it has given since the last mark."""

    __slots__ = ("_ahead", "_line", "_size", "_stream", "taken")

    def __init__(self, stream: io.TextIOBase, *, line: int) -> None:
        self._stream = stream
        self._line = line
        self._ahead: deque[tuple[int, str]] = deque()
        self._size = 0
        self.taken: list[tuple[int, str]] = []

    @property
    def first(self) -> int:
        """The number of the first line since the mark."""
        return self.taken[0][0] if self.taken else self._line

    def __iter__(self) -> "Tape":
        return self

    def __next__(self) -> str:
        number, text = self._ahead.popleft() if self._ahead else self._read()
        self.taken.append((number, text))
        self._size += len(text)
        if self._size > LONGEST:
            raise TooLong
        return text

    def mark(self) -> None:
        """Forget what was taken."""
        self.taken.clear()
        self._size = 0

    def back(self) -> None:
        """Give all but the first of what was taken once more."""
        self._ahead.extendleft(reversed(self.taken[1:]))
        self.mark()

    def _read(self) -> tuple[int, str]:
        text = self._stream.readline(LONGEST + 1)
        if not text and self.taken:
            raise Unclosed
        if not text:
            raise StopIteration
        number = self._line
        self._line += 1
        if len(text) > LONGEST:
            self._skip(text)
        return number, text

    def _skip(self, text: str) -> None:
        while text and not text.endswith(("\n", "\r")):
            text = self._stream.readline(LONGEST)
