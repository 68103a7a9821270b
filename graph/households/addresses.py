"""Two dwellings → how likely they are one home, in bits, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log2

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from graph.households.commonness import Commonness
from graph.households.crowds import building_of
from graph.households.dwellings import Dwelling
from graph.households.reasons import Reason

LEAST, MOST = -10.0, 8.0
SAME_HOUSE, SAME_FLAT = 4.5, 1.0
OTHER_TOWN, UNSURE_TOWN, SLIP_OF_TOWN = -9.0, -6.0, -1.0
OTHER_STREET, OTHER_NUMBER, OTHER_FLAT, SLIP_OF_FLAT, FLAT_LEFT_OUT = -6.0, -8.0, -20.0, -5.0, -3.0
NO_NUMBER_MOST = 3.0
ROOMY = 8
"""So many people at one address are not unusual."""
# How alike two streets are, of 100, and what that says: chance makes few streets of a town so alike.
STREETS_ALIKE = ((92, 7.0), (84, 6.0), (76, 4.5), (68, 2.5), (60, 0.0), (50, -3.0), (0, -9.0))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Bits, the reason if there is one; `is_blank` where the two name nothing that could be compared."""

    bits: float
    reason: Reason | None = None
    is_blank: bool = False
    is_crowd: bool = False


ELSEWHERE = Likeness(LEAST)
UNKNOWN = Likeness(0.0, is_blank=True)


def compared(one: Dwelling, other: Dwelling, common: Commonness) -> Likeness:
    """Of two addresses; the order does not matter."""
    if not (one.number and other.number) and not (one.street and other.street):
        return UNKNOWN
    if _is_crowd(one, common) or _is_crowd(other, common):
        return Likeness(LEAST, None, is_crowd=True)
    bits, reason = _same_house(one, other, common) if _is_one_house(one, other) else _other_spelling(one, other, common)
    return Likeness(max(LEAST, min(MOST, bits)), reason) if bits > LEAST else ELSEWHERE


def _is_one_house(one: Dwelling, other: Dwelling) -> bool:
    return bool(one.number and one.street) and one.number == other.number and one.street == other.street


def _same_house(one: Dwelling, other: Dwelling, common: Commonness) -> tuple[float, Reason]:
    flat, reason = _flat(one, other, common)
    return SAME_HOUSE + flat + _town(one, other, common) - _crowding(one, other, common), reason


def _other_spelling(one: Dwelling, other: Dwelling, common: Commonness) -> tuple[float, Reason]:
    """What is not written alike, or not known, leaves it to the rest to say how unlikely chance is."""
    is_whole = one.number and other.number and one.street and other.street
    reason = Reason.SIMILAR_ADDRESS if is_whole else Reason.PART_OF_ADDRESS
    bits = _number(one, other, common) - log2(common.all)
    for more in (_street, _shared_town, _town):
        bits += more(one, other, common)
    return bits + _flat(one, other, common)[0], reason


def _is_crowd(each: Dwelling, common: Commonness) -> bool:
    """Whether flats would have to tell homes apart there, and do not."""
    return not each.unit and building_of(each) in common.crowds


def _crowding(one: Dwelling, other: Dwelling, common: Commonness) -> float:
    living = max(common.living[one], common.living[other])
    return 1.5 * log2(living / ROOMY) if living > ROOMY else 0.0


def _flat(one: Dwelling, other: Dwelling, common: Commonness) -> tuple[float, Reason]:
    """In one house: the flats, and how many there are when one is not known."""
    if one.unit and one.unit == other.unit:
        return SAME_FLAT, Reason.SAME_ADDRESS
    known = max(common.units.get(building_of(each), 0) for each in (one, other))
    if one.unit and other.unit:
        return (SLIP_OF_FLAT if _is_slip(one.unit, other.unit) else OTHER_FLAT), Reason.SIMILAR_ADDRESS
    if one.unit or other.unit:
        return FLAT_LEFT_OUT - log2(known), Reason.SAME_BUILDING
    return -log2(known + 1), Reason.SAME_ADDRESS


def _street(one: Dwelling, other: Dwelling, common: Commonness) -> float:
    if not one.street or not other.street:
        return 0.0
    rare = min(common.bits(common.street, one.street), common.bits(common.street, other.street))
    if one.street == other.street:
        return rare
    if _are_both_in_use(common.street[one.street], common.street[other.street]):
        return OTHER_STREET
    alike = fuzz.ratio(one.street.replace(" ", ""), other.street.replace(" ", ""))
    return next(bits for least, bits in STREETS_ALIKE if alike >= least)


def _are_both_in_use(one: int, other: int) -> bool:
    """Two spellings of which many people live at each are two streets: Mozart Weg and Mozart Allee."""
    rarer, commoner = sorted((one, other))
    return rarer >= 3 and rarer * 20 > commoner


def _number(one: Dwelling, other: Dwelling, common: Commonness) -> float:
    """Neighbours differ by a digit as well, so slips count in long numbers alone."""
    if not one.number and not other.number:
        # Some houses have no number, and then for all who live there.
        return max(0.0, min(NO_NUMBER_MOST, common.bits(common.number, "") - 1))
    if not one.number or not other.number:
        return 0.0
    if one.number == other.number:
        return min(common.bits(common.number, one.number), common.bits(common.number, other.number))
    slips, long = OSA.distance(one.number, other.number), max(len(one.number), len(other.number))
    if slips == 1 and long >= 3:
        return 0.0 if long > 3 else -2.0
    if slips == 2 and long >= 5:
        return -3.0
    return OTHER_NUMBER


def _shared_town(one: Dwelling, other: Dwelling, common: Commonness) -> float:
    if one.postal and one.postal == other.postal:
        return common.bits(common.postal, one.postal)
    return common.bits(common.town, one.town) if one.town and one.town == other.town else 0.0


def _town(one: Dwelling, other: Dwelling, common: Commonness) -> float:
    """0 where what is known of the town agrees; a slip costs little, another town everything.

    A code or name beside which another one is a hundred times as common is likely to be a slip of that one; two that
    are both in use are two places.
    """
    codes = _placed(one.postal, other.postal, common.postal)
    towns = _placed(one.town, other.town, common.town)
    if codes is None or towns is None:
        return next((each for each in (codes, towns) if each is not None), 0.0)
    return codes if codes < SLIP_OF_TOWN and towns == 0.0 else max(codes, towns)


def _placed(one: str, other: str, known: Counter[str]) -> float | None:
    if not one or not other:
        return None
    if one == other:
        return 0.0
    rarer, commoner = sorted((known[one], known[other]))
    if not _is_slip(one, other):
        return OTHER_TOWN
    return SLIP_OF_TOWN if rarer * 100 <= commoner else UNSURE_TOWN


def _is_slip(one: str, other: str) -> bool:
    long = max(len(one), len(other))
    return long >= 3 and OSA.distance(one, other) <= (1 if long < 6 else 2)
