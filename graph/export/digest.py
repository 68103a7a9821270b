"""One number for a graph, whatever the order in which it is read, and the same on every engine.

Each node and each relationship is written down in one way (JSON with sorted names, no spaces, of all stored values but
the derived ones) and hashed by SHA-256; the digest is the sum of the hashes, modulo 2^256.

>>> one, other = {"id": "cus_1", "name": "Ann"}, {"id": "cus_2", "name": "Bo"}
>>> of_nodes("Customer", [one, other]) == of_nodes("Customer", [other]) + of_nodes("Customer", [one])
True
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import orjson

from graph.export.rows import Link, Unwritable, Values

BITS = 256


@dataclass(frozen=True, slots=True)
class Digest:
    """How many things there are, and the sum of their hashes. Digests of parts add up to that of the whole."""

    count: int = 0
    sum: int = 0

    def __add__(self, other: Digest) -> Digest:
        return Digest(self.count + other.count, (self.sum + other.sum) % (1 << BITS))

    def __str__(self) -> str:
        return f"{self.sum:0{BITS // 4}x}"


def of_nodes(label: str, rows: Iterable[Values]) -> Digest:
    """The digest of nodes of one label."""
    return _summed(canonical([label, row]) for row in rows)


def of_links(type_: str, links: Iterable[Link]) -> Digest:
    """The digest of relationships of one type."""
    return _summed(canonical([type_, *link]) for link in links)


def canonical(thing: object) -> bytes:
    """The one way in which a thing is written down; raises Unwritable for values that Kith does not write."""
    try:
        return orjson.dumps(thing, option=orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME)
    except TypeError as error:
        raise Unwritable(f"{str(thing)[:120]} has a value that no file can hold ({error}): remove it.") from error


def _summed(texts: Iterable[bytes]) -> Digest:
    hashes = [int.from_bytes(sha256(text).digest()) for text in texts]
    return Digest(len(hashes), sum(hashes) % (1 << BITS))
