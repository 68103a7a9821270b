"""What a deployment has decided about offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hashlib import blake2b

from graph.normalise.durations import Duration

HALF_A_YEAR, FORTNIGHT = Duration(0, 180, timedelta()), Duration(0, 14, timedelta())


class Strategy(StrEnum):
    """What a list rests on, the most personal first; a basket stands for itself."""

    PERSONAL = "PERSONAL"
    HOUSEHOLD = "HOUSEHOLD"
    SIMILAR_CUSTOMERS = "SIMILAR_CUSTOMERS"
    POPULAR = "POPULAR"
    BASKET = "BASKET"


class Arm(StrEnum):
    """Whether a customer is offered what was learned, or is held out to compare with."""

    OFFERED = "OFFERED"
    HELD_OUT = "HELD_OUT"


@dataclass(frozen=True, slots=True)
class Terms:
    """`held_out` are hundredths of the customers; `allows` is what holds where no consent is recorded."""

    allows: bool = False
    held_out: int = 0
    dismissed_for: Duration = HALF_A_YEAR
    attributed_within: Duration = FORTNIGHT
    complaint_holds: bool = False

    def arm(self, customer: str) -> Arm:
        """The same customers are held out as long as the share stays; of a larger share they are a part."""
        place = int.from_bytes(blake2b(customer.encode(), digest_size=4).digest()) % 100
        return Arm.HELD_OUT if place < self.held_out else Arm.OFFERED


TERMS = Terms()
"""What holds if nothing was decided."""
