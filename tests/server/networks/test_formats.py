"""Every format read back by what analysts read it with."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from server.networks.formats import FORMATS, sink
from server.networks.values import Link, Vertex, of_answer

NASTY = 'Ana "&<\\Ruiz>\x07,\n=1+1 Иван'
NODES = (
    Vertex("cus_1", "Customer", NASTY, 0, 2),
    Vertex("cus_2", "Customer", None, 1, 1),
    Vertex("com_1", "Company", "Acme", 1, 1),
)
EDGES = (Link("cus_1", "cus_2", "REFERRED", "referred", "2025-05-03T10:00:00Z"),
         Link("cus_1", "com_1", "WORKS_AT", "works at", since="2020-01-01", until="2030-01-01"),
         Link("cus_1", "cus_2", "TIED_TO", "friend"))  # fmt: skip
READ = {
    "graphml": lambda file: nx.read_graphml(file, force_multigraph=True),
    "gexf": nx.read_gexf,
    "node-link": lambda file: nx.node_link_graph(pd.io.json.ujson_loads(file.read()), edges="edges"),
}


def written(name: str, *batches: tuple[tuple[Vertex, ...], tuple[Link, ...]]) -> io.BytesIO:
    file = io.BytesIO()
    with sink(name, file) as out:
        for nodes, _ in batches:
            out.nodes(nodes)
        for _, edges in batches:
            out.edges(edges)
    return io.BytesIO(file.getvalue())


@pytest.mark.parametrize("name", READ)
def test_networkx_reads_back_what_was_written(name: str) -> None:
    found = READ[name](written(name, (NODES[:1], EDGES[:1]), (NODES[1:], EDGES[1:])))
    assert found.is_directed()
    assert {each: values["kind"] for each, values in found.nodes(data=True)} == {each.id: each.kind for each in NODES}
    assert {each: values["distance"] for each, values in found.nodes(data=True)} == {"cus_1": 0, "cus_2": 1, "com_1": 1}
    kept = NASTY if name == "node-link" else NASTY.replace("\x07", "\ufffd")
    assert found.nodes["cus_1"]["label"] == kept
    assert sorted((start, end, said(values)) for start, end, values in found.edges(data=True)) == sorted(
        (each.start, each.end, said(dict(each.values))) for each in EDGES
    )


def said(values: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((name, text) for name, text in values.items() if name not in ("id", "label"))


@pytest.mark.parametrize("name", [*READ, "dot"])
def test_a_network_of_nothing_can_be_read(name: str) -> None:
    file = written(name)
    assert file.getvalue() == b"digraph kith {\n}\n" if name == "dot" else len(READ[name](file)) == 0


def test_dot_quotes_whatever_stands_in_a_name() -> None:
    text = written("dot", (NODES, EDGES)).getvalue().decode()
    quoted = r'"(?:[^"\\]|\\.)*"'
    attributes = rf"\[(?:\w+={quoted}(?:, \w+={quoted})*)?\];"
    line = rf"  {quoted}(?: -> {quoted})? {attributes}\n"
    assert re.fullmatch(rf"digraph kith {{\n(?:{line}){{6}}}}\n", text)
    assert r'label="Ana \"&<\\Ruiz>' in text


@pytest.mark.parametrize("name", ["pairs", "parquet"])
def test_pandas_reads_pairs(name: str) -> None:
    file = written(name, (NODES, EDGES[:2]), ((), EDGES[2:]))
    found = pd.read_csv(file, dtype=str) if name == "pairs" else pd.read_parquet(file)
    assert list(found.columns) == ["source", "target", "type", "label", "at", "since", "until"]
    assert list(zip(found.source, found.target, found.type, strict=True)) == [
        (each.start, each.end, each.type) for each in EDGES
    ]
    assert found["since"].dropna().tolist() == ["2020-01-01"]
    graph = nx.from_pandas_edgelist(found, "source", "target", edge_attr=True, create_using=nx.MultiDiGraph)
    assert graph.number_of_edges() == 3


def test_no_pair_is_a_formula() -> None:
    text = written("pairs", ((), (Link("a", "b", "X", "=1+1"),))).getvalue()
    assert text.endswith(b"a,b,X,'=1+1,,,\r\n")


def test_an_answer_of_the_api_becomes_nodes_and_edges() -> None:
    node = {"id": "cus_1", "kind": "Customer", "label": None, "distance": 0, "degree": 1}
    edge = {
        "from": "cus_1",
        "to": "cus_1",
        "type": "TIED_TO",
        "label": "friend",
        "at": None,
        "since": None,
        "until": None,
    }
    nodes, links = of_answer({"nodes": [node], "edges": [edge]})
    assert (nodes, links) == ([Vertex("cus_1", "Customer", None, 0, 1)], [Link("cus_1", "cus_1", "TIED_TO", "friend")])


def test_every_format_has_a_name_for_its_files() -> None:
    assert len({each.suffix for each in FORMATS.values()}) == len(FORMATS)
