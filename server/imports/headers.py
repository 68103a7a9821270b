"""What stands beside the lines of a purchase or a return: which columns tell it, and which cannot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.declare import Model
from graph.ingest.kinds import header_properties, text_names
from server.imports.rules import RowKind

KINDS = {RowKind.PURCHASE: "PURCHASE", RowKind.RETURN: "RETURN"}
"""The kinds of interaction that have lines."""


@dataclass(frozen=True, slots=True)
class Headers:
    """The properties of purchases and of returns, and those of them that are texts."""

    names: Mapping[RowKind, tuple[str, ...]]
    texts: frozenset[str]

    def strange(self, cells: Iterable[str]) -> dict[RowKind, list[str]]:
        """Of the columns of a file those that tell one kind what only the other has; only returns name a purchase."""
        told = set(cells)
        every = {*(name for names in self.names.values() for name in names), "purchase"}
        own = {kind: {*names, *(["purchase"] if kind is RowKind.RETURN else [])} for kind, names in self.names.items()}
        return {kind: sorted(told & (every - known)) for kind, known in own.items()}


def headers_of(model: Model) -> Headers:
    """The headers of a model."""
    declared = header_properties(model)
    views = {kind: model.node(name.title()).properties for kind, name in KINDS.items()}
    names = {kind: tuple(each.name for each in declared if each in own) for kind, own in views.items()}
    return Headers(names, text_names(declared))
