"""`groups` of a connection: keys, figures, `having` and an order of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphql import FieldNode

from graph import plan
from graph.declare import TEMPORAL, Property, Type
from graph.grouping import Grouping, groupings, upper_snake
from graph.plan import Bind, Bucket, Current, Function, GroupKey, GroupOrder, Having, Slot, Take
from resolvers import shape
from resolvers.errors import BadInput
from resolvers.filters import figures_asked
from resolvers.looks import looks_of_groups
from resolvers.operators import object_in, of_figure
from resolvers.orders import direction, measured
from resolvers.selection.fields import arguments_of, collect, type_of
from resolvers.selection.figures import FUNCTIONS, Measures, figure
from resolvers.selection.pages import page_info, page_of
from resolvers.selection.rows import Row, choices_of
from resolvers.selection.values import Given, Leaf
from resolvers.shape import KINDS, SORT, Cursor, Fixed, Kind, Nodes, Out, PageInfo, Part, Record, Value


def groups(
    fields: list[FieldNode], connection: str, outer: Row, *, alone: bool = False
) -> tuple[plan.Groups, shape.Listing]:
    """The plan and the shape of one grouping of what a connection lists."""
    asking = outer.asking
    given = arguments_of(fields[0], connection, asking)
    measures = Measures(outer, alone)
    measures.take(Function.COUNT)  # without a figure rows would not be grouped
    keys = _keys(given["by"], outer)
    kind = type_of(connection, "groups", asking)
    shown = shape.Listing(kind, type_of(kind, "edges", asking), measures.layout)
    entries = {key: _entry(each, shown, measures, keys) for key, each in collect(fields, kind, asking).items()}
    wanted, conditions = (
        list(_orders(given.get("orderBy"), keys, measures)),
        list(_having(given.get("having"), measures)),
    )
    taken, places = measures.finish(len(keys))
    made = plan.Groups(
        tuple(GroupKey(((each.relation, Current()),) if each.relation else (), each.of, each.bucket) for each in keys),
        taken,
        tuple(replace(each, measure=places[each.measure]) for each in conditions),
        tuple(each if each.of == "key" else replace(each, index=places[each.index]) for each in wanted),
        None,
        _zone(given, keys, asking.zone),
        any(isinstance(each, Part) for each in entries.values()),
    )
    measures.layout.places.update({("key", place): place for place in range(len(keys))})
    measures.layout.places[SORT] = len(keys) + len(taken)
    shown.entries, shown.looks = tuple(entries.items()), looks_of_groups(made)
    if any(isinstance(each, Nodes | PageInfo) for each in entries.values()):
        made = replace(made, page=page_of(given, _asked(made), plan.group_width(made), shown, asking))
    return made, shown


def _asked(made: plan.Groups) -> tuple[object, ...]:
    return (made.keys, made.measures, made.having, made.orders, made.zone)


def _keys(given: Given, outer: Row) -> list[Grouping]:
    assert isinstance(given, Leaf)
    known = {each.name: each for each in groupings(outer.asking.model, outer.node)}
    return [known[name] for name in dict.fromkeys(given.value)]


def _zone(given: dict[str, Given], keys: list[Grouping], zone: str | None) -> Bind | None:
    """The zone that cuts days, if any key is a moment; none where it is UTC."""
    if not any(each.of.type is Type.DATETIME for each in keys):
        return None
    wanted = given.get("timeZone")
    if isinstance(wanted, Leaf) and wanted.value is not None:
        return Bind(wanted.slot, Take.ZONE)
    return Bind(Slot(zone), Take.ZONE) if zone else None


# -------------------------------------------------------------------------------------------------------------- entries


def _entry(
    fields: list[FieldNode], shown: shape.Listing, measures: Measures, keys: list[Grouping]
) -> Nodes | PageInfo | Part | Fixed:
    asking = measures.row.asking
    match fields[0].name.value:
        case "nodes":
            return Nodes(_group(fields, type_of(shown.type, "nodes", asking), measures, keys))
        case "edges":
            return Nodes(_edge(fields, shown, measures, keys))
        case "pageInfo":
            return page_info(fields, shown, asking)
        case "totalCount":
            return Part("total")
        case _:
            return Fixed(shown.type)


def _edge(fields: list[FieldNode], shown: shape.Listing, measures: Measures, keys: list[Grouping]) -> Record:
    asking = measures.row.asking
    entries: list[tuple[str, Out]] = []
    for key, each in collect(fields, shown.edge_type, asking).items():
        match each[0].name.value:
            case "cursor":
                shown.needs_keys = True
                entries.append((key, Cursor()))
            case "node":
                entries.append((key, _group(each, type_of(shown.edge_type, "node", asking), measures, keys)))
            case _:
                entries.append((key, Fixed(shown.edge_type)))
    return Record(shown.edge_type, tuple(entries))


def _group(fields: list[FieldNode], type_name: str, measures: Measures, keys: list[Grouping]) -> Record:
    """A group: its key, then figures as an aggregate has them."""
    entries: list[tuple[str, Out]] = []
    for key, each in collect(fields, type_name, measures.row.asking).items():
        if each[0].name.value == "key":
            entries.append((key, _key(each, type_of(type_name, "key", measures.row.asking), measures, keys)))
        else:
            entries.append((key, figure(each, type_name, measures)))
    return Record(type_name, tuple(entries))


def _key(fields: list[FieldNode], type_name: str, measures: Measures, keys: list[Grouping]) -> Record:
    asked = {each.field: place for place, each in enumerate(keys)}
    entries: list[tuple[str, Out]] = []
    for key, each in collect(fields, type_name, measures.row.asking).items():
        name = each[0].name.value
        if name in asked:
            entries.append((key, _key_value(keys[asked[name]], asked[name], measures.row)))
        else:
            entries.append((key, Fixed(type_name if name == "__typename" else None)))
    return Record(type_name, tuple(entries))


def _key_value(key: Grouping, place: int, row: Row) -> Value:
    if key.of.type in TEMPORAL:
        return Value(("key", place), Kind.MOMENT if key.bucket is Bucket.HOUR else Kind.SAME)
    return Value(("key", place), KINDS.get(key.of.type, Kind.SAME), choices=choices_of(key.of, row.asking.model))


# --------------------------------------------------------------------------------------------- order and conditions


def _orders(given: Given, keys: list[Grouping], measures: Measures) -> Iterator[GroupOrder]:
    for each in given if isinstance(given, list) else []:
        ((name, value),) = each.items()
        if name == "key":
            ((field, wanted),) = value.items()
            yield GroupOrder("key", _place(field, keys), *direction(wanted))
        elif name == "count":
            yield GroupOrder("measure", measures.number(Function.COUNT), *direction(value))
        else:
            property, place, wanted = measured(value, measures.row.node.properties, measures.edge)
            yield GroupOrder("measure", measures.number(FUNCTIONS[name], property, place), *direction(wanted))


def _place(field: str, keys: list[Grouping]) -> int:
    for place, each in enumerate(keys):
        if each.field == field:
            return place
    by = ", ".join(each.name for each in keys)
    raise BadInput(
        f"orderBy: groups are ordered by {field}, but they are grouped by {by}. Add {upper_snake(field)} to by."
    )


def _having(given: Given, measures: Measures) -> Iterator[Having]:
    """Conditions on measures by their numbers, in the order of the schema."""
    if not isinstance(given, dict):
        return
    if "count" in given:
        yield from _conditions(object_in(given, "count"), measures.number(Function.COUNT))
    for name in (each for each in FUNCTIONS if each in given):
        asked = figures_asked(object_in(given, name), measures.row.node.properties, measures.edge)
        for property, place, value in asked:
            yield from _conditions(value, measures.number(FUNCTIONS[name], property, place), property)


def _conditions(given: dict[str, Given], number: int, property: Property | None = None) -> Iterator[Having]:
    for op, value, sign in of_figure(given, property):
        yield Having(number, op, value, negated=sign == "fails")
