"""Pages visit everything once and in order: both ways, at any depth, while others write."""

from random import Random
from typing import Any

import pytest

from graph.model import MODEL
from graph.statement import Statement
from graph.store import Transaction
from server.answers.messages import Request
from tests.agreement.rounds import Place, filled, standing
from tests.agreement.walking import ASKED, HEAD, PAGE, Walk, Way, strayed, visited
from tests.cases.graph import world
from tests.oracle.answers import ask
from tests.oracle.loading import with_keys

CREATE = """UNWIND $rows AS row
CREATE (n:Customer)
SET n = row"""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(4))
async def test_both_ways_visit_everything_once_and_in_order(here: Place, seed: int) -> None:
    dice = Random(seed)
    three = await filled(here, dice)
    assert [found for _ in range(6) if (found := await strayed(three, dice))] == []


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
    three = await standing(here, here.sides[0], world())
    reply = await three.api.answer(Request(f"{{ {owners}(first: 100) {{ nodes {{ id }} }} }}"))
    assert reply.data is not None
    number = 0
    for each in reply.data[owners]["nodes"]:
        inner = ASKED.replace("<inner>", "node { id }")
        query = f'{HEAD}{{ {owner}(by: {{id: "{each["id"]}"}}) {{ {relation}({PAGE}) {{ {inner} }} }} }}'
        expected = ask(three.oracle, three.world, query.replace("$first: Int", "$first: Int = 100"))
        assert expected.data is not None
        walk = Walk(query, (owner, relation), three.api)
        wanted = visited(expected.data[owner][relation]["edges"])
        assert visited(await walk.pages(1, "forwards")) == wanted
        assert visited(await walk.pages(1, "backwards")) == wanted
        number += len(wanted)
    assert number > 1


@pytest.mark.parametrize("way", ["forwards", "backwards"])
async def test_nothing_is_missed_or_repeated_while_others_write(here: Place, way: Way) -> None:
    dice = Random(5)
    three = await filled(here, dice)
    names = ["Ann", "ann", "Änn", "Bea", "Zoë", None]
    there = [customer(f"cus_{number:026d}", dice.choice(names)) for number in range(1000, 1030)]
    await create(here, there)

    async def somebody_writes() -> None:
        await create(here, [customer(f"cus_{dice.randint(2000, 10**9):026d}", dice.choice(names)) for _ in range(3)])

    order = "[{familyName: DESC}, {stage: ASC}]"
    query = f"{HEAD}{{ customers({PAGE}, orderBy: {order}) {{ {ASKED} }} }}".replace("<inner>", "node { id }")
    seen = visited(await Walk(query, ("customers",), three.api, somebody_writes).pages(4, way))
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
