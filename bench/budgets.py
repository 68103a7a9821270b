"""How many times the processor time of the bare driver Kith's server may take, and with what that was measured."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PLACE = Path(__file__).with_name("budgets.toml")
OVER = 1.15
"""A budget may be exceeded by so much: ratios are not the same on every machine, nor of every process."""
HEAD = """# Processor time of Kith's server per request, as many times that of the bare driver with the same statement.
# `./kith bench gate` fails where the least of three tries is more than 15 % above; `./kith bench gate --write` writes
# down what one try gave.
"""


@dataclass(frozen=True, slots=True)
class Budget:
    """What was measured of a question, when and on what."""

    times: float
    measured: str

    def allows(self, times: float) -> bool:
        return times <= self.times * OVER

    def room(self, times: float) -> float:
        """How much slower, as a part of these times, a question may become before it is over."""
        return self.times * OVER / times - 1


def budgets(place: Path = PLACE) -> dict[str, Budget]:
    return {name: Budget(**each) for name, each in tomllib.loads(place.read_text(encoding="utf-8")).items()}


def write(found: Mapping[str, float], measured: str, place: Path = PLACE) -> None:
    """Put what was measured in the place of what was there."""
    parts = [f'["{name}"]\ntimes = {times:.2f}\nmeasured = "{measured}"\n' for name, times in found.items()]
    place.write_text("\n".join((HEAD, *parts)), encoding="utf-8")
