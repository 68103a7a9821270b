"""How referring goes, over everybody who was invited, all together and in groups.

Everybody who was invited counts once, by one claim: the credited one, or else the first that was not refused. So the
groups add up, whatever they are made by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from graph.referrals.bought import Spending

DAY = 86_400
Key = str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody claims to have brought somebody else."""

    referrer: str
    referred: str
    at: str | None = None
    channel: str | None = None
    code: str | None = None
    is_credited: bool = False
    reward: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the API tells of a group; `rewarded` is how many people were rewarded.

    `customers` is how many could invite somebody: whoever had bought by then.
    """

    claims: int
    referrers: int
    invited: int
    converted: int
    customers: int
    revenue: int
    median_days: float | None
    reward_cost: int
    rewarded: int

    @property
    def rate(self) -> float | None:
        """Which part of those who were invited were converted."""
        return self.converted / self.invited if self.invited else None

    @property
    def k_factor(self) -> float | None:
        """Invited people for each customer, times the rate: how many new buyers each customer brings."""
        return self.converted / self.customers if self.customers else None


def counted(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The claim by which each invited person counts."""
    found = dict[str, Claim]()
    for each in sorted(claims, key=_turn):
        found.setdefault(each.referred, each)
    return found


def _turn(claim: Claim) -> tuple[bool, str, str]:
    return not claim.is_credited, claim.at or "9", claim.referrer


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that figures are made of. `customers` tells how many could invite, by the key of a group."""

    claims: Sequence[Claim]
    counted: Mapping[str, Claim]
    bought: Spending
    customers: Callable[[Key], int]

    def figures(self, key: Key = None) -> Figures:
        """The figures of all."""
        return figures(self.claims, self.counted.values(), self.bought, self.customers(key))

    def groups(self, by: Callable[[Claim], Key]) -> dict[Key, Figures]:
        """The figures by the value that a claim has there."""
        every, main = _by(self.claims, by), _by(self.counted.values(), by)
        return {key: figures(every[key], main[key], self.bought, self.customers(key)) for key in every.keys() | main}


def program(
    claims: Iterable[Claim], bought: Spending, customers: Callable[[Key], int], is_within: Callable[[Claim], bool]
) -> Program:
    """The program as far as claims lie within a time; who counts by an earlier or later one is not in it."""
    every = list(claims)
    main = {each: claim for each, claim in counted(every).items() if is_within(claim)}
    return Program([each for each in every if is_within(each)], main, bought, customers)


def _by(claims: Iterable[Claim], by: Callable[[Claim], Key]) -> defaultdict[Key, list[Claim]]:
    found = defaultdict[Key, list[Claim]](list)
    for each in claims:
        found[by(each)].append(each)
    return found


def figures(claims: Sequence[Claim], main: Iterable[Claim], bought: Spending, customers: int) -> Figures:
    """One group: all its claims, and those by which people count."""
    invited = list(main)
    converted = [each for each in invited if each.is_credited and each.referred in bought]
    waits = [days for each in converted if (days := _days(each, bought[each.referred].first)) is not None]
    return Figures(
        claims=len(claims),
        referrers=len({each.referrer for each in claims}),
        invited=len(invited),
        converted=len(converted),
        customers=customers,
        revenue=sum(bought[each.referred].spent for each in converted),
        median_days=median(waits) if waits else None,
        reward_cost=sum(each.reward for each in claims),
        rewarded=len({each.referrer for each in claims if each.reward}),
    )


def _days(claim: Claim, first: str) -> float | None:
    """From a claim to the first purchase; nothing where that came before it, or the claim has no moment."""
    if claim.at is None or first < claim.at:
        return None
    return (datetime.fromisoformat(first) - datetime.fromisoformat(claim.at)).total_seconds() / DAY
