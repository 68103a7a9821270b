"""What lies between two nodes, and what surrounds some, as fields of the query."""

from __future__ import annotations

from graph.model import MODEL
from graph.networks.kinds import KINDS
from schema.computed.declared import Computed
from schema.shapes import Argument, Enumeration, Field, Object

LONGEST_PATH, LARGEST_NETWORK, MOST_PATHS = 8, 2_000, 5
WHICH = Argument("kinds", "[NetworkKind!]", "Which relationships count; all but shared addresses, identifiers and "
                 "products when not given.")  # fmt: skip
WHEN = Argument("asOf", "Date", "The day on which they hold; today when not given.")
DATES = (
    Field("at", "DateTime", "When the referral was made."),
    Field("since", "Date", "First day on which it held; null when unknown."),
    Field("until", "Date", "First day on which it no longer held; null while it does."),
)

PATH = Field("connectionPath", "ConnectionPaths", "How two people, companies or households are connected.", (
    Argument("from", "ID!", "Where the paths begin."), Argument("to", "ID!", "Where they end."), WHICH,
    Argument("maxDepth", "Int", "How many steps at most, from 1 to 8; 6 when not given."), WHEN,
    Argument("alternatives", "Int", "How many paths beside the shortest, from 0 to 4, each by others than those before "
             "it; none when not given."),
))  # fmt: skip
NETWORK = Field("network", "Network", "What surrounds some people, companies or households, ready to be drawn.", (
    Argument("around", "[ID!]", "Where it begins: at least one."),
    Argument("community", "ID", "Instead of ids: the members of this community, the most influential first."),
    Argument("depth", "Int", "How many steps away at most, from 0 to 8; 1 when not given, 0 of a community."), WHICH,
    Argument("limit", "Int", "How many nodes at most, within the limit of the role; 100 when not given. Nodes to which "
             "more of the nearer ones lead are taken first."), WHEN,
))  # fmt: skip

FIELDS = (
    Computed(None, PATH, frozenset({"Customer"}), price=100, page=None, usual=LONGEST_PATH * MOST_PATHS, found=True),
    Computed(
        None, NETWORK, frozenset({"Customer"}), price=100, page="limit", usual=100, most=LARGEST_NETWORK, found=True
    ),
)
SHAPES = (
    Enumeration("NetworkKind", "A relationship that connects.", tuple(
        (each, MODEL.relationships[each].description) for each in KINDS)),
    Enumeration("HopDirection", "Which way a relationship goes, seen along a path.", (
        ("FORWARD", "As the path goes."), ("BACKWARD", "Against it."))),
    Object("ConnectionPaths", "Ways between two nodes.", (
        Field("paths", "[ConnectionPath!]!", "The shortest first; none where there is no way of so few steps."),
        Field("truncated", "Boolean!", "Whether there may be others, since not all of the graph was looked at."))),
    Object("ConnectionPath", "One way from the first node to the last.", (
        Field("length", "Int!", "How many steps it has."),
        Field("hops", "[ConnectionHop!]!", "The steps, one after the other."))),
    Object("ConnectionHop", "One step of a path: of several relationships between the same two the closest.", (
        Field("type", "NetworkKind!", "What connects them."),
        Field("direction", "HopDirection!", "Which way it goes, seen along the path."),
        Field("from", "Node", "Where the step begins."), Field("to", "Node", "Where it ends."), *DATES,
        Field("sentence", "String!", "The step in words; without names that may not be read."))),
    Object("Network", "Nodes and what connects them.", (
        Field("nodes", "[NetworkNode!]!", "The nearest first."),
        Field("edges", "[NetworkEdge!]!", "All connections among these nodes; ties stand there once each way."),
        Field("truncated", "Boolean!", "Whether there are more nodes within so many steps."))),
    Object("NetworkNode", "One node of a network.", (
        Field("id", "ID!", "Its id."), Field("kind", "String!", "Its type, such as Customer."),
        Field("label", "String", "Its name; null where it has none or it may not be read."),
        Field("distance", "Int!", "How many steps away it is, 0 of those that were asked for."),
        Field("degree", "Int!", "How many of the edges of this network begin or end at it."),
        Field("figures", "NetworkFigures", "What it bought; null of what buys nothing."),
        Field("node", "Node", "The whole of it."))),
    Object("NetworkFigures", "What a customer or company bought.", (
        Field("products", "Int!", "How many products."), Field("spent", "Money!", "Paid for them, before returns."))),
    Object("NetworkEdge", "One connection.", (
        Field("from", "ID!", "The id of the node at which it begins."),
        Field("to", "ID!", "The id of the node at which it ends."), Field("type", "NetworkKind!", "What it is."),
        Field("label", "String!", "The same in a word or two, of a tie its kind where that may be read."), *DATES)),
)  # fmt: skip
