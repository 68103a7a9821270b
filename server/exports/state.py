"""How far a restoring has come: one text, kept in the graph."""

from dataclasses import asdict, dataclass, field

import orjson

from graph.export.telling import Told
from server.exports.formats import Place


@dataclass(frozen=True, slots=True)
class State:
    """Files that are done with, the place in the next one, and what has become of the rows so far.

    `is_silent` where the graph was empty: nobody has seen anything of it, so the change feed need not tell.
    """

    files: int = 0
    place: Place = field(default_factory=Place)
    rows: int = 0
    nodes: Told = field(default_factory=Told)
    links: Told = field(default_factory=Told)
    is_silent: bool = False
    is_done: bool = False

    def dump(self) -> str:
        return orjson.dumps(asdict(self)).decode()


def load(text: str | None) -> State | None:
    """What an earlier run has left; nothing of one that was done, since the next begins anew."""
    kept = None if text is None else orjson.loads(text)
    if kept is None or kept["is_done"]:
        return None
    nodes, links = Told(**kept["nodes"]), Told(**kept["links"])
    return State(kept["files"], Place(**kept["place"]), kept["rows"], nodes, links, kept["is_silent"])
