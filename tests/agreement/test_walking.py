"""Pages visit everything once and in order: both ways, at any depth, while others write."""

from random import Random
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLNonNull

from graph.model import MODEL
from graph.statement import Statement
from graph.store import Transaction
from server.answering import Request
from tests.agreement.comparing import Three
from tests.agreement.inputs import Inputs
from tests.agreement.rounds import Place, filled
from tests.agreement.walking import ASKED, HEAD, PAGE, Walk
from tests.cases.graph import world
from tests.engines.wiping import wipe
from tests.oracle.answers import ask
from tests.oracle.loading import load, with_keys

LISTS = {"customers": "Customer", "companies": "Company", "products": "Product", "interactions": "Interaction"}
CREATE = """UNWIND $rows AS row
CREATE (n:Customer)
SET n = row"""


def orders(here: Place, three: Three, kind: str, dice: Random) -> str:
    """A random order of one step or two."""
    one = here.oracle.type_map[f"{kind}Order"]
    assert isinstance(one, GraphQLInputObjectType)
    return Inputs(here.oracle, three.world.graph, dice).several("orderBy", GraphQLNonNull(one), 0)


def in_order(edges: list[dict[str, Any]]) -> list[str]:
    return [edge["node"]["id"] for edge in edges]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(4))
async def test_both_ways_visit_everything_once_and_in_order(here: Place, seed: int) -> None:
    dice = Random(seed)
    three = await filled(here, dice)
    for name, kind in LISTS.items():
        order = orders(here, three, kind, dice)
        query = f"{HEAD}{{ list: {name}({PAGE}, orderBy: {order}) {{ {ASKED} }} }}".replace("<inner>", "node { id }")
        expected = ask(here.oracle, three.world, query.replace("$first: Int", "$first: Int = 100"))
        assert expected.data is not None
        walk = Walk(query, ("list",), here.api)
        assert in_order(await walk.pages(2, "forwards")) == in_order(expected.data["list"]["edges"]), order
        assert in_order(await walk.pages(3, "backwards")) == in_order(expected.data["list"]["edges"]), order


WITHIN = [
    ("purchases", "purchase", "lines"),
    ("customers", "customer", "households"),
    ("companies", "company", "partners"),
    ("households", "household", "bought"),
    ("households", "household", "purchases"),
]


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("owners", "owner", "relation"), WITHIN)
async def test_lists_within_lists_page_as_well(here: Place, owners: str, owner: str, relation: str) -> None:
    await wipe(here.store)
    await load(here.store, world().graph, MODEL)
    reply = await here.api.answer(Request(f"{{ {owners}(first: 100) {{ nodes {{ id }} }} }}"))
    assert reply.data is not None
    visited = 0
    for each in reply.data[owners]["nodes"]:
        inner = ASKED.replace("<inner>", "node { id }")
        query = f'{HEAD}{{ {owner}(by: {{id: "{each["id"]}"}}) {{ {relation}({PAGE}) {{ {inner} }} }} }}'
        expected = ask(here.oracle, world(), query.replace("$first: Int", "$first: Int = 100"))
        assert expected.data is not None
        walk = Walk(query, (owner, relation), here.api)
        wanted = in_order(expected.data[owner][relation]["edges"])
        assert in_order(await walk.pages(1, "forwards")) == wanted
        assert in_order(await walk.pages(1, "backwards")) == wanted
        visited += len(wanted)
    assert visited > 1


@pytest.mark.parametrize("way", ["forwards", "backwards"])
async def test_nothing_is_missed_or_repeated_while_others_write(here: Place, way: Any) -> None:
    dice = Random(5)
    await filled(here, dice)
    names = ["Ann", "ann", "Änn", "Bea", "Zoë", None]
    there = [customer(f"cus_{number:026d}", dice.choice(names)) for number in range(1000, 1030)]
    await create(here, there)

    async def somebody_writes() -> None:
        await create(here, [customer(f"cus_{dice.randint(2000, 10**9):026d}", dice.choice(names)) for _ in range(3)])

    order = "[{familyName: DESC}, {stage: ASC}]"
    query = f"{HEAD}{{ customers({PAGE}, orderBy: {order}) {{ {ASKED} }} }}".replace("<inner>", "node { id }")
    seen = in_order(await Walk(query, ("customers",), here.api, somebody_writes).pages(4, way))
    assert len(set(seen)) == len(seen)
    assert {each["id"] for each in there} <= set(seen)


def customer(id_: str, name: str | None) -> dict[str, Any]:
    values = {"id": id_, "name": "Somebody", "familyName": name, "version": 1}
    moments = {"createdAt": "2024-01-01T00:00:00", "updatedAt": "2024-01-01T00:00:00"}
    return with_keys(values | moments, MODEL.nodes["Customer"].properties)


async def create(here: Place, rows: list[dict[str, Any]]) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement(CREATE, {"rows": rows}))

    await here.store.write(work)
