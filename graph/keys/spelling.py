"""How a key is written: `kith_<id>_<secret><check>`, 56 letters and digits in three parts.

The check is a CRC-32 over what stands before it. It guards nothing: it tells a key with a slip of the pen, and a text
that only looks like a key, without asking the graph, and lets scanners of secrets know a leaked one for sure.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import string
import zlib
from dataclasses import dataclass, field

LETTERS = string.digits + string.ascii_uppercase + string.ascii_lowercase
ID_LENGTH, SECRET_LENGTH, CHECK_LENGTH = 12, 32, 6
BEGIN = "kith_"
FORM = re.compile(
    rf"{BEGIN}(?P<id>[0-9A-Za-z]{{{ID_LENGTH}}})_(?P<secret>[0-9A-Za-z]{{{SECRET_LENGTH}}})[0-9A-Za-z]{{{CHECK_LENGTH}}}"
)


@dataclass(frozen=True, slots=True)
class Spelled:
    """The two parts of a key that say something; only the id may be shown."""

    id: str
    secret: str = field(repr=False)

    @property
    def text(self) -> str:
        """The whole key."""
        begin = f"{BEGIN}{self.id}_{self.secret}"
        return begin + _check(begin)

    @property
    def hash(self) -> str:
        """What is kept of the secret.

        One round of SHA-256 is enough: the secret is 32 letters out of 62 by chance, over 190 bits, so nobody can try
        them all however quick a round is. Slow hashes are for passwords, which people choose, and would cost every
        request what they cost a thief.
        """
        return hashlib.sha256(self.secret.encode()).hexdigest()


def minted() -> Spelled:
    """A new key, by the chance of the operating system."""
    return Spelled(_chance(ID_LENGTH), _chance(SECRET_LENGTH))


def spelled(text: str) -> Spelled | None:
    """The parts of a text that is a key, None if it is none."""
    match = FORM.fullmatch(text)
    if match is None:
        return None
    found = Spelled(match["id"], match["secret"])
    return found if found.text == text else None


def _chance(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def _check(text: str) -> str:
    number, letters = zlib.crc32(text.encode()), ""
    for _ in range(CHECK_LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters = LETTERS[rest] + letters
    return letters
