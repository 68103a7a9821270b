"""Random questions of every role: answered as if what the role may not see were not in the graph at all.

One thing is not so, and questions do not come upon it here: above a company may be owners whom the role does not see,
and then nothing is its `ultimateParent`, where in such a graph the company would be.
"""

from dataclasses import replace
from random import Random

import pytest

from graph.access import seen
from graph.bolt import BoltStore
from graph.model import MODEL
from resolvers.binding import Setting
from server.access.caller import Caller
from server.access.limits import SERVICE
from server.access.policy import Policy, Role, load
from server.answers.apis import Apis
from server.answers.messages import Request
from server.answers.rooting import schema_of
from tests.agreement.comparing import Three
from tests.agreement.cutting import cut
from tests.agreement.graphs import graph
from tests.agreement.questions import Questions
from tests.cases.graph import CURRENCY, LARGEST_PAGE, NOW, ZONE, world
from tests.engines.wiping import wipe
from tests.oracle.answers import naive
from tests.oracle.loading import load as loaded

GRAPHS, QUESTIONS = 1, 10
OURS = load()
REGIONAL = replace(
    OURS.roles["agent"],
    name="regional",
    rows={
        "Company": "{stage: {notIn: [FORMER, PARTNER]}}",
        "Customer": "{or: [{stage: {in: $stages}}, {household: {kind: {eq: STATED}}}]}",
        "Interaction": "{channel: {ne: STORE}}",
        "Purchase": "{customer: {not: {stage: {eq: FORMER}}}}",
    },
    claims={"stages": "[CustomerStage!]!"},
)
ROLES = {each.name: each for each in (*OURS.roles.values(), REGIONAL) if not each.sees_nothing}
CLAIMS = {"stages": ["PROSPECT", "CUSTOMER"]}


@pytest.fixture(scope="module")
def apis(indexed: BoltStore) -> Apis:
    # The oracle knows nothing of small groups: those have tests of their own.
    policy = Policy(ROLES, small_group=1)
    setting = Setting(ZONE, CURRENCY, b"roles", LARGEST_PAGE)
    return Apis(indexed, MODEL, setting, policy, schema_of(MODEL, CURRENCY, ZONE))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
async def test_a_role_is_answered_from_what_it_may_see(apis: Apis, indexed: BoltStore, role: Role) -> None:
    dice, sight, whole = Random(7), seen(MODEL, role.rights), naive(world())
    api, oracle = apis.api(role), naive(replace(world(), model=sight))
    api.clock = lambda: NOW
    # What random questions may ask for and how long they may take is not the question here.
    api.limits, api.budgets = replace(SERVICE, aliases=10_000, cost=10**9, seconds=100), None
    for _ in range(GRAPHS):
        everything = replace(world(), graph=graph(MODEL, dice))
        await wipe(indexed)
        await loaded(indexed, everything.graph, MODEL)
        three = Three(api, oracle, cut(everything, role, sight, whole, CLAIMS), Caller("one", role.name, CLAIMS))
        source = Questions(oracle, three.world.graph, dice)
        for text in [source.query() for _ in range(QUESTIONS)]:
            assert await three.disagreement(Request(text)) is None, text
    await wipe(indexed)
