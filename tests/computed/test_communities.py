"""Communities as the API shows them, to those who see everybody and to those who do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC
from typing import Any

import pytest

from graph.bolt import BoltStore
from graph.model import MODEL
from graph.statement import Statement
from resolvers.binding import Setting
from server.access.policy import Policy, load
from server.answers.answering import GraphQL
from server.answers.apis import Apis
from server.answers.messages import Request
from server.answers.rooting import schema_of
from server.exports.errors import BadExport
from server.jobs import analysis
from server.jobs.running import Failed
from server.networks.communities import of_community
from tests.computed.networks import AT, FRIENDS, IDS, KIND, WORK, analysed, loaded, told
from tests.engines.wiping import wipe
from tests.mutations.conftest import NOW
from tests.server.jobs.playing import SETTINGS
from tests.server.jobs.test_kinds import claimed

ALL = """{ communities(first: 9) { totalCount truncated pageInfo { hasNextPage }
  analysis { at customers communities connections }
  nodes { id size revenue { amount } topMembers { name } neighbours { communityId links bridges { name } }
    traits { kind value company { id } category { id } members share everywhere lift } } } }"""
PLAIN = "{ communities(first: 9) { totalCount analysis { at } nodes { size revenue { amount } traits { kind } \
  neighbours { links } topMembers { name } } } }"
OWN = """{ customers(orderBy: [{name: ASC}]) { nodes {
  name communityId influence connections betweenness bridges analysedAt community { id size } } } }"""


@pytest.fixture(scope="module")
async def apis(indexed: BoltStore) -> AsyncIterator[Apis]:
    """The APIs of all roles over one network that was analysed."""
    await wipe(indexed)
    await loaded(indexed)
    await analysed(indexed)
    setting = Setting(UTC, "GBP", b"k" * 32, 1000, "GB")
    yield Apis(indexed, MODEL, setting, load(), schema_of(MODEL, "GBP", UTC))
    await wipe(indexed)


def api(apis: Apis, role: str = "admin") -> GraphQL:
    found = apis.api(apis.policy.roles[role])
    found.clock = lambda: NOW
    return found


async def said(apis: Apis, text: str, role: str = "admin", **variables: Any) -> Any:
    """The answer, the same in both ways."""
    request = Request(text, variables=variables)
    reply, reference = await api(apis, role).answer(request), await api(apis, role).reference(request)
    assert reply.errors == []
    assert reply.data == reference.data
    return reply.data


async def test_communities_are_told_with_what_distinguishes_them(apis: Apis) -> None:
    found = (await said(apis, ALL))["communities"]
    first, second, couple = sorted(found["nodes"], key=lambda each: (-each["size"], each["topMembers"][0]["name"]))
    assert (found["totalCount"], found["truncated"], found["pageInfo"]["hasNextPage"]) == (3, False, False)
    assert found["analysis"] == {"at": "2026-05-01T09:00:00Z", "customers": 17, "communities": 3, "connections": 32}
    assert [each["revenue"]["amount"] for each in (first, second, couple)] == ["6.00", "6.00", "2.00"]
    assert [each["name"] for each in first["topMembers"]] == ["Ada", "Abe", "Ann", "Ali", "Amy"]
    assert first["neighbours"] == [{"communityId": second["id"], "links": 1, "bridges": [{"name": "Ada"}]}]
    [spain] = first["traits"]
    assert spain == {"kind": "COUNTRY", "value": "ES", "company": None, "category": None, "members": 6, "share": 1.0,
                     "everywhere": 6 / 17, "lift": pytest.approx(17 / 6)}  # fmt: skip
    traits = {each["kind"]: each for each in second["traits"]}
    assert (traits["EMPLOYER"]["company"], traits["CATEGORY"]["category"]) == ({"id": WORK}, {"id": KIND})
    assert traits["CHANNEL"]["value"] == "APP"


async def test_customers_carry_where_they_stand(apis: Apis) -> None:
    people = {each["name"]: each for each in (await said(apis, OWN))["customers"]["nodes"]}
    ada, dan, cid = (people[each] for each in ("Ada", "Dan", "Cid"))
    assert (ada["connections"], ada["bridges"], ada["community"]["size"]) == (6, 1, 6)
    assert ada["betweenness"] == people["Bea"]["betweenness"] == pytest.approx(2 * 5 * 6 / (16 * 15))
    assert (dan["community"], dan["communityId"], dan["connections"]) == (None, None, 0)
    assert cid["community"] == people["Cleo"]["community"] == {"id": cid["communityId"], "size": 2}
    assert sum(each["influence"] for each in people.values()) == pytest.approx(17, abs=1e-4)
    assert {each["analysedAt"] for each in people.values()} == {"2026-05-01T09:00:00Z"}


async def test_people_are_found_by_where_they_stand(apis: Apis) -> None:
    text = "{ customers(where: {bridges: {gte: 1}}, orderBy: [{influence: DESC}, {name: ASC}]) { nodes { name } } }"
    assert (await said(apis, text))["customers"]["nodes"] == [{"name": "Bea"}, {"name": "Ada"}]
    text = "query ($id: String!) { customers(where: {communityId: {eq: $id}}) { totalCount } }"
    first = (await said(apis, ALL))["communities"]["nodes"][0]
    assert (await said(apis, text, id=first["id"]))["customers"]["totalCount"] == first["size"]


async def test_pages_go_on_where_they_ended(apis: Apis) -> None:
    text = """query ($after: String) { communities(first: 2, after: $after) {
      edges { cursor node { id } } nodes { id } pageInfo { hasNextPage endCursor } } }"""
    first = (await said(apis, text))["communities"]
    second = (await said(apis, text, after=first["pageInfo"]["endCursor"]))["communities"]
    assert [each["node"] for each in first["edges"]] == first["nodes"]
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)
    assert len({each["id"] for each in (*first["nodes"], *second["nodes"])}) == 3


async def test_one_is_found_by_its_id(apis: Apis) -> None:
    text = "query ($id: ID!) { community(id: $id) { id size } }"
    known = (await said(apis, ALL))["communities"]["nodes"][1]
    assert (await said(apis, text, id=known["id"]))["community"] == {"id": known["id"], "size": known["size"]}
    assert (await said(apis, text, id="cmy_0"))["community"] is None


async def test_who_sees_some_customers_is_told_of_those_alone(apis: Apis) -> None:
    found = (await said(apis, PLAIN, "marketer"))["communities"]
    names = [{"name": each} for each in FRIENDS[0].split()[:5]]
    wanted = {"size": 6, "revenue": None, "traits": [], "neighbours": [], "topMembers": names}
    assert found == {"totalCount": 1, "analysis": None, "nodes": [wanted]}
    other = await said(apis, '{ customers(where: {name: {eq: "Bob"}}) { nodes { communityId } } }')
    text = "query ($id: ID!) { community(id: $id) { size } }"
    assert await said(apis, text, "marketer", id=other["customers"]["nodes"][0]["communityId"]) == {"community": None}
    text = "{ customers { nodes { name community { size } } } }"
    assert {each["community"]["size"] for each in (await said(apis, text, "marketer"))["customers"]["nodes"]} == {6}


async def test_figures_over_few_people_are_not_told_where_values_are_masked(apis: Apis) -> None:
    found = (await said(apis, PLAIN.replace("topMembers { name }", "id"), "analyst"))["communities"]["nodes"]
    assert [each["revenue"] for each in found] == [{"amount": "6.00"}, {"amount": "6.00"}, None]
    strict = Apis(apis.store, MODEL, apis.setting, Policy(apis.policy.roles, 7), apis.whole, apis.workers)
    found = (await said(strict, PLAIN.replace("topMembers { name }", "id"), "analyst"))["communities"]["nodes"]
    assert [(each["revenue"], each["traits"]) for each in found] == [(None, [])] * 3


async def test_who_reads_no_companies_is_told_of_none(apis: Apis) -> None:
    role = apis.policy.roles["admin"]
    rights = replace(role.rights, types={**role.rights.types, "Company": {}})
    roles = {**apis.policy.roles, "admin": replace(role, rights=rights, operations=frozenset())}
    blind = Apis(apis.store, MODEL, apis.setting, Policy(roles, 1), apis.whole, apis.workers)
    found = (await said(blind, PLAIN))["communities"]["nodes"]
    assert sorted(trait["kind"] for each in found for trait in each["traits"]) == ["CATEGORY", "CHANNEL", "COUNTRY"]


async def test_communities_take_three_statements_and_one_for_each_kind_of_node(
    apis: Apis, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, read = list[Statement](), apis.store.read

    async def counting(statement: Statement, **others: Any) -> Any:
        counted.append(statement)
        return await read(statement, **others)

    monkeypatch.setattr(apis.store, "read", counting)
    assert (await api(apis).answer(Request(ALL))).errors == []
    assert len(counted) == 3 + 3


AROUND = """query ($id: ID, $limit: Int) { network(community: $id, limit: $limit) {
  truncated nodes { label distance } edges { from to type } } }"""


async def test_a_community_is_a_network_of_its_members(apis: Apis) -> None:
    [first] = (await said(apis, "{ communities(first: 1) { nodes { id topMembers { name } } } }"))["communities"][
        "nodes"
    ]
    found = (await said(apis, AROUND, id=first["id"]))["network"]
    friends = next(each.split() for each in FRIENDS if first["topMembers"][0]["name"] in each.split())
    assert {each["label"] for each in found["nodes"]} == set(friends)
    assert (len(found["edges"]), found["truncated"]) == (2 * 15, False)
    cut = (await said(apis, AROUND, id=first["id"], limit=2))["network"]
    assert [each["label"] for each in cut["nodes"]] == [each["name"] for each in first["topMembers"][:2]]
    assert cut["truncated"]


async def test_a_community_is_written_whole_with_what_its_members_share(apis: Apis) -> None:
    [work] = [each["communityId"] for each in (await said(apis, OWN))["customers"]["nodes"] if each["name"] == "Bea"]
    nodes, links = await of_community(apis.store, work, day="2026-05-01")
    assert {each.label for each in nodes} == {*FRIENDS[1].split(), "work"}
    assert sorted(Counter(each.type for each in links).items()) == [("TIED_TO", 30), ("WORKS_AT", 6)]
    with pytest.raises(BadExport, match="nobody belongs to cmy_none"):
        await of_community(apis.store, "cmy_none", day="2026-05-01")


@pytest.mark.parametrize(
    ("given", "message"),
    [({"id": "cmy_none"}, "community: there is no cmy_none."),
     ({"id": None}, "around: name the ids that it begins with, or a community.")],
)  # fmt: skip
async def test_no_community_is_a_fault_of_the_argument(apis: Apis, given: dict[str, Any], message: str) -> None:
    reply = await api(apis).answer(Request(AROUND, variables=given))
    assert [each["message"] for each in reply.errors] == [message]


# ------------------------------------------------------------------------------------------------------------ the job


@pytest.fixture
async def network(indexed: BoltStore) -> AsyncIterator[BoltStore]:
    await wipe(indexed)
    await loaded(indexed)
    yield indexed
    await wipe(indexed)


STOOD = "MATCH (c:Customer) RETURN c.id, c.communityId, c.connections, c.version, c.updatedAt ORDER BY c.id"
LEFT = "MATCH (k:Community) RETURN k.run, count(*)"


async def test_the_job_writes_what_the_process_found(network: BoltStore) -> None:
    wanted = {each[0]: each for part in await told(network) for each in part.get("people", ())}
    job = await claimed(network, "analysis")
    await analysis.work(job, network, SETTINGS)
    rows = await network.read(Statement(STOOD))
    assert [row[:3] for row in rows] == [[id_, wanted[id_][1], wanted[id_][3]] for id_ in sorted(IDS.values())]
    assert {(row[3], row[4]) for row in rows} == {(1, AT.strftime("%Y-%m-%dT%H:%M:%S"))}
    assert (job.done, job.total) == (34, 34)
    assert await network.read(Statement(LEFT)) == [[f"{job.job.id} 1", 3]]


async def test_another_analysis_takes_the_place_of_the_last_and_keeps_its_ids(network: BoltStore) -> None:
    first = await analysed(network)
    assert await network.read(Statement(LEFT)) == [["first", 3]]
    second = await analysed(network, "second")
    assert await network.read(Statement(LEFT)) == [["second", 3]]
    assert first[:-1] == second[:-1]


async def test_a_process_that_dies_fails_the_job_and_shows_nothing(
    network: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "PROGRAM", "graph.ids")
    with pytest.raises(Failed, match="17 people"):
        await analysis.work(await claimed(network, "analysis"), network, SETTINGS)
    assert await network.read(Statement(LEFT)) == []
