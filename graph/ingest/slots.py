"""Names put into a Cypher text: only names that the model declares, everything else is a parameter.

>>> filled("MATCH (n:<label>) RETURN n.<property>", label="Product", property="sku")
'MATCH (n:Product) RETURN n.sku'
"""

import re
from functools import cache

from graph.model import MODEL

_SLOT = re.compile(r"<([a-z]+)>")


@cache
def filled(template: str, **names: str) -> str:
    """The text with each `<slot>` replaced; a name that the model does not know is refused."""
    strange = sorted(set(names.values()) - _known())
    if strange:
        raise ValueError(f"A name in a statement must come from the model, {', '.join(strange)} does not.")
    return _SLOT.sub(lambda slot: names[slot[1]], template)


@cache
def _known() -> frozenset[str]:
    labels = (label for node in MODEL.nodes.values() for label in node.labels)
    properties = (each.name for node in MODEL.nodes.values() for each in node.properties)
    return frozenset((*labels, *properties, *MODEL.relationships))
