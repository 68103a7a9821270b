"""Whether an engine that was killed puts its files in order again, by what it says in its log.

It opens its ports only behind that, which takes as long as it has left undone and its disk is slow.
"""

import os
from pathlib import Path

STARTING, BEGUN, DONE = b" is starting up", b"Started recovery of database", b"Recovery of database"
LAST_WORDS = 1 << 20
"""Bytes of the log that are looked through, from its end."""


def is_recovering(log: Path) -> bool:
    """Whether the engine that was started last has begun with it and is not done."""
    words = _last_words(log)
    return words.rfind(BEGUN) > max(words.rfind(STARTING), words.rfind(DONE))


def _last_words(log: Path) -> bytes:
    try:
        with log.open("rb") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - LAST_WORDS, 0))
            return file.read()
    except FileNotFoundError:
        return b""
