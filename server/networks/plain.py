"""Graphviz DOT, node-link JSON as NetworkX and D3 read it, and pairs: a CSV with a connection a line.

>>> PAIRS.edge(0, Link("cus_1", "cus_2", "REFERRED", at="2025-05-03T10:00:00Z"))
'cus_1,cus_2,REFERRED,,2025-05-03T10:00:00Z,,\\r\\n'
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import orjson

from server.exports.guard import guarded
from server.networks.pieces import Pieces
from server.networks.values import ABOUT_EDGES, Link, Vertex

COLUMNS = ("source", "target", *ABOUT_EDGES)
"""Of pairs, as CSV and as Parquet."""


def _dot(text: object) -> str:
    """A text between quotes; a backslash would begin an escape of Graphviz, such as a line end."""
    return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _attributes(values: Iterable[tuple[str, object]]) -> str:
    return ", ".join(f"{name}={_dot(value)}" for name, value in values)


def _dot_node(node: Vertex) -> str:
    return f"  {_dot(node.id)} [{_attributes(node.values)}];\n"


def _dot_edge(_number: int, edge: Link) -> str:
    return f"  {_dot(edge.start)} -> {_dot(edge.end)} [{_attributes(edge.values)}];\n"


DOT = Pieces(head="digraph kith {\n", node=_dot_node, middle="", edge=_dot_edge, tail="}\n")


def _json_node(node: Vertex) -> str:
    return orjson.dumps({"id": node.id, **dict(node.values)}).decode()


def _json_edge(number: int, edge: Link) -> str:
    return orjson.dumps({"source": edge.start, "target": edge.end, "key": number, **dict(edge.values)}).decode()


NODE_LINK = Pieces(
    head='{"directed":true,"multigraph":true,"graph":{},"nodes":[\n', node=_json_node, middle='\n],"edges":[\n',
    edge=_json_edge, tail="\n]}\n", between=",\n",
)  # fmt: skip


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def cells(edge: Link) -> tuple[str | None, ...]:
    """A connection in the order of `COLUMNS`."""
    return (edge.start, edge.end, *(getattr(edge, name) for name in ABOUT_EDGES))


PAIRS = Pieces(
    head=_line(COLUMNS), node=None, middle="", tail="",
    edge=lambda _number, edge: _line(guarded(each) if each else "" for each in cells(edge)),
)  # fmt: skip
