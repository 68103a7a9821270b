"""Amounts in trees."""

from __future__ import annotations

from resolvers.amounts import money
from resolvers.computed.ask import Ask
from schema.finish import ByName


def worth(units: int | None, ask: Ask) -> ByName | None:
    """So many ten-thousandths as the API's Money."""
    return None if units is None else ByName(amount=money(units), currency=ask.values.setting.currency)
