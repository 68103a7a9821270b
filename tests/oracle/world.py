"""What a question is asked in: a graph, a moment, and the settings of a deployment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from graphql import GraphQLError

from graph.declare import Model, Node
from graph.normalise.moments import stored
from tests.oracle.graph import Graph, Thing


@dataclass(frozen=True, slots=True)
class World:
    """Everything that an answer depends on besides the question."""

    model: Model
    graph: Graph
    now: datetime
    zone: ZoneInfo
    currency: str
    largest_page: int

    @property
    def moment(self) -> str:
        return stored(self.now)

    @property
    def today(self) -> str:
        return self.now.astimezone(self.zone).date().isoformat()


def refused(message: str) -> GraphQLError:
    """What a client got wrong."""
    return GraphQLError(message, extensions={"code": "BAD_USER_INPUT"})


def is_a(thing: Thing, node: Node) -> bool:
    """Whether a thing is one of a type of the model: by its label, and by its kind where the type is a view."""
    return thing.label in node.labels and (not node.kinds or thing.values.get(node.kind_property) in node.kinds)


def type_of(thing: Thing, model: Model) -> Node:
    """The most precise type of a thing."""
    named = model.nodes[thing.label]
    views = [model.nodes[each] for each in named.variants]
    return next((each for each in views if is_a(thing, each)), named)
