"""Trees of referrals and the whole graph, as nodes and edges."""

from __future__ import annotations

import io
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from graph.export.tables import tables
from graph.model import MODEL
from server.answers.answering import GraphQL
from server.cli import main
from server.exports.errors import BadExport
from server.networks.formats import sink
from server.networks.trees import tree_below
from server.networks.whole import write_whole
from tests.computed.conftest import web
from tests.mutations.conftest import api

__all__ = ["api", "web"]

LINES = (
    "Ana REFERRED Boris isCredited=yes at=2025-05-03T10:00:00", "Boris WORKS_AT CompanyAcme since=2020-01-01",
    "Ana WORKS_AT CompanyAcme until=2020-01-01", "Cleo REFERRED Boris status=REJECTED", "Cleo MEMBER_OF HouseholdLow",
)  # fmt: skip


async def test_the_whole_graph_is_what_holds_today(api: GraphQL, web: Any) -> None:
    ids = await web(*LINES)
    file = io.BytesIO()
    with sink("graphml", file) as out:
        counts = await write_whole(api.store, tables(MODEL), out, day="2026-05-01")
    graph = nx.parse_graphml(file.getvalue())
    assert counts == (5, 3)
    assert nx.get_node_attributes(graph, "label") == {id_: name for name, id_ in ids.items()}
    wanted = {("Ana", "Boris"), ("Boris", "CompanyAcme"), ("Cleo", "HouseholdLow")}
    assert set(graph.edges()) == {(ids[one], ids[other]) for one, other in wanted}


async def test_pairs_of_the_whole_graph_open_in_pandas(api: GraphQL, web: Any) -> None:
    await web(*LINES)
    file = io.BytesIO()
    with sink("parquet", file) as out:
        await write_whole(api.store, tables(MODEL), out, day="2026-05-01")
    found = pd.read_parquet(io.BytesIO(file.getvalue()))
    assert sorted(found.type) == ["MEMBER_OF", "REFERRED", "WORKS_AT"]
    assert found["at"].dropna().tolist() == ["2025-05-03T10:00:00Z"]


async def test_a_tree_has_each_customer_once(api: GraphQL, web: Any) -> None:
    ids = await web("Ana REFERRED Boris isCredited=yes", "Boris REFERRED Ana isCredited=yes",
                    "Ana REFERRED Dora", "Boris REFERRED Cleo isCredited=yes",
                    "Ana REFERRED Emil isCredited=yes status=REJECTED")  # fmt: skip
    nodes, links = await tree_below(api.store, ids["Ana"])
    assert [(each.label, each.distance) for each in nodes] == [("Ana", 0), ("Boris", 1), ("Cleo", 2)]
    assert [(each.start, each.end) for each in links] == [(ids["Ana"], ids["Boris"]), (ids["Boris"], ids["Cleo"])]
    assert len((await tree_below(api.store, ids["Ana"], depth=1))[0]) == 2


async def test_a_tree_needs_its_root(api: GraphQL) -> None:
    with pytest.raises(BadExport, match="there is no customer nobody"):
        await tree_below(api.store, "nobody")


@pytest.mark.parametrize(
    ("words", "message"),
    [(["--depth", "2"], "--depth is for networks"),
     (["--format", "gexf", "--types", "Customer"], "--types and --digest"),
     (["--format", "gexf", "--limit", "5"], "--limit bounds what surrounds"),
     (["--format", "dot", "--depth", "2"], "--depth bounds")],
)  # fmt: skip
def test_what_does_not_go_together_is_refused(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "out", *words]) == 2
    assert message in capsys.readouterr().err
