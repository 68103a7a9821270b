"""Amounts in trees."""

from __future__ import annotations

from collections.abc import Sequence

from resolvers.amounts import money
from resolvers.computed.ask import Ask
from schema.finish import ByName


def worth(units: int | None, ask: Ask) -> ByName | None:
    """So many ten-thousandths as the API's Money."""
    return None if units is None else ByName(amount=money(units), currency=ask.values.setting.currency)


def sum_of_parts(people: Sequence[int], ask: Ask) -> bool:
    """Whether the sum of parts about so many people may be told, so that it tells no part that is hidden."""
    hidden = sum(each for each in people if not ask.tells(each))
    return ask.tells(sum(people)) and ask.tells(hidden)
