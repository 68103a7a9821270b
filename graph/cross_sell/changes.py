"""How the edges of one model differ from those of another: lines of a file, and what leads back as texts."""

from __future__ import annotations

import zlib
from base64 import b85decode, b85encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import orjson

CHANGES = "changes"
"""What the file of a folder is called."""
AT_ONCE = 200
"""Products in one text."""
FIELDS = ("weight", "lift", "support", "together", "confidence", "significance", "buyers", "ofBuyers", "buyerLift",
          "model", "at")  # fmt: skip
Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """The edges of one product that go and come, by the other product; its weights after that."""

    source: str
    gone: Mapping[str, Properties]
    new: Mapping[str, Properties]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Undo:
    """What one product had, and which edges came instead: enough to go back."""

    source: str
    had: Mapping[str, Properties]
    came: Sequence[str]

    def back(self, now: Mapping[str, Properties]) -> Change:
        """The change back, from the edges that the product has now."""
        gone = {target: now[target] for target in self.came if target in now}
        return change_of(self.source, now, gone, self.had)


def change_of(
    source: str, now: Mapping[str, Properties], gone: Mapping[str, Properties], new: Mapping[str, Properties]
) -> Change:
    """A change of what a product has now."""
    kept = {target: properties for target, properties in now.items() if target not in gone}
    return Change(source, gone, new, {target: each["weight"] for target, each in {**kept, **new}.items()})


def put_change(file: BinaryIO, change: Change, *, anyway: bool = False) -> None:
    """Write a change behind those that are there, if it is one, or is wanted anyway."""
    if change.gone or change.new or anyway:
        file.write(orjson.dumps((change.source, change.gone, change.new, change.weights)) + b"\n")


def changes(path: Path) -> Iterator[Change]:
    """The changes of a file."""
    with path.open("rb") as file:
        for line in file:
            yield Change(*orjson.loads(line))


def undoing(changes: Iterator[Change]) -> Iterator[str]:
    """Texts that hold what the changes did away with, two hundred products in each."""
    real = (each for each in changes if each.gone or each.new)
    while some := list(islice(real, AT_ONCE)):
        rows = [
            (each.source, [(target, *map(had.get, FIELDS)) for target, had in each.gone.items()], list(each.new))
            for each in some
        ]
        yield packed(rows)


def undone(text: str) -> list[Undo]:
    """What a text holds."""
    return [
        Undo(source, {target: dict(zip(FIELDS, values, strict=True)) for target, *values in had}, came)
        for source, had, came in unpacked(text)
    ]


def packed(value: object) -> str:
    """A value in few characters."""
    return b85encode(zlib.compress(orjson.dumps(value))).decode()


def unpacked(text: str) -> Any:
    """The value again."""
    return orjson.loads(zlib.decompress(b85decode(text)))
