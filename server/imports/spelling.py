"""How the values of one file are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from graph.normalise.moments import UTC


@dataclass(frozen=True, slots=True)
class Reading:
    """How values of a file are written: the sign before decimals, the order of day, month and year, the zone.

    `exact` codes are kept as they are, `clocked` days come with a clock, `separators` part the items of lists.
    """

    zone: tzinfo = UTC
    decimal: str = "."
    dates: str = "YMD"
    exact: frozenset[str] = frozenset()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    clocked: frozenset[str] = frozenset()
    separators: Mapping[str, str] = field(default_factory=dict)


def text_of(cell: object) -> str:
    """A cell as text; a key that a file keeps as 13085.0 is 13085."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell if isinstance(cell, str) else str(cell)
