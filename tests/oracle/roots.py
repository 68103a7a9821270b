"""The fields of the query: by id, by key, and everything of a type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.declare import Node
from graph.normalise.errors import Invalid
from graph.normalise.identifiers import IdentifierType, identifier
from tests.oracle import connections
from tests.oracle.conditions import speaks_of_archived
from tests.oracle.graph import Thing
from tests.oracle.items import Item
from tests.oracle.relations import Found, on, related
from tests.oracle.world import World, is_a, refused

Given = Mapping[str, Any]
POINTING = {"email": IdentifierType.EMAIL, "phone": IdentifierType.PHONE, "external": IdentifierType.EXTERNAL,
            "taxNumber": IdentifierType.TAX_NUMBER, "loyaltyNumber": IdentifierType.LOYALTY_NUMBER}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Root:
    world: World

    def field(self, name: str, arguments: Given) -> Any:
        if name == "node":
            return self.by_id(arguments["id"])
        if name == "nodes":
            return [self.by_id(each) for each in arguments["ids"]]
        for node in self.world.model.nodes.values():
            if node.listed and name == node.plural:
                return self.all(node, arguments)
            if node.listed and name == node.name[0].lower() + node.name[1:]:
                return self.by_key(node, arguments["by"])
        raise LookupError(f"The oracle knows no root field {name}; search is asked of engines alone.")

    def by_id(self, id_: str) -> Item | None:
        """What serves look-ups alone is there, and shown to nobody."""
        thing = self.world.graph.by_id.get(id_) if id_[:3] in self.world.model.by_prefix else None
        return None if thing is None else Item(thing, self.world)

    def all(self, node: Node, arguments: Given) -> connections.Listing:
        is_open = speaks_of_archived(arguments.get("where"))
        found = [Found(each, {}) for each in self.of(node) if is_open or not each.is_archived]
        return connections.listed(found, arguments, node, None, self.world)

    def of(self, node: Node) -> list[Thing]:
        return [each for each in self.world.graph.things if is_a(each, node)]

    def by_key(self, node: Node, by: Given) -> Item | None:
        """At most one; archived ones are found by id alone."""
        ((name, value),) = by.items()
        found = [each for each in self.of(node) if self.is_held(name, value, each, node)]
        found = [each for each in found if name == "id" or not each.is_archived]
        if len(found) > 1:
            raise refused("this key has several holders")
        return Item(found[0], self.world) if found else None

    def is_held(self, name: str, value: Any, thing: Thing, node: Node) -> bool:
        if name in POINTING and "email" in node.keys:
            key = _pointing(name, value)
            held = related(thing, node.relation("identifiers"), on(self.world.today), self.world)
            return any(each.thing.values["key"] == key for each in held)
        if name == "external":
            return bool(thing.values.get("key") == f"{value['source']}:{value['key']}")
        return bool(thing.values.get(name) == value)


def _pointing(name: str, value: Any) -> str:
    raw, source = (value["key"], value["source"]) if name == "external" else (value, None)
    try:
        return identifier(POINTING[name], raw, source=source).key
    except Invalid as error:
        raise refused(str(error)) from error
