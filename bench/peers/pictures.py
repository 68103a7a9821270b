"""A plot as SVG, without a library: lines of dots on a logarithmic scale, each line a question, each colour a peer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

COLOURS = ("#555555", "#0b6e4f", "#6bbf59", "#1d4e89", "#7fb2e5", "#c8553d", "#8e44ad", "#e0a100")
LEFT, RIGHT, TOP, STEP, WIDTH = 150, 20, 64, 26, 860
MARKS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def dots(title: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    """Values by line and by colour; 1 has a line of its own."""
    values = [each for row in rows.values() for each in row.values() if each > 0] or [1.0]
    least, most = min([*values, 1.0]) / 1.2, max([*values, 1.0]) * 1.2
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    height = TOP + STEP * len(rows) + 34
    inner = [*_legend(names), *_axis(least, most, height), *_lines(rows, names, least, most)]
    view = f'viewBox="0 0 {WIDTH} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {view} font-family="sans-serif" font-size="12">'
    return "\n".join(
        (head, f'<rect width="{WIDTH}" height="{height}" fill="white"/>', _words(title, 10, 18, "start", bold=True),
         *inner, "</svg>", "")
    )  # fmt: skip


def _across(value: float, least: float, most: float) -> float:
    share = (math.log(value) - math.log(least)) / (math.log(most) - math.log(least))
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _legend(names: Sequence[str]) -> Iterator[str]:
    step = (WIDTH - 20) / max(len(names), 1)
    for number, name in enumerate(names):
        yield _dot(16 + number * step, 36, number)
        yield _words(name, 24 + number * step, 40, "start", small=True)


def _axis(least: float, most: float, height: int) -> Iterator[str]:
    for mark in MARKS:
        if least <= mark <= most:
            x, wide = _across(mark, least, most), 1.5 if mark == 1 else 0.5
            place = f'x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 10}" y2="{height - 24}"'
            yield f'<line {place} stroke="#999" stroke-width="{wide}"/>'
            yield _words(f"{mark:g}", x, height - 8, "middle")


def _lines(rows: Mapping[str, Mapping[str, float]], names: Sequence[str], least: float, most: float) -> Iterator[str]:
    for number, (row, values) in enumerate(rows.items()):
        y = TOP + STEP * number + 8
        yield _words(row, LEFT - 10, y + 4, "end")
        for name, value in values.items():
            if value > 0:
                yield _dot(_across(value, least, most), y, names.index(name), f"{row}, {name}: {value:.2f}")


def _dot(x: float, y: float, number: int, told: str = "") -> str:
    words = f"<title>{escape(told)}</title>" if told else ""
    colour = COLOURS[number % len(COLOURS)]
    return f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{colour}" fill-opacity="0.85">{words}</circle>'


def _words(text: str, x: float, y: float, anchor: str, *, bold: bool = False, small: bool = False) -> str:
    style = ' font-weight="bold"' * bold + ' font-size="10"' * small
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}"{style}>{escape(text)}</text>'
