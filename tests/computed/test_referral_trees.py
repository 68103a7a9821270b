"""Trees of referrals and what came of them, through the API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.referrals.looking import listed
from graph.referrals.trees import Tree, trees_below
from graph.statement import Statement
from graph.store import Engine, Row
from resolvers.computed import nodes
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.computed.conftest import As, Ask, Counted
from tests.computed.worlds import claims, does, people, purchases
from tests.graph.referrals.crowds import Onlooker, crowd

TREE = """query ($id: ID!, $depth: Int, $first: Int, $after: String, $where: CustomerWhere) {
  customer(by: {id: $id}) { referralTree(maxDepth: $depth, first: $first, after: $after, where: $where) {
    totalCount truncated pageInfo { hasNextPage endCursor } nodes { depth parentId at customer { name } } } } }"""
IMPACT = """query ($id: ID!, $depth: Int, $since: Date, $until: Date) {
  customer(by: {id: $id}) { referralImpact(maxDepth: $depth, since: $since, until: $until) {
    truncated total { depth customers buyers purchases revenue { amount currency } }
    generations { depth customers buyers purchases revenue { amount } } } } }"""

CONSENTS = """MATCH (c:Customer)
WHERE c.name IN $names
CREATE (c)-[:GAVE]->(:Consent {id: 'con_' + c.name, purpose: 'MARKETING', state: 'GRANTED'})"""


@dataclass(frozen=True, slots=True)
class Stored:
    """Somebody who sees everybody in a store."""

    store: BoltStore

    @property
    def engine(self) -> Engine:
        return self.store.engine

    async def read(self, text: str, **parameters: object) -> list[Row]:
        return await self.store.read(Statement(text, parameters))

    async def go_over(self, text: str, **parameters: object) -> list[Row]:
        return await self.read(text, **parameters)

    async def found(self, text: str, **parameters: object) -> list[Any]:
        return listed(await self.read(text, **parameters))

    async def seen(self, _type_name: str, ids: Sequence[str]) -> frozenset[str]:
        return frozenset(ids)

    def is_restricted(self, _type_name: str) -> bool:
        return False


@pytest.fixture
async def world(api: GraphQL, indexed: BoltStore) -> None:
    """Ana brought Bob and Cid, Bob brought Dan and Eve, Dan brought Ana; Fay is archived, Gus was refused."""
    await people(indexed, "Ana", "Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal")
    await claims(indexed, "Ana Bob", "Ana Cid", "Bob Dan", "Bob Eve", "Dan Ana", "Ana Fay", "Fay Hal")
    await claims(indexed, "Ana Gus", status="REJECTED")
    await claims(indexed, "Cid Eve", credited=False)
    await does(indexed, "MATCH (c:Customer {id: 'cus_Fay'}) SET c.archivedAt = '2025-04-01T00:00:00'")
    bought = [("Bob", "2025-05-01T00:00:00", 100_000), ("Bob", "2025-05-31T23:59:59", 50_000),
              ("Bob", "2025-06-01T00:00:00", 70_000), ("Eve", "2025-05-02T00:00:00", 12_345),
              ("Ana", "2025-05-02T00:00:00", 1)]  # fmt: skip
    await purchases(indexed, *bought)


def names(tree: dict[str, object]) -> list[str]:
    nodes = tree["nodes"]
    assert isinstance(nodes, list)
    return [each["customer"]["name"] for each in nodes]


@pytest.mark.usefixtures("world")
async def test_a_tree_has_everybody_below_once(ask: Ask) -> None:
    found = (await ask(TREE, id="cus_Ana"))["customer"]["referralTree"]
    assert (found["totalCount"], found["truncated"], found["pageInfo"]["hasNextPage"]) == (4, False, False)
    assert [(each["depth"], each["parentId"], each["customer"]["name"]) for each in found["nodes"]] == [
        (1, "cus_Ana", "Bob"), (1, "cus_Ana", "Cid"), (2, "cus_Bob", "Dan"), (2, "cus_Bob", "Eve")
    ]  # fmt: skip
    assert found["nodes"][0]["at"] == "2025-03-01T10:00:00Z"


@pytest.mark.usefixtures("world")
async def test_a_tree_has_a_depth_a_condition_and_pages(ask: Ask) -> None:
    shallow = (await ask(TREE, id="cus_Ana", depth=1))["customer"]["referralTree"]
    assert names(shallow) == ["Bob", "Cid"]
    where = {"name": {"in": ["Cid", "Eve"]}}
    one = (await ask(TREE, id="cus_Ana", first=1, where=where))["customer"]["referralTree"]
    after = one["pageInfo"]["endCursor"]
    other = (await ask(TREE, id="cus_Ana", first=1, where=where, after=after))["customer"]["referralTree"]
    assert (names(one), names(other), one["totalCount"]) == (["Cid"], ["Eve"], 2)


@pytest.mark.usefixtures("world")
async def test_a_cursor_is_good_for_its_own_tree(ask: Ask, api: GraphQL) -> None:
    one = (await ask(TREE, id="cus_Ana", first=1))["customer"]["referralTree"]
    reply = await api.answer(Request(TREE, variables={"id": "cus_Bob", "after": one["pageInfo"]["endCursor"]}))
    assert "cursor is of another question" in reply.errors[0]["message"]


@pytest.mark.usefixtures("world")
async def test_trees_take_one_statement_or_one_for_each_generation(
    ask: Ask, counted: Counted, indexed: BoltStore
) -> None:
    await ask('{ customer(by: {id: "cus_Ana"}) { referralTree { nodes { customer { name } } } } }')
    # Who is asked about and three generations of which the last is empty, and the customers in the tree; or all in one.
    assert len(counted) == (1 if indexed.engine == "neo4j" else 1 + 3 + 1)

    counted.clear()
    await ask("{ customers { nodes { referralTree { nodes { customer { name } } } } } }")
    # Everybody stands on the page, and so is known after the first generation.
    assert len(counted) == (1 + 1 if indexed.engine == "neo4j" else 1 + 1 + 1)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("shown", "spared"),
    [
        ("a: referralTree { nodes { customer { name } } } b: referralTree { nodes { customer { name phone } } }", 2),
        ("referralTree { nodes { customer { purchases(first: 1) { totalCount nodes { total { amount } } } } } }", 1),
        ("referralTree { nodes { customer { id } } }", 1),
        ("referralTree { nodes { one: customer { name } two: customer { name } } }", 0),
        ("referralTree { nodes { customer { name referralTree { nodes { customer { name } } } } } }", 1),
    ],
)
async def test_who_is_in_a_tree_is_read_with_it_or_behind_it(
    ask: Ask, counted: Counted, indexed: BoltStore, monkeypatch: pytest.MonkeyPatch, shown: str, spared: int
) -> None:
    asked = f'{{ customer(by: {{id: "cus_Ana"}}) {{ {shown} }} }}'
    found = await ask(asked)
    together = len(counted)
    counted.clear()
    monkeypatch.setattr(nodes, "FEW", 1)
    assert await ask(asked) == found
    assert len(counted) - together == (spared if indexed.engine == "neo4j" else 0)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("field", ["referralTree { totalCount }", "referralImpact { total { customers } }"])
async def test_of_nobody_nothing_is_told(ask: Ask, field: str) -> None:
    text = f"query ($id: ID!) {{ customer(by: {{id: $id}}) {{ {field} }} }}"
    none, one = [(await ask(text, id=each))["customer"] for each in ("cus_Nobody", "cus_Gus")]
    assert none is None
    assert one is not None


@pytest.mark.usefixtures("api")
@pytest.mark.parametrize("depth", [1, 4])
async def test_an_engine_finds_the_trees_of_a_crowd(indexed: BoltStore, depth: int) -> None:
    pairs, gone = crowd(3), ["c000", "c007", "c021"]
    names = sorted({each for pair in pairs for each in pair})
    await people(indexed, *names)
    await claims(indexed, *(f"{a} {b}" for a, b in pairs))
    await claims(indexed, *(f"{a} {b}" for a, b in crowd(4)), credited=False)
    await claims(indexed, *(f"{each} {each}" for each in names[:9]))
    await does(indexed, "MATCH (c:Customer) WHERE c.name IN $gone SET c.archivedAt = '2025'", gone=gone)
    ids, there = [f"cus_{each}" for each in names], [(f"cus_{a}", f"cus_{b}") for a, b in pairs if b not in gone]
    for roots in ([ids[1]], ids[:3], ids):
        found, wanted = (
            await trees_below(roots, depth, Stored(indexed)),
            await trees_below(roots, depth, Onlooker(there)),
        )
        assert [_shape(found[each]) for each in roots] == [_shape(wanted[each]) for each in roots]


def _shape(tree: Tree) -> object:
    return [(each.customer, each.parent, each.depth) for each in tree.places], tree.is_cut


@pytest.mark.usefixtures("world")
async def test_impact_is_told_by_generation(ask: Ask) -> None:
    found = (await ask(IMPACT, id="cus_Ana"))["customer"]["referralImpact"]
    assert found["generations"] == [
        {"depth": 1, "customers": 2, "buyers": 1, "purchases": 3, "revenue": {"amount": "22.00"}},
        {"depth": 2, "customers": 2, "buyers": 1, "purchases": 1, "revenue": {"amount": "1.2345"}},
    ]
    assert found["total"] == {
        "depth": 2, "customers": 4, "buyers": 2, "purchases": 4, "revenue": {"amount": "23.2345", "currency": "GBP"}
    }  # fmt: skip


@pytest.mark.usefixtures("world")
async def test_a_window_is_half_open(ask: Ask) -> None:
    found = await ask(IMPACT, id="cus_Ana", depth=1, since="2025-05-01", until="2025-06-01")
    total = found["customer"]["referralImpact"]["total"]
    assert (total["buyers"], total["purchases"], total["revenue"]["amount"]) == (1, 2, "15.00")


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("given", "message"),
    [({"depth": 0}, "maxDepth: from 1 to 50, not 0."), ({"depth": -3}, "maxDepth: from 1 to 50, not -3."),
     ({"depth": 51}, "maxDepth: from 1 to 50, not 51."),
     ({"since": "2025-02-02", "until": "2025-02-01"},
      "until: it should not come before since, and 2025-02-01 is before 2025-02-02. Swap them.")],
)  # fmt: skip
async def test_what_cannot_be_meant_names_the_argument(api: GraphQL, given: dict[str, object], message: str) -> None:
    reply = await api.answer(Request(IMPACT, variables={"id": "cus_Ana", **given}))
    assert [each["message"] for each in reply.errors] == [message]


@pytest.mark.usefixtures("world")
async def test_small_groups_hide_what_few_people_paid(ask_as: As) -> None:
    found = (await ask_as("analyst")(IMPACT, id="cus_Ana"))["customer"]["referralImpact"]
    assert [each["revenue"] for each in (*found["generations"], found["total"])] == [None, None, None]
    assert found["total"]["buyers"] == 2


@pytest.mark.usefixtures("world")
async def test_who_is_not_seen_hides_who_stands_below(ask_as: As, indexed: BoltStore) -> None:
    await does(indexed, CONSENTS, names=["Ana", "Cid", "Dan", "Eve"])
    found = (await ask_as("marketer")(TREE, id="cus_Ana"))["customer"]["referralTree"]
    assert (names(found), found["totalCount"]) == (["Cid"], 1)


@pytest.mark.usefixtures("world")
async def test_both_ways_of_an_answer_agree(api: GraphQL) -> None:
    for text in (TREE, IMPACT):
        request = Request(text, variables={"id": "cus_Ana"})
        assert (await api.answer(request)).data == (await api.reference(request)).data
