"""Two-valued logic: whatever X is, `where: X` and `where: {not: X}` share nothing and leave nothing out."""

from random import Random

import pytest
from graphql import GraphQLInputObjectType

from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.agreement.inputs import Inputs
from tests.agreement.rounds import Place, filled

LISTS = {
    "customers": "CustomerWhere",
    "companies": "CompanyWhere",
    "households": "HouseholdWhere",
    "products": "ProductWhere",
    "interactions": "InteractionWhere",
    "purchases": "PurchaseWhere",
}
QUERY = """{ yes: <list>(where: <x>, first: 100) { nodes { id } totalCount }
no: <list>(where: {not: <x>}, first: 100) { nodes { id } totalCount }
all: <list>(where: {or: [<x>, {not: <x>}]}, first: 100) { nodes { id } } }"""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(6))
async def test_a_condition_and_its_negation_part_everything(here: Place, seed: int) -> None:
    dice = Random(seed)
    three = await filled(here, dice)
    inputs = Inputs(three.oracle, three.world.graph, dice)
    for _ in range(40):
        name = dice.choice(list(LISTS))
        kind = three.oracle.type_map[LISTS[name]]
        assert isinstance(kind, GraphQLInputObjectType)
        await parts(three.api, name, inputs.value("where", kind, 0))


async def parts(api: GraphQL, name: str, condition: str) -> None:
    reply = await api.answer(Request(QUERY.replace("<list>", name).replace("<x>", condition)))
    assert reply.data is not None
    assert not reply.errors, reply.errors
    yes, no, both = ([node["id"] for node in reply.data[key]["nodes"]] for key in ("yes", "no", "all"))
    assert sorted(yes + no) == sorted(both), condition
    assert len(set(both)) == len(both), condition
    assert [reply.data[key]["totalCount"] for key in ("yes", "no")] == [len(yes), len(no)]
