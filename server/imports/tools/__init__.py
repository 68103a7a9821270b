"""What files of other tools look like: one table a tool, found by the headings that its exports have.

A table says which heading is which field, what stands for what, and of what is not taken why. A `#` stands for a
number in headings that are counted; in a field it counts addresses. What a person says in a map file goes before it.

>>> recognised(("Record ID", "First Name", "Last Name", "Email"), "customers").name
'HubSpot contacts'
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from server.imports.fields import PLACES, place_field

FOLDER = Path(__file__).parent
VCARDS = "vcards"
COUNTED = 9
"""How far headings with numbers are looked for."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One table. `headings` are sets of which one must be there; `columns` lists the headings of each field.

    `keyless` files say nothing by which a row is known for ever; the days of `clocked` fields come with a clock;
    `guard` stands before cells that spreadsheets would take for numbers.
    """

    name: str
    kind: str
    source: str
    headings: tuple[frozenset[str], ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, object] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    separators: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    clocked: frozenset[str] = frozenset()
    keyless: bool = False
    guard: str = ""

    def why_not(self, heading: str) -> str:
        """Why a column is not taken."""
        return self.reasons.get(folded(heading), f"no field of {self.kind} holds it")


def recognised(names: Sequence[str], kind: str | None) -> Tool | None:
    """The tool that most of the headings speak for, unless it tells of another kind than the wanted one."""
    there = frozenset(map(folded, names))
    fitting = [(len(told), tool) for tool in tools().values() for told in tool.headings if told <= there]
    best = max(fitting, key=lambda each: each[0])[1] if fitting else None
    return best if best is None or kind in (None, best.kind) else None


@cache
def tools() -> Mapping[str, Tool]:
    """Every table, by the name of its file."""
    return {path.stem: _tool(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.toml"))}


def folded(name: str) -> str:
    """A heading as letters and digits."""
    return re.sub(r"[\W_]+", "", name).lower()


def _tool(raw: Mapping[str, Any]) -> Tool:
    told = dict(raw)
    return Tool(
        **told
        | {
            "headings": tuple(frozenset(map(folded, some)) for some in raw["headings"]),
            "columns": dict(_columns(raw.get("columns", {}))),
            "reasons": {folded(each): why for name, why in raw.get("reasons", {}).items() for each in _counted([name])},
            "clocked": frozenset(raw.get("clocked", ())),
        }
    )


def _columns(told: Mapping[str, str | list[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, headings in told.items():
        some = [headings] if isinstance(headings, str) else headings
        if "#" not in name:
            yield name, tuple(map(folded, _counted(some)))
            continue
        part = name.partition("#")[2]
        for number in range(1, PLACES + 1):
            own = place_field(number, part[0].lower() + part[1:])
            yield own, tuple(folded(each.replace("#", str(number))) for each in some)


def _counted(headings: Iterable[str]) -> Iterator[str]:
    for each in headings:
        yield from [each.replace("#", str(number)) for number in range(1, COUNTED + 1)] if "#" in each else [each]
