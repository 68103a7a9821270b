"""Keys as cells name them: of the import's own source, or `other:key` of another one that the graph knows."""

from collections.abc import Callable, Iterable

from graph.ingest.keys import PLAIN
from graph.ingest.records import Key

Naming = Callable[[str, str], Key]


def naming(source: str, sources: Iterable[str]) -> Naming:
    """A function from what is named and a cell to the key that is meant."""
    known = frozenset(sources)

    def key(to: str, text: str) -> Key:
        if to in PLAIN:
            return Key(to, "", text)
        of, colon, rest = text.partition(":")
        return Key(to, of, rest) if colon and of in known and rest else Key(to, source, text)

    return key
