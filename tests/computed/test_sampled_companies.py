"""Figures of groups of companies in the sample, against the files themselves: networkx and sums over rows."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import Any

import networkx as nx
import pytest

from graph.normalise.money import money_text
from tests.computed.conftest import Ask, Load
from tests.computed.sampled import Drawing, of_companies, sales
from tests.samples.files import by, on, rows

DAY = "2010-12-01"
EVERY = """query ($day: Date!) { companies(first: 310) { nodes { id
  subsidiaryTree(asOf: $day, first: 10) { nodes { depth company { id } } }
  rollup(asOf: $day) { consolidated { companies purchases contacts spent { amount } } }
  whiteSpace(asOf: $day, first: 3) { totalCount nodes { sisters spent { amount } medianSpent { amount } } } } } }"""


def owned() -> nx.DiGraph:
    found = nx.DiGraph([(each["parent"], each["company"]) for each in rows("ownerships") if on(each, DAY)])
    found.add_nodes_from(each["key"] for each in rows("companies"))
    return found


def rolled_up(known: nx.DiGraph, company: str) -> dict[str, Any]:
    group = {company, *nx.descendants(known, company)}
    staff = by("employments", "company")
    lines = [sale for each in group for sale in sales().get(each, ())]
    return {
        "companies": len(group),
        "purchases": len({sale.number for sale in lines}),
        "contacts": len({each["customer"] for one in group for each in staff[one] if on(each, DAY)}),
        "spent": {"amount": money_text(sum(sale.paid for sale in lines))},
    }


def lacking(known: nx.DiGraph, company: str) -> dict[str, Any]:
    above = {company, *nx.ancestors(known, company)}
    group = above.union(*(nx.descendants(known, each) for each in above))
    spent = defaultdict[str, dict[str, int]](lambda: defaultdict(int))
    for sale in (sale for each in group for sale in sales().get(each, ())):
        spent[sale.sku][sale.buyer] += sale.paid
    wanted = [list(each.values()) for each in spent.values() if company not in each]
    most = sorted(wanted, key=lambda each: -sum(each))[:3]
    texts = [(len(each), money_text(sum(each)), money_text(int(median(each)))) for each in most]
    return {"totalCount": len(wanted), "most": texts}


@pytest.mark.timeout(900)
async def test_every_company_adds_up_as_the_files_say(ask: Ask, loaded: Load) -> None:
    drawing: Drawing = of_companies()
    await loaded(drawing.draft)
    key_of = {drawing.draft.things[name].id: key for key, name in drawing.names.items()}
    known, groups = owned(), 0
    for each in (await ask(EVERY, day=DAY))["companies"]["nodes"]:
        company = key_of[each["id"]]
        below = {key_of[one["company"]["id"]]: one["depth"] for one in each["subsidiaryTree"]["nodes"]}
        lengths = nx.single_source_shortest_path_length(known, company)
        assert below == {name: depth for name, depth in lengths.items() if depth}
        assert each["rollup"]["consolidated"] == rolled_up(known, company)
        space = each["whiteSpace"]
        shown = [(one["sisters"], one["spent"]["amount"], one["medianSpent"]["amount"]) for one in space["nodes"]]
        assert {"totalCount": space["totalCount"], "most": shown} == lacking(known, company)
        groups += bool(below)
    assert groups > 30
