"""Keys as the store holds them: an external key on an identifier, behind its source on a node, or as it is.

>>> external("shop", "13085").key, sourced("shop", "489434")
('EXTERNAL:shop:13085', 'shop:489434')
"""

from functools import cache

from graph.ingest.records import Held, Key
from graph.normalise.identifiers import IdentifierType, identifier

SOURCED = frozenset({"Household", "Interaction", "Consent", "Adjustment"})
"""Nodes whose key stands behind the name of its source."""

HOLDERS = {"Customer": ("Customer",), "Company": ("Company",), "Buyer": ("Customer", "Company")}
"""Nodes found by an external key, and the labels that may hold it."""

PLAIN = {"Product": "sku", "Category": "key"}
"""Nodes whose key is the same for all sources, and the property that holds it."""


def external(source: str, key: str) -> Held:
    """The identifier that an external key is."""
    return Held(str(IdentifierType.EXTERNAL), key, key, prefix(source) + key, source)


def sourced(source: str, key: str) -> str:
    """The key of a node that is unique within its source alone."""
    return (prefix(source) + key).removeprefix(f"{IdentifierType.EXTERNAL}:")


def stored(key: Key) -> str:
    """What to look for."""
    if key.to in HOLDERS:
        return prefix(key.source) + key.text
    return sourced(key.source, key.text) if key.to in SOURCED else key.text


@cache
def prefix(source: str) -> str:
    """What all identifiers of a source begin with; the normal form decides how colons in its name are kept."""
    return identifier(IdentifierType.EXTERNAL, "x", source=source).key.removesuffix("x")
