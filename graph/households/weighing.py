"""Two people → a Weight: the odds that they live together, in bits, and the reasons.

The way of Fellegi and Sunter: each thing that two people share or do not share adds or takes bits, log2 of how much
more often it is seen among people who live together than among others. What sharing says is counted in the data
(`commonness.py`); how often housemates differ is set here, once for all data: a slip in one address of some dozens,
another family name in one pair of four.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import log2

from graph.households import addresses
from graph.households.addresses import Likeness
from graph.households.commonness import Commonness
from graph.households.dwellings import Dwelling
from graph.households.people import Person
from graph.households.reasons import Reason
from graph.households.surnames import NEAR, PART_SHARED, Name, likeness, stems

MOST = 10.0
OTHER_NAME, SAME_NAME_MOST, NAME_OF_ITS_OWN = -2.0, 9.0, 0.4
SHARED_CONTACT = {"email": 6.0, "phone": 5.0, "payment": 6.0}
TIES = {"SPOUSE": 6.0, "PARENT": 4.0, "CHILD": 4.0, "GUARDIAN": 5.0, "WARD": 5.0, "SIBLING": 1.5}
NOWHERE = -3.0
"""Where nothing is known of an address, ties and contacts have to make up for it."""

Ties = Mapping[frozenset[str], str]
Weigh = Callable[[Person, Person], "Weight"]
Said = tuple[float, Reason | None]


@dataclass(frozen=True, slots=True)
class Weight:
    """Odds in bits: above 0 it is likelier than not. `is_blank` where the two have nothing that can be compared."""

    bits: float
    reasons: tuple[Reason, ...] = ()
    is_blank: bool = False

    @property
    def probability(self) -> float:
        return float(1 / (1 + 2.0**-self.bits))


ELSEWHERE = Weight(-MOST)
"""Two who live in different places, and share nothing else."""


def weigher(people: Iterable[Person], common: Commonness, ties: Ties, holders: Mapping[str, int]) -> Weigh:
    """Weighs pairs of these people; `holders` says how many of them have a contact."""
    number: dict[Dwelling, int] = {}
    homes = {each.id: [number.setdefault(home, len(number)) for home in each.homes] for each in people}
    dwellings = list(number)
    compared: dict[tuple[int, int], Likeness] = {}
    named: dict[tuple[Name, Name], Said] = {}

    def address(one: Person, other: Person) -> Likeness:
        """The best of their homes, each pair of addresses compared once."""
        best = addresses.UNKNOWN
        for pair in ((min(a, b), max(a, b)) for a in homes[one.id] for b in homes[other.id]):
            found = compared.get(pair)
            if found is None:
                found = compared[pair] = addresses.compared(dwellings[pair[0]], dwellings[pair[1]], common)
            if best is addresses.UNKNOWN or found.bits > best.bits:
                best = found
        return best

    def name_of(one: Name, other: Name) -> Said:
        found = named.get((one, other))
        if found is None:
            found = named[one, other] = _name(one, other, common)
        return found

    def weigh(one: Person, other: Person) -> Weight:
        at = address(one, other)
        shared, shared_reasons = _shared(one, other, holders)
        tie = ties.get(frozenset((one.id, other.id)), "")
        beside = shared + TIES.get(tie, 0.0)
        if at.bits <= addresses.LEAST and not beside:
            return ELSEWHERE
        name, name_reason = name_of(one.surname, other.surname)
        if at.is_blank:
            return _blank(name, beside, (name_reason, *shared_reasons, _tie(tie)))
        if at.is_crowd:
            name, name_reason = 0.0, None
        return _weight(at.bits + name + beside, (at.reason, name_reason, *shared_reasons, _tie(tie)))

    return weigh


def _blank(name: float, beside: float, reasons: tuple[Reason | None, ...]) -> Weight:
    if not beside:
        return Weight(0.0, (), is_blank=True)
    return _weight(NOWHERE + min(name, 3.0) + beside, reasons)


def _weight(bits: float, reasons: tuple[Reason | None, ...]) -> Weight:
    return Weight(max(-MOST, min(MOST, bits)), tuple(each for each in reasons if each is not None))


def _name(one: Name, other: Name, common: Commonness) -> Said:
    """What their family names say."""
    if not one or not other:
        return 0.0, None
    alike = likeness(one, other)
    if alike < NEAR:
        return OTHER_NAME, None
    own, others = _rarest(one, common), _rarest(other, common)
    if alike == 1.0:
        return max(0.5, min(SAME_NAME_MOST, own - NAME_OF_ITS_OWN)), Reason.SAME_NAME
    if alike == PART_SHARED:
        return max(0.5, min(SAME_NAME_MOST - 2, min(own, others) - 1.5)), Reason.PART_OF_NAME
    # A name that nobody else has may be a slip of any: the commoner of the two says how much it means.
    return max(0.5, min(SAME_NAME_MOST - 3, min(own, others) - 1.5)), Reason.SIMILAR_NAME


def _rarest(name: Name, common: Commonness) -> float:
    return max(common.bits(common.surname, word) for word in stems(name))


def _shared(one: Person, other: Person, holders: Mapping[str, int]) -> tuple[float, tuple[Reason, ...]]:
    """What they share of contacts; those that many share are a company's."""
    if one.contacts.isdisjoint(other.contacts):
        return 0.0, ()
    kinds: dict[str, float] = {}
    for contact in one.contacts & other.contacts:
        kind = contact.partition(":")[0]
        bits = SHARED_CONTACT.get(kind, 0.0) - 2 * log2(max(1, holders.get(contact, 2) - 1))
        kinds[kind] = max(kinds.get(kind, 0.0), bits)
    said = {"email": Reason.EMAIL, "phone": Reason.PHONE, "payment": Reason.PAYMENT}
    return min(MOST, sum(kinds.values())), tuple(said[kind] for kind in sorted(kinds) if kinds[kind] > 0)


def _tie(kind: str) -> Reason | None:
    if kind == "SPOUSE":
        return Reason.PARTNER
    return Reason.FAMILY if kind in TIES else None
