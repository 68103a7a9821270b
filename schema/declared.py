"""What is said of one mutation of the graph: a row of the table in `schema/mutations.py`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.declare import Model
from schema.shapes import Field

Right = Literal["edit", "archive", "delete"]


@dataclass(frozen=True, slots=True)
class Declared:
    """One mutation: the type that a role must be allowed to write, how, and what the payload shows beside errors.

    `fields` are those of its input for a model; `several` is the name of its bulk form. Types that it `sees` must be
    seen by the role, and of those among which it `starts` all that the role sees must be its to write as well.
    """

    name: str
    type: str
    right: Right
    about: str
    fields: Callable[[Model], Sequence[Field]]
    shown: tuple[tuple[str, str], ...]
    several: str
    upserts: bool = False
    sees: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.name[:1].upper() + self.name[1:]

    @property
    def bulk(self) -> str:
        return self.several[:1].upper() + self.several[1:]

    def is_granted(self, rights: Mapping[str, Collection[str]], seen: Collection[str]) -> bool:
        """Whether somebody has it who may write like this, and sees these types."""
        starts = [each for each in self.starts if each in seen]
        written = (self.type, *starts)
        return (bool(starts) or not self.starts) and set(self.sees) <= set(seen) and all(
            self.right in rights.get(each, ()) for each in written)  # fmt: skip
