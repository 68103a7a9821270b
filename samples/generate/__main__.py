"""python -m samples.generate: writes every file of the samples but the purchases, and says how many rows each has."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.generate.build import order, tables
from samples.generate.retail import FILE, read

HOME = Path(__file__).parents[1]


def main() -> None:
    made = tables(read(HOME / FILE))
    for each in made:
        (HOME / each.file).write_text(each.text(), encoding="utf-8", newline="")
        sys.stdout.write(f"{each.file:20} {len(each.rows):6,} rows\n")
    (HOME / "order.toml").write_text(order(made), encoding="utf-8", newline="")


main()
