"""One thing: its values, what is read through a relation, and where its relations lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.declare import Node, Relation
from tests.oracle import connections
from tests.oracle.conditions import speaks_of_archived
from tests.oracle.graph import Thing
from tests.oracle.relations import on, one, period, related
from tests.oracle.world import World, type_of

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    thing: Thing
    world: World

    @property
    def node(self) -> Node:
        return type_of(self.thing, self.world.model)

    def field(self, name: str, arguments: Given) -> Any:
        node = self.node
        for prop in node.properties:
            if prop.name == name:
                return connections.shown(self.thing.values.get(name), prop, self.world)
        for through in node.through:
            if through.name == name and through.masked:
                return None
            if through.name == name:
                found = one(self.thing, node.relation(through.relation), on(self.world.today), self.world)
                return None if found is None else found.thing.values[through.property]
        return self.related(node.relation(name), arguments)

    def related(self, relation: Relation, given: Given) -> Any:
        holds = period(given, self.world)
        if not relation.many:
            found = one(self.thing, relation, holds, self.world)
            return None if found is None else Item(found.thing, self.world)
        is_open = speaks_of_archived(given.get("where"))
        candidates = related(self.thing, relation, holds, self.world, archived=is_open)
        return connections.listed(candidates, given, self.world.model.target(relation), relation, self.world)
