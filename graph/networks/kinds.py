"""The relationships that connect, as the model declares them, and between which types of nodes.

>>> touching("Household", USUAL)
('MEMBER_OF',)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.declare import Model
from graph.model import MODEL

USUAL = ("REFERRED", "TIED_TO", "MEMBER_OF", "WORKS_AT", "PARENT_OF", "PARTNERS_WITH")
FACTS = ("LOCATED_AT", "IDENTIFIED_BY", "BOUGHT")
"""What people may share without knowing of each other; of a product's buyers there may be very many."""
KINDS = (*USUAL, *FACTS)
LABELS = tuple(
    dict.fromkeys(label for kind in KINDS for ends in (MODEL.relationships[kind].start, MODEL.relationships[kind].end)
                  for label in ends)
)  # fmt: skip
PREFIXES: Mapping[str, str] = {MODEL.node(label).prefix: label for label in LABELS}
"""The types of nodes that a network can have, by the beginnings of their ids."""


def ordered(kinds: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of `KINDS`, so that one choice makes one text."""
    wanted = set(kinds)
    return tuple(each for each in KINDS if each in wanted)


def touching(label: str, kinds: Iterable[str]) -> tuple[str, ...]:
    """Those that begin or end at nodes of a label."""
    return tuple(each for each in kinds if label in (*MODEL.relationships[each].start, *MODEL.relationships[each].end))


def seen(model: Model) -> tuple[str, ...]:
    """Those of which who has this model sees the nodes at both ends."""
    there = {node.name for node in model.by_prefix.values()}
    ways = {each: MODEL.relationships[each] for each in KINDS}
    return tuple(each for each, way in ways.items() if there & set(way.start) and there & set(way.end))


def label_of(id_: str) -> str:
    """The type of the node with this id."""
    return PREFIXES[id_[:3]]


def by_label(ids: Iterable[str]) -> dict[str, list[str]]:
    """The same by the types of their nodes."""
    found = dict[str, list[str]]()
    for each in ids:
        found.setdefault(label_of(each), []).append(each)
    return found
