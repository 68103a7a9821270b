"""Connections: pages of nodes, with the relationship on the edge, totals, figures and groups beside them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.declare import Property
from schema.groups import groups_field
from schema.measures import ranged, stem
from schema.paging import BACKWARD, FORWARD, PAGE_INFO, TOTAL
from schema.places import Place
from schema.shapes import Argument, Field, Object
from schema.values import output_type


def connections(place: Place) -> Iterator[Object]:
    """The connection of a place, and its edge."""
    if place.root and not place.target.listed:
        return
    name, target = place.name, place.target.name
    yield Object(f"{name}Edge", f"One of {place.phrase}, and how it came here.", (
        Field("cursor", "String!", "Its place in the list."), Field("node", f"{target}!", place.target.description),
        *(Field(each.name, _edge_type(each), each.description) for each in place.edge)))  # fmt: skip
    yield Object(f"{name}Connection", f"A page of {place.phrase}.", (
        Field("edges", f"[{name}Edge!]!", "Those on this page, each with its cursor and relationship."),
        Field("nodes", f"[{target}!]!", "Those on this page."), PAGE_INFO, TOTAL,
        Field("aggregate", f"{stem(place, ranged)}Aggregate", "Figures over what `where` matches, on all pages."),
        groups_field(place)))  # fmt: skip


def _edge_type(prop: Property) -> str:
    return f"{output_type(prop)}!" if prop.required else output_type(prop)


def paged(place: Place) -> tuple[Argument, ...]:
    """The arguments of a field that leads to a connection."""
    return (
        Argument("where", place.where, "Only those that are like this."),
        Argument("orderBy", f"[{place.order}!]", "Their order, most important first; ties end on the id."),
        *FORWARD,
        *BACKWARD,
    )
