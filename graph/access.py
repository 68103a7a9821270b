"""What a role sees of the graph, as a model with less in it: what is not there can be asked for by nobody.

A hidden value is gone from the model, and with it its field, filter, order, figure, group key and search. A masked one
stays as a field that holds nothing. A node without a right is gone with every relation that leads to it or past it.

>>> from graph.model import MODEL
>>> from graph.declare import Personal
>>> some = {name: dict.fromkeys(Personal, Right.READ) for name in ("Product", "Category")}
>>> seen(MODEL, Rights({**dict.fromkeys(governed(MODEL), {}), **some})).node("Product").relations
(categories, goesWith, complements, substitutes)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial

from graph.declare import Model, Node, Personal, Property, Relation, Relationship, Through


class Right(IntEnum):
    """How far values of a class may be seen; the least of several counts where several meet."""

    NONE = 0
    MASK = 1
    READ = 2


Classes = Mapping[Personal, Right]


@dataclass(frozen=True, slots=True)
class Rights:
    """The right to each class of values on each governed type; a type without any class is not seen at all.

    `lookups` are kinds of keys by which nodes may be looked up although their values may not be read.
    """

    types: Mapping[str, Classes]
    lookups: frozenset[str] = frozenset()

    @property
    def masks(self) -> bool:
        return any(right is Right.MASK for classes in self.types.values() for right in classes.values())


def governed(model: Model) -> tuple[str, ...]:
    """The types that need a rule each: all that are stored, and the views that are types of their own."""
    return tuple(each.name for each in model.nodes.values() if not each.variants and rule_of(model, each) == each.name)


def rule_of(model: Model, node: Node) -> str:
    """The type whose rule holds for a node. A view that only serves to read through has that of what it views."""
    if node.interface or not node.kinds:
        return node.name
    return next(each.name for each in model.nodes.values() if each.labels == node.labels and not each.kinds)


def classes_of(model: Model, name: str) -> frozenset[Personal]:
    """The classes of values that a type has, on itself or on relationships that begin or end at it."""
    node = model.node(name)
    near = [each for each in model.relationships.values() if {name, node.interface} & {*starts(each, model), *each.end}]
    every = (*node.properties, *(one for each in near for one in each.properties))
    return frozenset(each.personal for each in every if each.shown) | {Personal.NO}


def starts(way: Relationship, model: Model) -> tuple[str, ...]:
    """The types at which a relationship can begin; where none is named that is any."""
    return way.start or governed(model)


def seen(model: Model, rights: Rights) -> Model:
    """The model as a role sees it."""
    classes = {name: _classes(model, node, rights) for name, node in model.nodes.items()}
    there = {name for name, each in classes.items() if each}
    views = _Views(model, classes, frozenset(there), rights.lookups)
    ways = {name: _relationship(each, views) for name, each in model.relationships.items()}
    nodes = {name: _node(node, views, ways) for name, node in model.nodes.items() if name in there}
    nodes = {name: _keyed(_searched(node, model.node(name)), nodes, views) for name, node in nodes.items()}
    prefixes = _only(model.by_prefix, nodes)
    if rights.lookups and "Identifier" not in nodes:
        nodes["Identifier"] = replace(model.node("Identifier"), relations=(), hidden=True)
    return replace(model, nodes=nodes, relationships=ways, by_prefix=prefixes)


@dataclass(frozen=True, slots=True)
class _Views:
    """What is known while the model is cut."""

    whole: Model
    classes: Mapping[str, Classes]
    there: frozenset[str]
    lookups: frozenset[str]


def _classes(model: Model, node: Node, rights: Rights) -> Classes:
    """The rights to a node; to one that is several, what may be seen of all of them that are seen."""
    if not node.variants:
        return rights.types[rule_of(model, node)]
    return _least(each for name in node.variants if (each := rights.types[name]))


def _least(several: Iterable[Classes]) -> Classes:
    found = list(several)
    return {each: min(one.get(each, Right.NONE) for one in found) for each in Personal} if found else {}


def _node(node: Node, views: _Views, ways: Mapping[str, Relationship]) -> Node:
    classes = views.classes[node.name]
    variants = tuple(each for each in node.variants if each in views.there)
    cut = replace(
        node,
        properties=_properties(node.properties, classes),
        relations=tuple(each for one in node.relations for each in _relation(one, views, ways)),
        variants=variants,
    )
    return cut if variants == node.variants else _narrowed(cut, views.whole)


def _narrowed(node: Node, whole: Model) -> Node:
    """An interface of which some variants are not seen: it is only the others."""
    if len(node.labels) > 1:
        return replace(node, labels=tuple(label for each in node.variants for label in whole.node(each).labels))
    return replace(node, kinds=tuple(kind for each in node.variants for kind in whole.node(each).kinds))


def _properties(properties: Iterable[Property], classes: Classes) -> tuple[Property, ...]:
    return tuple(each for one in properties for each in _property(one, classes))


def _property(property: Property, classes: Classes) -> Iterator[Property]:
    """Keys of our own stay: nobody is shown them, and look-ups need them."""
    right = classes.get(property.personal, Right.NONE)
    if not property.shown or right is Right.READ:
        yield property
    elif right is Right.MASK:
        yield replace(property, masked=True)


def _relation(relation: Relation, views: _Views, ways: Mapping[str, Relationship]) -> Iterator[Relation]:
    """One that leads past what is seen, by properties that may be asked about. Look-ups know of identifiers besides."""
    if all(hop.to in views.there for hop in relation.hops):
        if all(_is_asked(name, ways[hop.type]) for hop in relation.hops for name, _ in hop.only):
            yield relation
    elif views.lookups and relation.target == "Identifier":
        yield replace(relation, shown=False)


def _is_asked(name: str, way: Relationship) -> bool:
    return any(each.name == name and each.asked for each in way.properties)


def _searched(node: Node, whole: Node) -> Node:
    """All searchable values of a node are searched as one text, so all of them must be readable."""
    readable = {each.name for each in node.properties if each.asked}
    if all(each.name in readable for each in whole.properties if each.searchable):
        return node
    return replace(node, properties=tuple(replace(each, searchable=False) for each in node.properties))


def _keyed(node: Node, nodes: Mapping[str, Node], views: _Views) -> Node:
    """What is read through a relation, and looked up by a key, follows from what may be seen there."""
    through = tuple(each for one in node.through for each in _through(one, node, nodes))
    readable = views.classes.get("Identifier", {}).get(Personal.CONTACT) is Right.READ
    may = partial(_may_look_up, identified="email" in views.whole.node(node.name).keys, readable=readable)
    keys = tuple(each for each in node.keys if each in views.lookups or may(each, node))
    return replace(node, through=through, keys=keys)


def _through(through: Through, node: Node, nodes: Mapping[str, Node]) -> Iterator[Through]:
    relation = next((each for each in node.relations if each.name == through.relation), None)
    behind = nodes[relation.target].properties if relation else ()
    for property in behind:
        if property.name == through.property:
            yield replace(through, masked=property.masked)


def _may_look_up(key: str, node: Node, *, identified: bool, readable: bool) -> bool:
    if key == "id" or (key == "external" and not identified):
        return True
    own = next((each for each in node.properties if each.name == key), None)
    return own.asked if own else readable


def _relationship(way: Relationship, views: _Views) -> Relationship:
    """Its values are seen as those of everybody at its ends who is seen."""
    ends = [views.classes[name] for name in (*starts(way, views.whole), *way.end) if name in views.there]
    shown = {each.name: each for each in _properties(way.properties, _least(ends))}
    kept = [shown.get(each.name) or replace(each, shown=False) for each in way.properties if _stays(each, shown, way)]
    return replace(way, properties=tuple(kept))


def _stays(property: Property, shown: Mapping[str, Property], way: Relationship) -> bool:
    """What tells several of them apart is needed where pages stop between them, seen or not."""
    return property.name in shown or property.name in way.apart


def _only(by_prefix: Mapping[str, Node], nodes: Mapping[str, Node]) -> dict[str, Node]:
    return {prefix: nodes[node.name] for prefix, node in by_prefix.items() if node.name in nodes}
