"""What is written of each label and each type of relationship: its columns, and from which end it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.declare import Model, Node, Property, Relationship

FROM_THE_END = frozenset({"HAD", "GAVE", "PARENT_OF", "REFERRED"})
"""Types of which a node has few that arrive and perhaps very many that leave, so that pages are made of their ends."""
WORDS = "words"


@dataclass(frozen=True, slots=True)
class NodeTable:
    """One label. `derived` are stored properties that follow from the columns."""

    name: str
    node: Node
    columns: tuple[Property, ...]
    derived: frozenset[str]


@dataclass(frozen=True, slots=True)
class LinkTable:
    """One type of relationship, and the labels at its ends. `apart` tells several between the same two apart."""

    name: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    columns: tuple[Property, ...]
    derived: frozenset[str]
    apart: tuple[str, ...]

    @property
    def is_read_from_the_end(self) -> bool:
        return self.name in FROM_THE_END

    @property
    def readers(self) -> tuple[str, ...]:
        """The labels whose pages it comes with."""
        return self.ends if self.is_read_from_the_end else self.starts


@dataclass(frozen=True, slots=True)
class Tables:
    """All that an export can hold, in the model's order."""

    nodes: tuple[NodeTable, ...]
    links: tuple[LinkTable, ...]
    by_prefix: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        return (*(each.name for each in self.nodes), *(each.name for each in self.links))

    def only(self, names: frozenset[str]) -> Tables:
        """The tables with these names."""
        nodes = tuple(each for each in self.nodes if each.name in names)
        return Tables(nodes, tuple(each for each in self.links if each.name in names), self.by_prefix)

    def node(self, name: str) -> NodeTable:
        return next(each for each in self.nodes if each.name == name)

    def link(self, name: str) -> LinkTable:
        return next(each for each in self.links if each.name == name)

    def label_of(self, id_: str) -> str | None:
        """The label of the node that an id names; None if it is no id of ours."""
        return self.by_prefix.get(id_[:3])


def tables(model: Model) -> Tables:
    """The tables of a model, a business's own fields among their columns."""
    nodes = tuple(_node_table(each, model) for each in model.by_prefix.values())
    labels = tuple(each.name for each in nodes)
    links = tuple(_link_table(each, labels) for each in model.relationships.values() if not each.derived)
    return Tables(nodes, links, {prefix: node.labels[0] for prefix, node in model.by_prefix.items()})


def _node_table(node: Node, model: Model) -> NodeTable:
    """All views of a label together: a purchase is an interaction with some properties more."""
    views = [each for each in model.nodes.values() if each.labels == node.labels]
    every = {each.name: each for view in views for each in view.properties}
    columns = tuple(each for each in every.values() if each.name != WORDS and not each.derived)
    left_out = {each.name for each in every.values() if each.derived}
    return NodeTable(node.labels[0], node, columns, _derived(columns) | left_out | {WORDS})


def _link_table(kind: Relationship, labels: tuple[str, ...]) -> LinkTable:
    derived = _derived(kind.properties)
    return LinkTable(kind.type, kind.start or labels, kind.end or labels, kind.properties, derived, kind.apart)


def _derived(columns: Iterable[Property]) -> frozenset[str]:
    """The keys by which texts sort."""
    return frozenset(each.sort_name for each in columns if each.sort_name != each.name)
