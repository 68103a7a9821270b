"""Who writes, and what a mutation raises when whoever asks has to mend something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from graph.keys.wanted import Fault, Granting


@dataclass(frozen=True, slots=True)
class Author:
    """On whose behalf something is written, when, and what keys they may make."""

    name: str
    now: datetime
    granting: Granting


class Refused(Exception):
    """Nothing of this operation shall be done, for these reasons."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(each.message for each in faults))
        self.faults = tuple(faults)
