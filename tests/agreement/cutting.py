"""What a role sees, done the plain way: a graph from which everything that it may not see has been taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graphql import GraphQLSchema

from graph.declare import Model
from server.access.policy import Role
from tests.oracle.answers import ask
from tests.oracle.graph import Graph, Thing
from tests.oracle.world import World, is_a

HELD = {"Identifier": "IDENTIFIED_BY", "Address": "LOCATED_AT", "Consent": "GAVE", "Household": "MEMBER_OF"}


def cut(world: World, role: Role, sight: Model, oracle: GraphQLSchema, claims: Mapping[str, Any]) -> World:
    """The world as callers of a role find it; `oracle` knows the whole, `sight` is the model of the role."""
    gone = {each.id for each in world.graph.things if not _is_there(each, sight)}
    for name, condition in role.rows.items():
        every = {each.id for each in world.graph.things if is_a(each, world.model.node(name))}
        gone |= every - _fulfilling(name, condition, world, role, oracle, claims)
    if role.rows:
        gone |= {each.id for each in world.graph.things if not _is_held(each, world.graph, gone)}
    return replace(world, model=sight, graph=_without(world.graph, gone))


def _is_there(thing: Thing, sight: Model) -> bool:
    return thing.label in sight.nodes and is_a(thing, sight.node(thing.label))


def _is_held(thing: Thing, graph: Graph, gone: set[str]) -> bool:
    """Whether somebody who is there has it, if it is of a kind that somebody has."""
    if thing.label not in HELD:
        return True
    holders = [each.start for each in graph.arriving.get((thing.id, HELD[thing.label]), ())]
    return any(each.id not in gone and not each.is_archived for each in holders)


def _fulfilling(
    name: str, condition: str, world: World, role: Role, oracle: GraphQLSchema, claims: Mapping[str, Any]
) -> set[str]:
    declared = ", ".join(f"${each}: {kind}" for each, kind in role.claims.items() if f"${each}" in condition)
    # An archived node is seen by its id: the condition holds of it as well.
    either = "or: [{archivedAt: {isNull: true}}, {archivedAt: {isNull: false}}]"
    where = f"{{and: [{condition}], {either}}}"
    head = f"query ({declared})" if declared else "query"
    text = f"{head} {{ found: {world.model.node(name).plural}(where: {where}, first: 100) {{ nodes {{ id }} }} }}"
    reply = ask(oracle, world, text, claims)
    assert reply.data is not None, reply.errors
    return {each["id"] for each in reply.data["found"]["nodes"]}


def _without(graph: Graph, gone: set[str]) -> Graph:
    kept = {each.id for each in graph.things} - gone
    things = tuple(each for each in graph.things if each.id in kept)
    return Graph(things, tuple(each for each in graph.ties if {each.start.id, each.end.id} <= kept))
