"""A small shop of which everything can be counted by hand, and a larger one of chance."""

from __future__ import annotations

import random
from collections.abc import Iterator

from graph.cross_sell.spool import Sale

SMALL = (
    Sale("int_1", "cus_1", "2026-05-01T10:00:00", ("bread", "butter")),
    Sale("int_2", "cus_1", "2026-05-03T10:00:00", ("jam",)),
    Sale("int_3", "cus_1", "2026-05-04T10:00:00", ("bread",)),
    Sale("int_4", "cus_2", "2026-05-02T10:00:00", ("bread", "butter")),
    Sale("int_5", "cus_2", "2026-05-02T11:00:00", ("jam", "tea")),
    Sale("int_6", None, "2026-05-02T12:00:00", ("bread", "tea")),
    Sale("int_7", "cus_3", "2026-05-05T12:00:00", ("tea",)),
)


def by_chance(buyers: int = 60, products: int = 40, *, seed: int = 1) -> Iterator[Sale]:
    """Everybody prefers things of their own kind, of which there are four."""
    chance = random.Random(seed)
    for buyer in range(buyers):
        for day in range(1, chance.randint(2, 7)):
            kind = [each for each in range(products) if each % 4 == buyer % 4]
            things = {chance.choice(kind) for _ in range(3)} | {chance.randrange(products)}
            moment = f"2026-05-{day:02}T{buyer % 24:02}:00:00"
            yield Sale(f"int_{buyer}_{day}", f"cus_{buyer:03}", moment, tuple(f"pro_{each:02}" for each in things))
