"""Lines over two axes, both of them logarithmic, as SVG: what grows twice as fast is twice as steep."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 40, 48
COLOURS = ("#3366aa", "#cc6633", "#339966", "#993388", "#887722", "#447799", "#aa3344")
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of numbers, whole powers of ten at both ends, laid on a stretch of the picture."""

    low: int
    high: int
    start: float
    end: float

    def place(self, value: float) -> float:
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    @property
    def marks(self) -> Iterator[tuple[float, str]]:
        for power in range(self.low, self.high + 1):
            yield self.place(10.0**power), f"{10.0**power:,g}"


def axis(values: Sequence[float], start: float, end: float) -> Axis:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return Axis(low, max(high, low + 1), start, end)


def chart(title: str, across: str, up: str, lines: Mapping[str, Points]) -> str:
    """A picture of lines by their names."""
    points = [point for line in lines.values() for point in line]
    x = axis([one for one, _ in points], LEFT, WIDTH - RIGHT)
    y = axis([other for _, other in points], HEIGHT - BOTTOM, TOP)
    parts = [*_frame(title, across, up), *_grid(x, y), *_lines(x, y, lines)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
    return "\n".join((head, *parts, "</svg>", ""))


def _frame(title: str, across: str, up: str) -> Iterator[str]:
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
    yield _text(LEFT, 22, title, size=14)
    yield _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, across, anchor="middle")
    yield _text(14, TOP - 8, up)


def _grid(x: Axis, y: Axis) -> Iterator[str]:
    for place, label in x.marks:
        yield _line(place, y.start, place, y.end)
        yield _text(place, y.start + 16, label, anchor="middle")
    for place, label in y.marks:
        yield _line(x.start, place, x.end, place)
        yield _text(x.start - 6, place + 4, label, anchor="end")


def _lines(x: Axis, y: Axis, lines: Mapping[str, Points]) -> Iterator[str]:
    for number, (name, points) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        placed = [(x.place(one), y.place(other)) for one, other in points]
        corners = " ".join(f"{one:.1f},{other:.1f}" for one, other in placed)
        yield f'<polyline points="{corners}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{one:.1f}" cy="{other:.1f}" r="3" fill="{colour}"/>' for one, other in placed)
        yield _text(x.end + 14, TOP + 12 + 18 * number, name, fill=colour)


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#dddddd"/>'


def _text(x: float, y: float, text: str, *, size: int = 11, anchor: str = "start", fill: str = "#333333") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{fill}"'
    return f"<text {place}>{escape(text)}</text>"
