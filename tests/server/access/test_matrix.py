"""Every role, every type, every field, every way to it: what the policy file says, and nothing else.

The file is read here by hand, apart from the code that is tested. A text that a role may not read stands in no byte of
any answer; one that it may read stands in some, or the graph would prove nothing.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import cache
from typing import TypeVar

import orjson
import pytest
from graphql import GraphQLSchema

from graph.bolt import BoltStore
from graph.declare import Node, Personal, Property, Relation
from graph.grouping import groupings
from graph.model import MODEL
from graph.store import Store
from resolvers.binding import Setting
from schema.places import Place, objects, places, properties, relations
from server.access.limits import SERVICE
from server.access.policy import OURS, load
from server.answers.apis import Apis
from server.answers.messages import Request
from server.answers.rooting import schema_of
from tests.cases.graph import CURRENCY, NOW, ZONE
from tests.engines.wiping import wipe
from tests.oracle.loading import load as loaded
from tests.server.access.crawling import queries
from tests.server.access.planting import TEXTS, graph, secret

T = TypeVar("T")
FILE = tomllib.loads(OURS.read_text("utf-8"))
ROLES = [name for name, role in FILE["roles"].items() if set(role["types"].values()) != {"unseen"}]
WORD = {Personal.NO: "plain", Personal.IDENTITY: "identity", Personal.CONTACT: "contact",
        Personal.SENSITIVE: "sensitive"}  # fmt: skip
ORDER = ("none", "mask", "read")
TYPES = tuple(FILE["roles"]["admin"]["types"])
MANY = 10**12
LIMITS = replace(SERVICE, fields=MANY, depth=100, aliases=MANY, tokens=MANY, cost=MANY, cost_a_minute=MANY, seconds=100)


def right(role: str, type_: str, personal: Personal) -> str:
    """What the file says: of an interface the least of what it says of its types, those left out that are unseen."""
    node = MODEL.nodes.get(type_)
    names = node.variants if node and node.variants else (type_,)
    said = [FILE["rights"][FILE["roles"][role]["types"][name]] for name in names]
    return min((each.get(WORD[personal], "none") for each in said if each), key=ORDER.index, default="none")


def right_to_edge(role: str, type_: str, personal: Personal) -> str:
    way = MODEL.relationships[type_]
    near = [each for each in (*(way.start or TYPES), *way.end) if right(role, each, Personal.NO) == "read"]
    return min((right(role, each, personal) for each in near), key=ORDER.index, default="none")


def is_found(role: str, node: Node) -> bool:
    searched = [each for each in node.properties if each.searchable]
    return bool(searched) and all(right(role, node.name, each.personal) == "read" for each in searched)


@pytest.fixture(scope="module")
async def apis(indexed: BoltStore) -> AsyncIterator[Apis]:
    await wipe(indexed)
    await loaded(indexed, graph(MODEL), MODEL)
    setting = Setting(ZONE, CURRENCY, b"matrix", 100)
    yield Apis(indexed, MODEL, setting, load(), whole())
    await wipe(indexed)


@cache
def whole() -> GraphQLSchema:
    return schema_of(MODEL, CURRENCY, ZONE)


@cache
def schema(role: str) -> GraphQLSchema:
    store = None
    return Apis(store, MODEL, Setting(ZONE, CURRENCY, b"", 100), load(), whole()).api(load().roles[role]).schema  # type: ignore[arg-type]


def keys(role: str, type_: str) -> set[str]:
    """The names in a type of a role's schema: fields or values."""
    found = schema(role).type_map.get(type_)
    return set(getattr(found, "fields", None) or getattr(found, "values", None) or ())


# ----------------------------------------------------------------------------------------------------------- the schema


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("node", objects(MODEL), ids=lambda node: node.name)
def test_fields_are_there_as_the_policy_says(role: str, node: Node) -> None:
    wanted = {each.name for each in properties(node) if right(role, node.name, each.personal) != "none"}
    assert keys(role, node.name) & {each.name for each in properties(node)} == wanted


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("place", places(MODEL), ids=lambda place: place.name)
def test_questions_are_about_what_is_read(role: str, place: Place) -> None:
    """Conditions, orders, figures and counts of different values, wherever the node is met."""
    own = properties(place.target)
    read = {each.name for each in own if right(role, place.target.name, each.personal) == "read"}
    target = place.target.name
    for type_ in (place.where, place.order, f"{place.name}Sum", f"{place.name}Min", f"{place.name}RangeFilter",
                  f"{target}CountDistinct", f"{target}CountDistinctFilter", f"{place.name}MeasureOrder"):  # fmt: skip
        there = keys(role, type_)
        hers = set(getattr(whole().type_map.get(type_), "fields", None) or ())
        assert there & {each.name for each in own} == (read & hers if there else set()), type_


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("place", [each for each in places(MODEL) if each.edge], ids=lambda place: place.name)
def test_edges_show_what_the_policy_says(role: str, place: Place) -> None:
    assert place.relation is not None
    type_ = place.relation.hops[place.relation.edge].type
    rights = {each.name: right_to_edge(role, type_, each.personal) for each in place.edge}
    seen, asked = keys(role, f"{place.name}Edge"), keys(role, f"{place.edge_name}Where")
    assert seen & set(rights) == ({name for name, each in rights.items() if each != "none"} if seen else set())
    assert asked == ({name for name, each in rights.items() if each == "read"} if asked else set())


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("node", objects(MODEL), ids=lambda node: node.name)
def test_groups_are_by_what_is_read(role: str, node: Node) -> None:
    allowed = {
        each.name
        for each in groupings(MODEL, node)
        if right(role, node.name if each.relation is None else each.relation.target, each.of.personal) == "read"
        and (each.relation is None or leads(role, each.relation))
    }
    found = keys(role, f"{node.name}GroupKey")
    assert found == (allowed if found else set())


