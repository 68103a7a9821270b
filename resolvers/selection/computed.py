"""What is asked of a computed field: its selection taken apart, and what to read of the nodes in it.

A computed field is answered in trees of `ByName`. Where such a tree has a node of the graph it holds the node's id, and
the node is read as `nodes(ids:)` reads it: with the rights and conditions of who asks.
"""

from __future__ import annotations

from graphql import FieldNode

from graph.declare import Node
from graph.plan import Slot
from resolvers.filters import where
from resolvers.selection.asked import Asked, Call, Narrowed, Pick
from resolvers.selection.fields import Asking, arguments_of, collect, type_of
from resolvers.selection.given import each_time
from resolvers.selection.nodes import nodes_of, those_of
from resolvers.selection.values import Given, Leaf
from resolvers.shape import Computed
from schema.computed import BY_NAME


def computed_of(fields: list[FieldNode], owner: str | None, asking: Asking) -> Computed:
    """The shape of a computed field; what is asked of it is noted as one of the calls."""
    name, parent = fields[0].name.value, owner or "Query"
    given = arguments_of(fields[0], parent, asking)
    made = _pick(fields, parent, asking)
    read_given = each_time(fields[0], parent, asking.schema)
    declared = BY_NAME[owner, name]
    first = given.get(declared.page or "")
    size = first.slot if isinstance(first, Leaf) and first.value is not None else Slot(declared.usual)
    narrowed = _narrowed(given, parent, fields[0], asking)
    asking.calls.append(
        Call(owner, name, made, read_given, size, declared.price, narrowed, asking.small_group, declared.most,
             declared.found)
    )  # fmt: skip
    return Computed(len(asking.calls) - 1)


def _pick(fields: list[FieldNode], parent: str, asking: Asking) -> Pick:
    name = fields[0].name.value
    key = fields[0].alias.value if fields[0].alias else name
    if name == "__typename":
        return Pick(key, name, parent)
    found = type_of(parent, name, asking)
    nodes = _nodes(found, asking)
    if nodes:
        return Pick(key, name, found, ends={prefix: _end(node, fields, asking) for prefix, node in nodes.items()})
    of = tuple(_pick(each, found, asking) for each in collect(fields, found, asking).values())
    return Pick(key, name, found, of=of)


def _nodes(type_name: str, asking: Asking) -> dict[str, Node]:
    """What a field of this type leads to, by the beginnings of ids; nothing where it leads to no node."""
    model = asking.model
    if type_name == "Node":
        return dict(model.by_prefix)
    node = model.nodes.get(type_name)
    return {} if node is None else {node.prefix: node}


def _end(node: Node, fields: list[FieldNode], asking: Asking) -> Asked:
    """The nodes of one type, as `nodes(ids:)` would read them."""
    inner = asking.fresh()
    found = nodes_of(node, fields, inner)
    asking.peeks += inner.peeks
    asking.masked |= inner.masked
    return found


def _narrowed(given: dict[str, Given], parent: str, field: FieldNode, asking: Asking) -> Narrowed | None:
    """The condition on the nodes that a computed field speaks of, where it has one."""
    condition = given.get("where")
    if not isinstance(condition, dict):
        return None
    argument = asking.schema.type_map[parent].fields[field.name.value].args["where"]  # type: ignore[attr-defined]
    node = asking.model.node(argument.type.name.removesuffix("Where"))
    return Narrowed(node, those_of(node, where(condition, node, asking.model)))
