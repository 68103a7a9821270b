"""The plan of a family: its people (slots) and its homes, counted from 0, and the bonds between the people.

Dates are half-open: one stay ends on the day the next begins. None is unknown or open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a family. `bears` says whose surname: BASE the family's, SHARED and JOINED by habit, OWN another."""

    part: str
    gender: str
    born: date
    bears: str = "BASE"
    generation: int = 0


@dataclass(frozen=True, slots=True)
class Stay:
    home: int
    slot: int
    role: str
    since: date | None
    until: date | None = None
    primary: bool = True


@dataclass(frozen=True, slots=True)
class Bond:
    """`kind` is what `other` is to `slot`."""

    slot: int
    other: int
    kind: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    slots: tuple[Slot, ...]
    stays: tuple[Stay, ...]
    bonds: tuple[Bond, ...] = ()
