"""An evaluation for people and for programs."""

from __future__ import annotations

import orjson
from rich.table import Table

from graph.cross_sell.evaluation import SERVED, Evaluation, Figures
from graph.cross_sell.measures import NAMES

TITLES = {"never_bought": "never bought before", "all_items": "all products"}


def as_text(found: Evaluation) -> str:
    """JSON, unrounded."""
    return orjson.dumps(found.as_json(), option=orjson.OPT_INDENT_2).decode()


def said(found: Evaluation) -> str:
    """What was judged."""
    return (
        f"{found.buyers:,} buyers, {found.products:,} products, {found.purchases:,} baskets known; the last basket of "
        f"each buyer held out. In brackets: 95 of 100 means over buyers drawn anew, seed {found.seed}."
    )


def table(found: Evaluation, group: str) -> Table:
    """The ways in rows, the figures in columns."""
    judged = found.by_way[SERVED][group].buyers
    title = f"{TITLES[group]}, {judged:,} buyers"
    shown = Table("", *NAMES, "coverage", title=title, title_justify="left", box=None, pad_edge=False)
    for way, groups in found.by_way.items():
        shown.add_row(way, *_cells(groups[group]), style="bold" if way == SERVED else None)
    return shown


def _cells(found: Figures) -> list[str]:
    cells = [f"{found.means[name]:.4f} ({low:.4f} to {high:.4f})" for name, (low, high) in found.intervals.items()]
    return [*cells, f"{found.means['coverage']:.3f}"]
