"""How far the engine that was started last has come, by what it says in its log.

One that was killed puts its files in order first, which takes as long as it has left undone and its disk is slow, and
opens its ports behind that. One whose port is taken says so, and then neither works nor ends.
"""

import os
from enum import Enum
from pathlib import Path

LAST_WORDS = 1 << 20
"""Bytes of the log that are looked through, from its end."""


STARTS = b"Kith starts the engine\n"
"""Written before anything that an engine says."""


class Progress(Enum):
    """What was said last; each is told by these words."""

    STARTING = (STARTS, b"Recovery of database")
    RECOVERING = (b"Started recovery of database",)
    LISTENING = (b"HTTP Server started",)
    DEAF = (b"Unable to listen",)


def progress(log: Path) -> Progress:
    """Where it is now; STARTING if it has said nothing yet."""
    words = _last_words(log)
    return max(Progress, key=lambda each: max(map(words.rfind, each.value)))


def _last_words(log: Path) -> bytes:
    try:
        with log.open("rb") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - LAST_WORDS, 0))
            return file.read()
    except FileNotFoundError:
        return b""
