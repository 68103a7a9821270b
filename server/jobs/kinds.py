"""How a job of each kind is done. What the kinds are good for stands in `graph/jobs/kinds.py`."""

from __future__ import annotations

from server.jobs import analysis, cross_sell, households, importing, patterns, recount, tidy
from server.jobs.running import Work

KINDS: dict[str, Work] = {
    "analysis": analysis.work,
    "cross-sell": cross_sell.work,
    "cross-sell-restore": cross_sell.restore,
    "households": households.work,
    "import": importing.work,
    "patterns": patterns.work,
    "recount": recount.work,
    "tidy": tidy.work,
}
