"""Every figure of referrals over the sample equals one made of its files by other means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import cache
from statistics import median
from typing import Any

import networkx as nx
import pytest

from graph.bolt import BoltStore
from graph.model import MODEL
from resolvers.binding import Setting
from server.answers.answering import GraphQL
from tests.computed import sample
from tests.engines.wiping import wipe
from tests.mutations.conftest import asked, made
from tests.samples.files import Row, by, on

NOW = datetime(2010, 12, 10, tzinfo=UTC)
SINCE, UNTIL = "2010-03-01", "2010-10-01"
BURST = 5


@pytest.fixture(scope="module")
async def sampled(indexed: BoltStore) -> AsyncIterator[GraphQL]:
    await wipe(indexed)
    await sample.load(indexed)
    yield GraphQL(indexed, MODEL, Setting(UTC, "GBP", b"k" * 32, 1000, "GB"), clock=lambda: NOW, made=made())
    await wipe(indexed)


@cache
def credited() -> nx.DiGraph[str]:
    good = [each for each in sample.claims() if each["isCredited"] == "true" and each["status"] != "REJECTED"]
    return nx.DiGraph([(each["referrer"], each["referred"]) for each in good])


def spent(who: str, since: str = "", until: str = "9") -> list[int]:
    return [units for at, units, _ in sample.purchases().get(who, ()) if since <= at < until]


def amount(units: int) -> float:
    return units / 10_000


TREES = """query ($ids: [ID!]!, $since: Date, $until: Date) { customers(first: 40, where: {id: {in: $ids}}) { nodes { id
  referralTree(first: 500, maxDepth: 50) { truncated nodes { depth customer { id } } }
  referralImpact(maxDepth: 50, since: $since, until: $until) { generations { depth customers buyers purchases
    revenue { amount } } total { customers revenue { amount } } } } } }"""


async def test_trees_and_what_came_of_them(sampled: GraphQL) -> None:
    graph = credited()
    circles = {each for circle in nx.simple_cycles(graph) for each in circle}
    largest = sorted(graph, key=lambda each: (-len(nx.descendants(graph, each)), each))[:20]
    roots = [*largest, *sorted(circles)[:5], *sorted(graph)[:15]]
    found = await asked(sampled, TREES, ids=[f"cus_{each}" for each in roots], since=SINCE, until=UNTIL)
    assert {each["id"][4:] for each in found["customers"]["nodes"]} == set(roots)
    for each in found["customers"]["nodes"]:
        root = each["id"][4:]
        depths = {who: depth for who, depth in nx.single_source_shortest_path_length(graph, root).items() if depth}
        assert {one["customer"]["id"][4:]: one["depth"] for one in each["referralTree"]["nodes"]} == depths
        assert each["referralImpact"]["generations"] == generations(depths)
        assert float(each["referralImpact"]["total"]["revenue"]["amount"]) == pytest.approx(
            amount(sum(sum(spent(who, SINCE, UNTIL)) for who in depths))
        )


def generations(depths: dict[str, int]) -> list[dict[str, Any]]:
    found = []
    for depth in sorted(set(depths.values())):
        bought = [spent(who, SINCE, UNTIL) for who, each in depths.items() if each == depth]
        revenue = sample.money(sum(map(sum, bought)))
        found.append({"depth": depth, "customers": len(bought), "buyers": sum(map(bool, bought)),
                      "purchases": sum(map(len, bought)), "revenue": {"amount": revenue}})  # fmt: skip
    return found


LEADERS = """query ($by: ReferralMeasure, $after: String) { referralLeaders(by: $by, first: 1000, after: $after) {
  truncated nodes { customers buyers revenue { amount } customer { id } } } }"""


@pytest.mark.parametrize(("measure", "place"), [("CUSTOMERS", 1), ("BUYERS", 2), ("REVENUE", 3)])
async def test_leaders(sampled: GraphQL, measure: str, place: int) -> None:
    graph, wanted = credited(), []
    for who in (each for each in graph if graph.out_degree(each)):
        bought = [each for one in graph.successors(who) if (each := spent(one))]
        wanted.append((f"cus_{who}", graph.out_degree(who), len(bought), sum(map(sum, bought))))
    wanted.sort(key=lambda each: (-int(each[place]), each[0]))
    found = (await asked(sampled, LEADERS, by=measure))["referralLeaders"]
    told = [(each["customer"]["id"], each["customers"], each["buyers"], sample.units(each["revenue"]["amount"]))
            for each in found["nodes"]]  # fmt: skip
    assert told == wanted[:1000]
    assert found["truncated"] == (len(wanted) > 1000)


PROGRAM = """{ referralProgram(groupBy: CHANNEL) { total { ...F } groups { channel figures { ...F } } } }
fragment F on ReferralFigures { claims referrers invited converted rate kFactor customers medianDays
  revenue { amount } rewardCost { amount } }"""


async def test_the_program(sampled: GraphQL) -> None:
    found = (await asked(sampled, PROGRAM))["referralProgram"]
    every = [each for each in sample.claims() if each["status"] != "REJECTED"]
    assert plain(found["total"]) == pytest.approx(figures(every, every))
    told = {each["channel"]: each["figures"] for each in found["groups"]}
    assert told.keys() == {each["channel"] for each in every}
    for channel, each in told.items():
        assert plain(each) == pytest.approx(figures([one for one in every if one["channel"] == channel], every))


def plain(told: dict[str, Any]) -> dict[str, Any]:
    """The figures without their currencies."""
    return told | {name: told[name]["amount"] for name in ("revenue", "rewardCost")}


def figures(some: list[Row], every: list[Row]) -> dict[str, Any]:
    """The figures of some claims among all."""
    main = dict[str, Row]()
    for each in sorted(every, key=lambda one: (one["isCredited"] != "true", one["at"], one["referrer"])):
        main.setdefault(each["referred"], each)
    invited = [each for each in main.values() if each in some]
    converted = [each for each in invited if each["isCredited"] == "true" and spent(each["referred"])]
    firsts = [(each["at"][:19], min(sample.purchases()[each["referred"]])[0]) for each in converted]
    waits = [(datetime.fromisoformat(bought) - datetime.fromisoformat(at)).total_seconds() / 86_400
             for at, bought in firsts if bought >= at]  # fmt: skip
    base = sum(each["stage"] in ("CUSTOMER", "INACTIVE", "FORMER") for each in sample.people().values())
    return {
        "claims": len(some), "referrers": len({each["referrer"] for each in some}), "invited": len(invited),
        "converted": len(converted), "rate": len(converted) / len(invited), "kFactor": len(converted) / base,
        "customers": base, "medianDays": median(waits),
        "revenue": sample.money(sum(sum(spent(each["referred"])) for each in converted)),
        "rewardCost": sample.money(sum(sample.units(each["reward"]) for each in some)),
    }  # fmt: skip


ALERTS = """query ($kind: ReferralAlertKind!) { referralAlerts(kinds: [$kind], first: 1000) { totalCount truncated
  nodes { claims customers { id } evidence } } }"""


async def alerts(api: GraphQL, kind: str) -> list[Any]:
    found = (await asked(api, ALERTS, kind=kind))["referralAlerts"]
    assert not found["truncated"]
    assert found["totalCount"] == len(found["nodes"])
    return [each["evidence"] for each in found["nodes"]]


async def test_cycles(sampled: GraphQL) -> None:
    found = await alerts(sampled, "CYCLE")
    assert {frozenset(each) for each in found} == {
        frozenset(f"cus_{one}" for one in each) for each in nx.simple_cycles(credited())
    }
    assert sorted(map(len, found)) == [2, 2, 3, 4]


async def test_shared_identifiers(sampled: GraphQL) -> None:
    keys = defaultdict[str, set[str]](set)
    for each in sample.held():
        keys[each["who"]].add(f"idn_{each['key']}")
    wanted = []
    for each in (each for each in sample.claims() if each["status"] != "REJECTED"):
        both = sorted(keys[each["referrer"]] & keys[each["referred"]])
        wanted += [[f"cus_{each['referrer']}", f"cus_{each['referred']}", *both]] if both else []
    assert await alerts(sampled, "SHARED_IDENTIFIER") == sorted(wanted)


async def test_households(sampled: GraphQL) -> None:
    wanted, homes = [], by("memberships", "customer")
    for each in (each for each in sample.claims() if each["status"] != "REJECTED"):
        day = each["at"][:10]
        one, other = ({row["household"] for row in homes.get(each[who], ()) if on(row, day)}
                      for who in ("referrer", "referred"))  # fmt: skip
        wanted += [[f"cus_{each['referrer']}", f"cus_{each['referred']}", f"hou_{home}"] for home in one & other]
    assert await alerts(sampled, "SAME_HOUSEHOLD") == sorted(wanted)


async def test_bursts(sampled: GraphQL) -> None:
    moments = defaultdict[str, list[datetime]](list)
    for each in (each for each in sample.claims() if each["status"] != "REJECTED"):
        moments[f"cus_{each['referrer']}"].append(datetime.fromisoformat(each["at"][:19]))
    busy = {who for who, some in moments.items() for start, end in pairwise_of(sorted(some))
            if (end - start).total_seconds() <= 86_400}  # fmt: skip
    assert {each[0] for each in await alerts(sampled, "BURST")} == busy


def pairwise_of(moments: list[datetime]) -> list[tuple[datetime, datetime]]:
    """The first and the last of every five that follow one another."""
    return list(zip(moments, moments[BURST - 1 :], strict=False))
