"""What products lead to, kept by a process for as long as the model counts that says so: it is the same for everybody.

Which model counts, the engine says with each customer. One that has just come to count may be seen in parts, since an
engine may show a commit bit by bit: nothing is kept before it has counted for some seconds.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern
from time import monotonic

import orjson

SETTLED = 10.0
"""Seconds after which a model is there as a whole."""
MOST = 50_000
"""Products of which anything is kept, those that lead to nothing among them; then it begins anew."""
Edges = tuple[Sequence[str], Sequence[float]]
"""What a product leads to: candidates, and in the same order what each edge weighs."""
NOTHING: Edges = ((), ())
Version = tuple[str | None, str | None]
"""A model's name, and when it was learned."""


@dataclass(slots=True, eq=False)
class Kept:
    """Edges by the product that they begin at: at most as many as a model has, 16 bytes each.

    `is_enough` says that who asked last needed nothing that was not kept, so that whoever asks next need not be told.
    """

    clock: Callable[[], float] = monotonic
    is_enough: bool = False
    _version: Version = (None, None)
    _since: float = 0.0
    _edges: dict[str, Edges] = field(default_factory=dict)

    def of(self, version: Version, products: Iterable[str]) -> dict[str, Edges]:
        """What is kept of these products; what another model said is forgotten."""
        if version != self._version:
            self._version, self._since, self._edges = version, self.clock(), {}
        kept = self._edges
        return {each: kept[each] for each in products if each in kept}

    def unpacked(self, version: Version, texts: Mapping[str, str | None]) -> dict[str, Edges]:
        """What texts say, which is kept once the model is settled."""
        found = {product: _edges(text) if text else NOTHING for product, text in texts.items()}
        if version == self._version and self.clock() >= self._since + SETTLED:
            if len(self._edges) > MOST:
                self._edges.clear()
            self._edges |= found
        return found


def _edges(text: str) -> Edges:
    candidates, weights = orjson.loads(text)
    return tuple(map(intern, candidates)), array("d", weights)
