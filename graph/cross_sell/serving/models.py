"""The model that is served: which one it is, and by which settings it adds up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.kept import Version
from graph.cross_sell.serving.reading import Asking

DECAY = 0.7
"""What a purchase weighs a visit later as long as no model says otherwise."""


@dataclass(frozen=True, slots=True)
class Again:
    """What counts for something that was bought already: see `graph/cross_sell/scoring.py`."""

    weight: float = 0.0
    decay: float = 1.0
    fame: float = 0.0


NEVER = Again()


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned last; there is none if it has no name. `newest` is the day of the last purchase it knows."""

    name: str | None = None
    at: str | None = None
    decay: float = DECAY
    again: Again = NEVER
    is_packed: bool = False
    newest: str | None = None

    @property
    def version(self) -> Version:
        """What tells it from any other model."""
        return self.name, self.at


NO_MODEL = Model()


async def model_of(ask: Asking) -> Model:
    """The model that is served."""
    rows = await ask.read(statements.MODEL)
    return model_from(*rows[0]) if rows else NO_MODEL


def model_name(number: int) -> str:
    """What a model is called where it is told of: cross-sell/7."""
    return f"cross-sell/{number}"


def model_from(number: Any, settings: Any, at: Any, is_packed: Any, newest: Any) -> Model:
    """A model out of what the graph says of it."""
    told = orjson.loads(settings or "{}")
    again = Again(told.get("again", 0.0), told.get("again_decay", 1.0), told.get("again_fame", 0.0))
    return Model(model_name(number), at, told.get("decay", DECAY), again, bool(is_packed), newest)
