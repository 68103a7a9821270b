"""Keys that other systems gave, and the names of those systems: exact but for the edges."""

from graph.normalise.text import trimmed


def external_key(raw: str) -> str:
    """A key as its source writes it; case, inner spaces and leading zeros are part of it."""
    return trimmed(raw, "another system's key such as C-00123")


def source_name(raw: str) -> str:
    """The name of a system that told us something; 'Shop' and 'shop' are two sources."""
    return trimmed(raw, "the name of a source such as shop")
