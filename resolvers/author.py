"""Who writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from graph.keys.wanted import Granting
from resolvers.files import NO_FILES, Files


@dataclass(frozen=True, slots=True)
class Author:
    """On whose behalf something is written, when, and what keys they may make and files import.

    `key` opens what answers have sealed.
    """

    name: str
    now: datetime
    granting: Granting
    files: Files = NO_FILES
    key: bytes = b""
