"""Damaged keys and tokens by the hundred; `./kith prove doors` does it by the hundred thousand."""

from __future__ import annotations

from random import Random

import pytest

from server.access.caller import Unauthenticated
from server.access.doors import Doors
from server.access.keys import Keys
from tests.engines.unread import Unread
from tests.server.access.damaging import OF_TOKENS, damaged
from tests.server.access.prove import KEY, TOKEN, Figures, attacked, house
from tests.server.access.signing import tokens_of


async def test_nobody_comes_in_by_what_is_damaged() -> None:
    figures = Figures()
    await attacked(house(), 600, Random(7), figures)
    assert (figures.tried, figures.let_in, figures.broken) == (1200, 0, 0)


async def test_a_house_without_locks_is_noticed() -> None:
    """What is looked for would be found: the good ones come in."""
    doors = house()
    callers = [await doors.caller({"authorization": f"Bearer {good}"}) for good in (KEY.text, TOKEN)]
    assert [each.role for each in callers] == ["agent", "agent"]
    await doors.close()


@pytest.mark.parametrize("seed", range(50))
def test_what_is_damaged_is_another_text(seed: int) -> None:
    assert damaged(TOKEN, OF_TOKENS, Random(seed)) != TOKEN


async def test_no_damage_reaches_an_engine() -> None:
    """The check of a key sees to it, but for the few in four thousand million whose check is right."""
    doors = Doors(Keys(Unread("neo4j")), tokens_of())
    for number in range(200):
        with pytest.raises(Unauthenticated):
            await doors.caller({"authorization": f"Bearer {damaged(KEY.text, OF_TOKENS[:4], Random(number))}"})
