"""Numbers of what is not archived: right on both engines, and on Neo4j told by indexes without a look at any node."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.cypher.build import compile_plan
from graph.cypher.dialect import NEO4J
from graph.model import MODEL
from graph.plan import Bind, Compare, Listing, Op, Read, Slot
from server.answers.answering import GraphQL
from tests.cases.drafting import Draft
from tests.graph.cypher.asking import answered, over
from tests.oracle.graph import Graph

KINDS = ("CALL", "EMAIL", "PURCHASE", "REVIEW")
MANY, EVERY = 1_200, 19
"""How many interactions there are, of which one in so many is archived."""
ALL = [(KINDS[number % len(KINDS)], f"2024-{number // len(KINDS) % 10 + 1:02}") for number in range(MANY)]
"""Their kinds and months."""
LIVING = Counter(each for number, each in enumerate(ALL) if number % EVERY)
GONE = MANY - LIVING.total() + 1


@pytest.fixture(scope="module")
async def api(indexed: BoltStore) -> AsyncIterator[GraphQL]:
    async with over(indexed, many()) as api:
        yield api


def many() -> Graph:
    """Interactions of four kinds in ten months, some archived, and in an eleventh month one that is archived."""
    draft = Draft()
    for number, (kind, month) in enumerate((*ALL, ("CALL", "2024-11"))):
        own = {"total": 100, "quantity": 1} if kind == "PURCHASE" else {}
        gone = {} if number in range(MANY) and number % EVERY else {"archivedAt": "2025-01-01T00:00:00"}
        draft.add(f"int{number}", kind=kind, at=f"{month}-05T10:00:00", **own, **gone)
    for number, given in enumerate(({"stage": "CUSTOMER"}, {"stage": "FORMER"}, {}, {})):
        draft.add(f"cus{number}", name=f"P{number}", **given)
    return draft.graph()


def living(kind: str = "", since: str = "") -> int:
    """How many are not archived, of a kind if one is given."""
    return sum(count for (each, month), count in LIVING.items() if each.startswith(kind) and month >= since)


JUNE = 'at: {gte: "2024-06-01T00:00:00Z"}'
TOTALS = {
    "all": ("interactions { totalCount }", living(), 2 * GONE),
    # In a small graph Neo4j may take the index over the moment alone.
    "of a kind": ("purchases { totalCount }", living("PURCHASE"), 2 * MANY + 4 * GONE),
    "since a day": (f"interactions(where: {{{JUNE}}}) {{ totalCount }}", living(since="2024-06"), MANY + 4 * GONE),
    "of a kind since a day": (
        f"interactions(where: {{kind: {{in: [CALL]}}, {JUNE}}}) {{ totalCount }}",
        living("CALL", "2024-06"),
        MANY + 4 * GONE,
    ),
}


@pytest.mark.parametrize("name", TOTALS)
async def test_a_total_looks_at_no_more_nodes_than_are_archived(api: GraphQL, name: str) -> None:
    text, expected, most = TOTALS[name]
    data, hits = await counted(api, f"{{ asked: {text} }}")
    assert data == {"asked": {"totalCount": expected}}
    assert hits <= most


async def test_groups_are_read_from_an_index(api: GraphQL) -> None:
    data, hits = await counted(
        api, "{ interactions { groups(by: [KIND, AT_MONTH], first: 99) { nodes { key { kind atMonth } count } } } }"
    )
    found = {
        (each["key"]["kind"], each["key"]["atMonth"]): each["count"] for each in data["interactions"]["groups"]["nodes"]
    }
    assert found == {(kind, month + "-01"): count for (kind, month), count in LIVING.items()}
    assert hits <= MANY + 5 * GONE


async def test_a_number_of_groups_knows_none_of_archived_ones_alone(api: GraphQL) -> None:
    data, _ = await answered(api, "{ interactions { groups(by: [AT_MONTH]) { totalCount } } }")
    assert data == {"interactions": {"groups": {"totalCount": 10}}}


async def test_who_lacks_what_is_counted_by_is_a_group_too(api: GraphQL) -> None:
    data, _ = await answered(api, "{ customers { groups(by: [STAGE]) { nodes { key { stage } count } } } }")
    nodes = data["customers"]["groups"]["nodes"]
    assert {each["key"]["stage"]: each["count"] for each in nodes} == {"CUSTOMER": 1, "FORMER": 1, None: 2}


def test_a_role_that_does_not_see_moments_counts_without_their_index() -> None:
    node = MODEL.node("Interaction")
    seen = replace(node, properties=tuple(each for each in node.properties if each.name != "at"))
    narrow = replace(MODEL, nodes={**MODEL.nodes, "Interaction": seen})
    condition = Compare(node.property("kind"), Op.EQ, Bind(Slot("CALL")))
    made = compile_plan(Read(seen, Listing(condition, total=True)), narrow, NEO4J)
    assert "n0.at" not in made.figures[0].text


async def counted(api: GraphQL, text: str) -> tuple[Any, int]:
    """The data, and how often the engine looked at what it stores: once at an entry of an index, once more at a node
    for each look at its properties; 0 where it does not say."""
    data, [statement] = await answered(api, text)
    return data, (await api.store.profile(statement)).db_hits or 0
