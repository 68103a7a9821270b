"""The places where nodes are met: all customers, the referrals of a customer. Their names begin the names of types.

What is the same wherever a node is met carries the name of the node (`PurchaseSum`); what differs with the
relationship on the way carries the name of the place (`CustomerReferralsWhere`); what belongs to the relationship alone
carries its name (`WorksAtEdgeWhere`).
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.declare import Model, Node, Property, Relation, Through


@dataclass(frozen=True, slots=True)
class Place:
    """`name` begins the names of its types; `target` is what is met there, `edge` what the relationship carries."""

    name: str
    phrase: str
    target: Node
    relation: Relation | None = None
    dated: bool = False
    edge_name: str = ""
    edge: tuple[Property, ...] = ()

    @property
    def many(self) -> bool:
        return self.relation is None or self.relation.many

    @property
    def root(self) -> bool:
        """Whether this is all nodes of a type: then it brings the types that other places share."""
        return self.relation is None

    @property
    def where(self) -> str:
        own = self.edge or (self.dated and not self.many)
        return f"{self.name if own else self.target.name}Where"

    @property
    def order(self) -> str:
        return f"{self.name if sortable(self.edge) else self.target.name}Order"


def everywhere(node: Node) -> Place:
    """All nodes of one type."""
    return Place(node.name, node.plural, node)


def along(model: Model, node: Node, relation: Relation) -> Place:
    """Where a relation leads."""
    owner = _owner(model, node, relation)
    return Place(
        f"{owner.name}{capital(relation.name)}",
        f"{owner.name}.{relation.name}",
        model.target(relation),
        relation,
        dated=model.dated(relation),
        edge_name=_edge_name(owner, relation),
        edge=_edge(model, relation),
    )


def places(model: Model) -> tuple[Place, ...]:
    """Every place of the API once: the nodes first, then where their relations lead."""
    found = {place.name: place for place in map(everywhere, objects(model))}
    for node in objects(model):
        found |= {place.name: place for place in (along(model, node, each) for each in relations(node))}
    return tuple(found.values())


def objects(model: Model) -> tuple[Node, ...]:
    """The nodes that are types of the API. A view without an interface only serves to read through."""
    whole = (node for node in model.nodes.values() if node.interface or node.variants or not node.kinds)
    return tuple(node for node in whole if not node.hidden)


def interfaces(model: Model, node: Node) -> tuple[Node, ...]:
    """The interfaces that a node is a variant of."""
    return tuple(each for each in model.nodes.values() if node.name in each.variants)


def relations(node: Node) -> tuple[Relation, ...]:
    return tuple(each for each in node.relations if each.shown)


def properties(node: Node) -> tuple[Property, ...]:
    return tuple(each for each in node.properties if each.shown)


def asked(props: tuple[Property, ...]) -> tuple[Property, ...]:
    """Those that questions may be about."""
    return tuple(each for each in props if each.asked)


def throughs(node: Node) -> tuple[Through, ...]:
    """The values behind relations that questions may be about."""
    return tuple(each for each in node.through if not each.masked)


def sortable(props: tuple[Property, ...]) -> tuple[Property, ...]:
    return tuple(each for each in props if each.sortable)


def capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _owner(model: Model, node: Node, relation: Relation) -> Node:
    """The interface that declares the same relation, so that types which share it share its connection."""
    for each in interfaces(model, node):
        if any(other.name == relation.name and other.hops == relation.hops for other in relations(each)):
            return each
    return node


def _edge(model: Model, relation: Relation) -> tuple[Property, ...]:
    """What the relationship carries; a way of any length, none included, has no one relationship to speak of."""
    if any(hop.deep for hop in relation.hops):
        return ()
    return tuple(each for each in model.edge(relation) if each.shown)


def _edge_name(owner: Node, relation: Relation) -> str:
    if relation.grouped:
        return f"{owner.name}{capital(relation.name)}Edge"
    words = relation.hops[relation.edge].type.split("_")
    return "".join(word.capitalize() for word in words) + "Edge"
