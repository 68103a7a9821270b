"""What came of offers, as the API shows it."""

from __future__ import annotations

from graph.cross_sell.serving.intervals import Rate
from graph.cross_sell.serving.report import Line, lines, shown_between
from graph.cross_sell.serving.terms import Arm
from resolvers.computed.ask import Ask
from resolvers.computed.selling import Selling
from resolvers.computed.window import window_of
from schema.finish import ByName


async def report(ask: Ask) -> ByName:
    """`Query.crossSellReport`."""
    window = window_of(ask)
    shown, truncated = await shown_between(
        Selling(ask), window.since, window.until, within=ask.values.setting.offers.attributed_within
    )
    return ByName(truncated=truncated, nodes=[_line(each, ask) for each in lines(shown)])


def _line(line: Line, ask: Ask) -> ByName:
    """A line; of so few that they could be told from it, no more than their number. An uplift tells of both groups."""
    tells = ask.tells(line.shown)
    return ByName(
        strategy=line.strategy,
        model=line.model,
        heldOut=line.arm == Arm.HELD_OUT,
        shown=line.shown,
        clicked=line.clicked if tells else None,
        bought=line.bought if tells else None,
        dismissed=line.dismissed if tells else None,
        clickRate=_rate(line.clicking) if tells else None,
        buyRate=_rate(line.buying) if tells else None,
        uplift=_rate(line.uplift) if tells and ask.tells(line.held_out) else None,
    )


def _rate(rate: Rate | None) -> ByName | None:
    return None if rate is None else ByName(value=rate.value, low=rate.low, high=rate.high)