@pytest.mark.parametrize("role", ROLES)
def test_search_looks_where_every_word_is_read(role: str) -> None:
    concrete = [each for each in objects(MODEL) if not each.variants]
    assert keys(role, "SearchType") == {each.name.upper() for each in concrete if is_found(role, each)}


@pytest.mark.parametrize("role", ROLES)
def test_people_are_looked_up_by_what_is_read(role: str) -> None:
    lookups = set(FILE["roles"][role].get("lookups", ()))
    every = {"id", "email", "phone", "external", "loyaltyNumber"}
    reads = right(role, "Identifier", Personal.CONTACT) == "read"
    assert keys(role, "CustomerKey") == (every if reads else {"id"} | lookups)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("node", objects(MODEL), ids=lambda node: node.name)
def test_relations_lead_to_what_is_seen(role: str, node: Node) -> None:
    seen = {each.name for each in relations(node) if leads(role, each)}
    found = keys(role, node.name)
    assert found & {each.name for each in relations(node)} == (seen if found else set())


def leads(role: str, relation: Relation) -> bool:
    """Whether a relation is there: all nodes on the way are seen, and what is asked of relationships is read."""
    asked = [(hop.type, each) for hop in relation.hops for each in MODEL.relationships[hop.type].properties
             if each.name in dict(hop.only)]  # fmt: skip
    seen = all(right(role, hop.to, Personal.NO) == "read" for hop in relation.hops)
    return seen and all(right_to_edge(role, type_, each.personal) == "read" for type_, each in asked)


# ---------------------------------------------------------------------------------------------------------- the answers


@pytest.mark.parametrize("role", ROLES)
async def test_no_secret_is_in_any_answer(apis: Apis, role: str) -> None:
    api = apis.api(apis.policy.roles[role])
    api.clock, api.limits = (lambda: NOW), LIMITS
    told, every = b"", [*queries(api.schema)]
    some = part_of(every, 4, role, api.store)
    for text in some:
        reply = await api.answer(Request(text))
        assert not reply.errors, reply.errors[:1]
        told += orjson.dumps(reply.body())
    for (owner, each), allowed in secrets(role).items():
        found = secret(owner, each).encode() in told
        assert found == allowed or (allowed and some != every), f"{owner}.{each}"


def part_of(every: list[T], count: int, seed: str, store: Store) -> list[T]:
    """All of it on the embedded engine; some on Neo4j, which takes seconds to plan such texts, and means the same."""
    return every if store.engine == "arcadedb" else random.Random(seed).sample(every, min(count, len(every)))


def secrets(role: str) -> dict[tuple[str, str], bool]:
    """Every secret, and whether the role may read it somewhere."""
    found = {}
    for node in objects(MODEL):
        if not node.variants:
            for each in _planted(node.properties):
                found[node.name, each.name] = right(role, node.name, each.personal) == "read"
    shown = {each.relation.hops[each.relation.edge].type for each in places(MODEL) if each.relation and each.edge}
    for way in MODEL.relationships.values():
        for each in _planted(way.properties):
            found[way.type, each.name] = way.type in shown and right_to_edge(role, way.type, each.personal) == "read"
    return found


def _planted(props: tuple[Property, ...]) -> list[Property]:
    return [each for each in props if each.shown and each.type in TEXTS and each.personal is not Personal.NO]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("key", ['external: {source: "s", key: "k"}', 'loyaltyNumber: "123"', 'email: "a@example.com"'])
async def test_a_look_up_that_a_role_has_is_answered(apis: Apis, role: str, key: str) -> None:
    reply = await apis.api(apis.policy.roles[role]).answer(Request(f"{{ customer(by: {{{key}}}) {{ id }} }}"))
    has = key.partition(":")[0] in keys(role, "CustomerKey")
    assert (reply.errors == [] and reply.data == {"customer": None}) == has


@pytest.mark.parametrize("role", ROLES)
async def test_the_length_of_a_cursor_tells_nothing(apis: Apis, role: str) -> None:
    text = """{ companies { nodes { employees { edges { cursor } } } }
      customers { nodes { ties { edges { cursor } } } } }"""
    reply = await apis.api(apis.policy.roles[role]).answer(Request(text))
    assert reply.data is not None
    lists = [*(each["employees"] for each in reply.data["companies"]["nodes"])]
    lists += [each["ties"] for each in reply.data["customers"]["nodes"]]
    assert len({len(edge["cursor"]) // 32 for each in lists for edge in each["edges"]}) == 1


@pytest.mark.parametrize("role", ROLES)
async def test_ids_of_unseen_types_are_nobody_s(apis: Apis, role: str) -> None:
    api = apis.api(apis.policy.roles[role])
    api.clock, api.limits = (lambda: NOW), LIMITS
    for thing in graph(MODEL).things:
        reply = await api.answer(Request(f'{{ node(id: "{thing.id}") {{ __typename }} }}'))
        assert reply.data is not None
        name = next((each.name for each in objects(MODEL) if thing.values.get("kind") in each.kinds), thing.label)
        assert (reply.data["node"] is None) == (right(role, name, Personal.NO) != "read"), name
