"""A product's code: '85123a' and '85123A' are two products, so nothing but the edges is touched."""

from graph.normalise.text import trimmed


def sku(raw: str) -> str:
    """The code exactly as it is, without white space and control characters around it."""
    return trimmed(raw, "a product code such as 85123A")
