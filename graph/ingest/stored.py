"""Values on their way into the store: texts with the key by which they sort, and what every new node carries."""

from collections.abc import Mapping
from functools import lru_cache

from graph.declare import Node
from graph.ids import new_id
from graph.normalise.names import search_key, sort_key
from graph.origin import Origin

cached_sort_key = lru_cache(maxsize=1 << 16)(sort_key)
cached_search_key = lru_cache(maxsize=1 << 12)(search_key)
"""Countries, cities and product names come by the thousand."""


def with_keys(told: Mapping[str, object], texts: frozenset[str]) -> dict[str, object]:
    """The values that were told, and the sort key of each text beside it."""
    values = {name: value for name, value in told.items() if value is not None}
    keys = {f"{name}Key": cached_sort_key(value) for name, value in values.items()
            if name in texts and isinstance(value, str)}  # fmt: skip
    return values | keys


def born(node: Node, origin: Origin) -> dict[str, object]:
    """What a node has on the day it comes."""
    return {"id": new_id(node.prefix), "createdAt": origin.at, "updatedAt": origin.at, "version": 1}


def searched(node: Node) -> tuple[str, ...] | None:
    """The names of the texts that a search looks through; None for nodes that it passes over."""
    if not any(each.name == "words" for each in node.properties):
        return None
    return tuple(each.name for each in node.properties if each.searchable)


def words_of(
    names: tuple[str, ...] | None, told: Mapping[str, object], known: Mapping[str, object] | None = None
) -> dict[str, object]:
    """What a search looks through of a node that is told; `names` are those that are searched, `known` it has else."""
    if names is None:
        return {}
    before = known or {}
    texts = [told[name] if name in told else before.get(name) for name in names]
    return {"words": " ".join([cached_search_key(text) for text in texts if isinstance(text, str)])}


def changes(known: Mapping[str, object], told: Mapping[str, object]) -> dict[str, object]:
    """What was told and is not so yet."""
    return {name: value for name, value in told.items() if known.get(name) != value}
