"""A business's own fields: declared in a file, from then on like those of the model.

    [[field]]
    on = "customer"                      # or several: ["customer", "company"]
    name = "clothesSize"
    type = "enum"                        # string, int, decimal, boolean, date, datetime, enum, list of string
    values = ["XS", "S", "M", "L", "XL"]
    label = "Clothes size"
    personal = true

A file with a fault gives no model, but an error that names every fault with its line and reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from graph.declare import EnumType, Model, Node, Personal, Property, Type
from graph.field_checks import ON, TYPES, faults, named
from graph.field_file import BadFields, Entry, Fault, Unreadable, entries, text_of
from graph.grouping import groupings
from graph.model import model as model_of

__all__ = ["BadFields", "extended", "load"]


def load(path: Path, model: Model) -> Model:
    """The model with the fields that a file declares; raises BadFields."""
    return extended(model, text_of(path), file=str(path))


def extended(model: Model, text: str, *, file: str) -> Model:
    """The model with the fields that a text declares; raises BadFields, whose message calls the text `file`."""
    try:
        found = entries(text)
    except Unreadable as error:
        raise _bad(file, [error.fault]) from error
    wrong = [fault for entry in found for fault in faults(entry)] or list(_taken(model, found))
    if wrong:
        raise _bad(file, wrong)
    grown = _grown(model, found)
    if clashes := list(_group_clashes(grown, found)):
        raise _bad(file, clashes)
    return grown


def _bad(file: str, wrong: Iterable[Fault]) -> BadFields:
    in_order = sorted(dict.fromkeys(wrong), key=attrgetter("line"))
    return BadFields("\n".join(f"{file}:{fault.line}: {fault.reason}" for fault in in_order))


def _grown(model: Model, found: tuple[Entry, ...]) -> Model:
    nodes = [_with_fields(node, found) for node in model.nodes.values()]
    return model_of(nodes, (*model.enums.values(), *(enum for entry in found for enum in _enums(entry))))


def _with_fields(node: Node, found: tuple[Entry, ...]) -> Node:
    """A view of interactions has the fields of the whole."""
    own = [_property(entry, name) for entry in found for name in _owners(entry) if name in {node.name, node.interface}]
    return replace(node, properties=(*node.properties, *own))


def _owners(entry: Entry) -> tuple[str, ...]:
    return tuple(ON[each] for each in named(entry.values["on"]))


def _property(entry: Entry, owner: str) -> Property:
    type_ = TYPES[str(entry.values["type"])]
    label = str(entry.values["label"]).strip()
    return Property(
        str(entry.values["name"]),
        type_,
        f"{label}.",
        enum=_enum_name(entry, owner) if type_ is Type.ENUM else None,
        personal=Personal.SENSITIVE if entry.values["personal"] else Personal.NO,
        groupable=type_ is not Type.TEXTS,
        label=label,
    )


def _enums(entry: Entry) -> Iterator[EnumType]:
    values = entry.values.get("values")
    if isinstance(values, list):
        for owner in _owners(entry):
            described = {value: f"{value.replace('_', ' ').capitalize()}." for value in values}
            yield EnumType(_enum_name(entry, owner), f"{entry.values['label']}.", described)


def _enum_name(entry: Entry, owner: str) -> str:
    """The last word keeps it apart from the names of all other types: a field may be called `where`."""
    name = str(entry.values["name"])
    return f"{owner}{name[0].upper()}{name[1:]}Choice"


def _taken(model: Model, found: tuple[Entry, ...]) -> Iterator[Fault]:
    """Names that mean something already, in the API or in the store; case alone does not tell two apart."""
    taken = {name: _names(model, name) for name in ON.values()}
    pairs = [(entry, owner) for entry in found for owner in _owners(entry)]
    for entry, owner in pairs:
        new = _property(entry, owner)
        stored = {new.name.casefold(), new.sort_name.casefold()}
        if clash := sorted(stored & taken[owner].keys()):
            reason = f"name: wanted one that {owner} does not have, found {new.name!r}, {taken[owner][clash[0]]}."
            yield Fault(entry.line_of("name"), reason)
        taken[owner] |= dict.fromkeys(stored, f"declared on line {entry.line}")


def _names(model: Model, owner: str) -> dict[str, str]:
    names = (name for each in _views(model, owner) for name in _built_in(each))
    return {name.casefold(): f"which is built in as {name!r}" for name in names}


def _views(model: Model, owner: str) -> tuple[Node, ...]:
    return tuple(each for each in model.nodes.values() if owner in {each.name, each.interface})


def _built_in(node: Node) -> Iterator[str]:
    yield from node.keys
    yield from (name for each in node.properties for name in (each.name, each.sort_name))
    yield from (each.name for each in node.relations)
    yield from (each.name for each in node.through)


def _group_clashes(model: Model, found: tuple[Entry, ...]) -> Iterator[Fault]:
    """A field `addressCity` of a customer and the city of its address would be one key to group by."""
    by_name = {str(entry.values["name"]): entry for entry in found}
    for node in model.nodes.values():
        keys = groupings(model, node)
        times = Counter(key.name for key in keys)
        for key in keys:
            if times[key.name] > 1 and key.of.name in by_name:
                reason = f"name: wanted one that groups apart, found that {node.name} has {key.name} already."
                yield Fault(by_name[key.of.name].line_of("name"), f"{reason} Add a word to it.")
