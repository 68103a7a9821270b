"""Ids: three letters that say what kind of thing it is, and 26 that sort by the time it was made.

>>> new = new_id("cus")
>>> len(new), kind_of(new), is_id(new), is_id("cus_1")
(30, 'Customer', True, False)

The 26 letters are a ULID (48 bits of milliseconds, 80 bits of chance) in Crockford's base32, small letters.
Within one source ids only ever grow, also within a millisecond and when the clock is set back: each is the
one before plus one, until the clock has overtaken it.
"""

import os
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import NewType

from graph.normalise.errors import Fault, Invalid

Id = NewType("Id", str)

KINDS = {
    "cus": "Customer",
    "com": "Company",
    "hou": "Household",
    "pro": "Product",
    "cat": "Category",
    "int": "Interaction",
    "adr": "Address",
    "idn": "Identifier",
    "src": "Source",
    "con": "Consent",
    "adj": "Adjustment",
}
"""What each prefix stands for, in the words of the model."""

OWN_KINDS = {"job": "Job", "fil": "File", "cmy": "Community"}
"""The same for what Kith keeps for itself, which is in no model: no `node(id:)` leads there."""

ALL_KINDS = {**KINDS, **OWN_KINDS}

WANTED = "an id such as cus_01hzxv5p8q6rw2m3k4n7t9b0cd"

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = tuple(high + low for high in _LETTERS for low in _LETTERS)
_ID = re.compile(f"(?:{'|'.join(ALL_KINDS)})_[0-7][{_LETTERS}]{{25}}")
_CHANCE_BITS = 80
_LATEST = 1 << 48
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LOW_BITS = 20
_LOW_VALUES = 1 << _LOW_BITS


def new_id(prefix: str) -> Id:
    """A new id, as of now."""
    return _now.mint(prefix)


def is_id(text: str) -> bool:
    """Whether a text has the form of an id of a known kind."""
    return _ID.fullmatch(text) is not None


def kind_of(text: str) -> str:
    """The kind of thing an id names, such as Customer."""
    if not is_id(text):
        hint = f"Ids begin with one of {', '.join(ALL_KINDS)}, then _ and 26 small letters and digits."
        raise Invalid(Fault.SYNTAX, WANTED, found=text, hint=hint)
    return ALL_KINDS[text[:3]]


class IdSource:
    """Mints ids one after the other; threads may share it.

    An import makes its own, `IdSource.at(start)`, so that what it brings in sorts by the time it was made
    elsewhere and not among what is made meanwhile.
    """

    __slots__ = ("_clock", "_head", "_high", "_last", "_lock", "_low")

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self.forget()

    @classmethod
    def at(cls, start: datetime) -> "IdSource":
        """A source whose clock stands still: every id is of that millisecond, in the order of minting."""
        milliseconds = (start - _EPOCH) // timedelta(milliseconds=1)
        if not 0 <= milliseconds < _LATEST:
            hint = "Ids can tell the years 1970 to 9999."
            raise Invalid(Fault.OUT_OF_RANGE, "the time of a source of ids", found=start.isoformat(), hint=hint)
        return cls(lambda: milliseconds)

    def mint(self, prefix: str) -> Id:
        """The next id of one kind."""
        if prefix not in ALL_KINDS:
            hint = f"Take one of {', '.join(ALL_KINDS)}."
            raise Invalid(Fault.UNKNOWN, "the prefix of a kind such as cus", found=prefix, hint=hint)
        with self._lock:
            now = self._clock()
            self._low += 1
            if now > self._last or self._low == _LOW_VALUES:
                self._turn(now)
            head, low = self._head, self._low
        return Id(f"{prefix}_{head}{_PAIRS[low >> 10]}{_PAIRS[low & 1023]}")

    def forget(self) -> None:
        """Begin anew, so that a forked process does not go on where its parent does."""
        self._lock = Lock()
        self._last, self._high, self._low, self._head = -1, 0, 0, ""

    def _turn(self, now: int) -> None:
        """Take fresh chance in a new millisecond; without one carry over to the leading letters."""
        if now > self._last:
            value = now << _CHANCE_BITS | int.from_bytes(os.urandom(_CHANCE_BITS // 8))
            self._high, self._low = divmod(value, _LOW_VALUES)
        else:
            self._high, self._low = self._high + 1, 0
        self._last = self._high >> _CHANCE_BITS - _LOW_BITS
        self._head = "".join([_PAIRS[self._high >> shift & 1023] for shift in range(100, -10, -10)])


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


_now = IdSource(_milliseconds)
os.register_at_fork(after_in_child=_now.forget)
