"""GraphML, and GEXF as Gephi reads it: nodes and edges as XML.

>>> GRAPHML.node(Vertex("cus_1", "Customer", "Ana & Bo"))
'<node id="cus_1"><data key="n_kind">Customer</data><data key="n_label">Ana &amp; Bo</data></node>\\n'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from server.networks.pieces import Pieces
from server.networks.values import ABOUT_EDGES, ABOUT_NODES, Link, Vertex

DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, not even escaped."""


def _text(value: object) -> str:
    return escape(UNWRITABLE.sub("\ufffd", str(value)))


def _quoted(value: object) -> str:
    return quoteattr(UNWRITABLE.sub("\ufffd", str(value)))


# -------------------------------------------------------------------------------------------------------------- GraphML


def _keys() -> str:
    kinds = {str: "string", int: "int"}
    nodes = "".join(f'<key id="n_{name}" for="node" attr.name="{name}" attr.type="{kinds[type_]}"/>\n'
                    for name, type_ in ABOUT_NODES.items())  # fmt: skip
    return nodes + "".join(
        f'<key id="e_{name}" for="edge" attr.name="{name}" attr.type="string"/>\n' for name in ABOUT_EDGES
    )


def _data(prefix: str, values: Iterable[tuple[str, object]]) -> str:
    return "".join(f'<data key="{prefix}_{name}">{_text(value)}</data>' for name, value in values)


def _graphml_node(node: Vertex) -> str:
    return f"<node id={_quoted(node.id)}>{_data('n', node.values)}</node>\n"


def _graphml_edge(number: int, edge: Link) -> str:
    ends = f"source={_quoted(edge.start)} target={_quoted(edge.end)}"
    return f'<edge id="{number}" {ends}>{_data("e", edge.values)}</edge>\n'


GRAPHML = Pieces(
    head=f'{DECLARED}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n{_keys()}'
    '<graph edgedefault="directed">\n',
    node=_graphml_node, middle="", edge=_graphml_edge, tail="</graph>\n</graphml>\n",
)  # fmt: skip


# ----------------------------------------------------------------------------------------------------------------- GEXF

_OF_NODES = {name: type_ for name, type_ in ABOUT_NODES.items() if name != "label"}
_OF_EDGES = tuple(name for name in ABOUT_EDGES if name != "label")
"""A label has a place of its own in GEXF."""


def _declared(of: str, names: Iterable[tuple[str, type]]) -> str:
    kinds = {str: "string", int: "integer"}
    each = (f'<attribute id="{name}" title="{name}" type="{kinds[type_]}"/>' for name, type_ in names)
    return f'<attributes class="{of}" mode="static">{"".join(each)}</attributes>\n'


def _values(values: Iterable[tuple[str, object]]) -> str:
    some = (f'<attvalue for="{name}" value={_quoted(value)}/>' for name, value in values if name != "label")
    return f"<attvalues>{''.join(some)}</attvalues>"


def _gexf_node(node: Vertex) -> str:
    return f"<node id={_quoted(node.id)} label={_quoted(node.label or node.id)}>{_values(node.values)}</node>\n"


def _gexf_edge(number: int, edge: Link) -> str:
    ends = f"source={_quoted(edge.start)} target={_quoted(edge.end)}"
    label = _quoted(edge.label or edge.type)
    return f'<edge id="{number}" {ends} label={label}>{_values(edge.values)}</edge>\n'


GEXF = Pieces(
    head=f'{DECLARED}<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    '<graph mode="static" defaultedgetype="directed">\n'
    + _declared("node", _OF_NODES.items())
    + _declared("edge", ((name, str) for name in _OF_EDGES))
    + "<nodes>\n",
    node=_gexf_node,
    middle="</nodes>\n<edges>\n",
    edge=_gexf_edge,
    tail="</edges>\n</graph>\n</gexf>\n",
)
