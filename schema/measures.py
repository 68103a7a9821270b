"""Figures over properties: what can be added up, averaged, or has a least and a greatest value.

Each aspect becomes one type for a node (`PurchaseSum`), one for a relationship (`BoughtEdgeSum`) and, where a place has
both, one that holds the first and leads to the second by the key `edge` (`CustomerBoughtSum`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.declare import SUMMED, TEMPORAL, Property, Type
from schema.places import Place
from schema.shapes import Field, Input, Object, OneOf
from schema.values import AVERAGE_FILTERS, AVERAGES, FILTERS, OUTPUTS, SUM_FILTERS, SUMS

UNMEASURED = frozenset({"version", "confidence"})
"""Numbers that describe a record rather than the business: nobody adds them up."""

Pick = Callable[[tuple[Property, ...]], tuple[Property, ...]]


def summed(props: tuple[Property, ...]) -> tuple[Property, ...]:
    """Numbers of the business."""
    return tuple(each for each in props if each.asked and each.type in SUMMED and each.name not in UNMEASURED)


def ranged(props: tuple[Property, ...]) -> tuple[Property, ...]:
    """Numbers of the business, days and moments."""
    wanted = SUMMED | TEMPORAL
    return tuple(each for each in props if each.asked and each.type in wanted and each.name not in UNMEASURED)


@dataclass(frozen=True, slots=True)
class Aspect:
    """One way to look at figures, and the types that hold it."""

    suffix: str
    pick: Pick
    types: Mapping[Type, str]
    shape: type[Object] | type[Input] | type[OneOf]
    phrase: str


_DIRECTIONS = dict.fromkeys(Type, "SortDirection")

SUM = Aspect("Sum", summed, SUMS, Object, "Sums; a sum of nothing is 0.")
AVG = Aspect("Avg", summed, AVERAGES, Object, "Averages of the values that are there.")
MIN = Aspect("Min", ranged, OUTPUTS, Object, "Least values.")
MAX = Aspect("Max", ranged, OUTPUTS, Object, "Greatest values.")
SUM_FILTER = Aspect("SumFilter", summed, SUM_FILTERS, Input, "Conditions on sums.")
AVG_FILTER = Aspect("AvgFilter", summed, AVERAGE_FILTERS, Input, "Conditions on averages.")
RANGE_FILTER = Aspect("RangeFilter", ranged, FILTERS, Input, "Conditions on least or greatest values.")
MEASURE_ORDER = Aspect("MeasureOrder", summed, _DIRECTIONS, OneOf, "Orders by a sum or an average.")
RANGE_ORDER = Aspect("RangeOrder", ranged, _DIRECTIONS, OneOf, "Orders by a least or greatest value.")

ASPECTS = (SUM, AVG, MIN, MAX, SUM_FILTER, AVG_FILTER, RANGE_FILTER, MEASURE_ORDER, RANGE_ORDER)

ANSWERS = {"sum": SUM, "avg": AVG, "min": MIN, "max": MAX}
CONDITIONS = {"sum": SUM_FILTER, "avg": AVG_FILTER, "min": RANGE_FILTER, "max": RANGE_FILTER}
ORDERS = {"sum": MEASURE_ORDER, "avg": MEASURE_ORDER, "min": RANGE_ORDER, "max": RANGE_ORDER}


def stem(place: Place, pick: Pick) -> str:
    """How the names of types begin that hold figures of a place: those of the node serve unless the way has some."""
    return place.name if pick(place.edge) else place.target.name


def fields(place: Place, aspects: Mapping[str, Aspect]) -> tuple[Field, ...]:
    """The keys sum, avg, min and max, as far as there is something to measure."""
    return tuple(
        Field(key, stem(place, aspect.pick) + aspect.suffix, aspect.phrase)
        for key, aspect in aspects.items()
        if aspect.pick(place.target.properties) or aspect.pick(place.edge)
    )


def measures(place: Place) -> Iterator[Object | Input | OneOf]:
    """The types that this place does not share with the node, or all of a node."""
    for aspect in ASPECTS:
        own, edge = aspect.pick(place.target.properties), aspect.pick(place.edge)
        if edge or (place.root and own):
            name = f"{place.edge_name}{aspect.suffix}"
            way = (Field("edge", name, "The same of the relationship."),) if edge else ()
            yield aspect.shape(place.name + aspect.suffix, aspect.phrase, (*_fields(own, aspect), *way))


def edge_measures(place: Place) -> Iterator[Object | Input | OneOf]:
    """The types of the relationship alone."""
    for aspect in ASPECTS:
        edge = aspect.pick(place.edge)
        if edge:
            yield aspect.shape(f"{place.edge_name}{aspect.suffix}", aspect.phrase, _fields(edge, aspect))


def _fields(props: tuple[Property, ...], aspect: Aspect) -> tuple[Field, ...]:
    return tuple(Field(each.name, aspect.types[each.type], each.description) for each in props)
