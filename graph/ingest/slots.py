"""Names put into a Cypher text: only names that the model declares, everything else is a parameter.

>>> filled("MATCH (n:<label>) RETURN n.<property>", label="Product", property="sku")
'MATCH (n:Product) RETURN n.sku'
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from graph.model import MODEL

_SLOT = re.compile(r"<([a-z]+)>")
_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)


@cache
def filled(template: str, **names: str) -> str:
    """The text with each `<slot>` replaced; a name that the model does not know is refused."""
    strange = sorted(set(names.values()) - _known())
    if strange:
        raise ValueError(f"A name in a statement must come from the model, {', '.join(strange)} does not.")
    return _SLOT.sub(lambda slot: names[slot[1]], template)


def spelled(template: str, rows: Iterable[Mapping[str, object]]) -> str:
    """The text with `<map>` replaced by the values that rows have among their `properties`, one by one.

    What is created with its values is written once by the embedded engine, what gets them by a SET afterwards twice.
    A text without `<map>` stays as it is.
    """
    if "<map>" not in template:
        return template
    names = {name for row in rows for name in cast("Mapping[str, object]", row["properties"])}
    return _spelled(template, tuple(sorted(names)))


@cache
def _spelled(template: str, names: tuple[str, ...]) -> str:
    strange = [name for name in names if not _NAME.fullmatch(name)]
    if strange:
        raise ValueError(f"A property must be named by letters and digits, {', '.join(strange)} is not.")
    return template.replace("<map>", "{" + ", ".join(f"{name}: row.properties.{name}" for name in names) + "}")


@cache
def _known() -> frozenset[str]:
    labels = (label for node in MODEL.nodes.values() for label in node.labels)
    properties = (each.name for node in MODEL.nodes.values() for each in node.properties)
    return frozenset((*labels, *properties, *MODEL.relationships))
