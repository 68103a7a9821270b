"""The few facts in which engines differ, as one frozen value that the passes read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.store import Engine


@dataclass(frozen=True, slots=True)
class Dialect:
    """`streams_sorted`: a page whose order an index serves must be one MATCH … RETURN … ORDER BY … LIMIT, or the engine
    sorts the whole label; behind a WITH it never uses the index. `sort_index` says over which of the properties that
    rows are ordered by an index is made: the engine that cannot sort what an index has half sorted needs all of them.
    `counts_behind`: a page and the number of all rows are one statement, the number behind the page. `holds_values`:
    what an index holds of a node is not read from the node, so that numbers are told by indexes alone. `tells_types`: a
    list of many properties begins with a text that is cut off again, which spares the engine comparing types:
    docs/decisions/0044-a-text-before-a-list.md. `seeks_first`: only the MATCH that a statement begins with is sought in
    an index, so that each number, figure and group is a statement: docs/decisions/0003-sort-indexes.md. `catches_up`: a
    procedure that waits until full text has what was committed, which is written there afterwards:
    docs/decisions/0048-full-text-behind-commits.md.
    """

    name: Engine
    streams_sorted: bool
    counts_behind: bool
    holds_values: bool
    tells_types: bool
    seeks_first: bool
    sort_index: Callable[[tuple[str, ...]], tuple[str, ...]]
    full_text: str
    catches_up: str | None


FULL_TEXT = "db.index.fulltext.queryNodes"
NEO4J = Dialect(
    "neo4j",
    streams_sorted=False,
    counts_behind=True,
    holds_values=True,
    tells_types=True,
    seeks_first=False,
    sort_index=lambda properties: properties[:1],
    full_text=FULL_TEXT,
    catches_up="db.index.fulltext.awaitEventuallyConsistentIndexRefresh",
)
ARCADEDB = Dialect(
    "arcadedb",
    streams_sorted=True,
    counts_behind=False,
    holds_values=False,
    tells_types=False,
    seeks_first=True,
    sort_index=lambda properties: properties,
    full_text=FULL_TEXT,
    catches_up=None,
)
DIALECTS = {each.name: each for each in (NEO4J, ARCADEDB)}
