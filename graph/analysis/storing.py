"""What was found out, written into the graph: communities of a run, where customers stand, then which run is shown.

`communities` and `Customer.community` show one run until the next is complete. Where customers stand is written in
batches by their ids: while that goes on, `analysedAt` says which run a customer's figures are of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, cast

import orjson

from graph.analysis import statements
from graph.statement import Statement
from graph.store import Store, Transaction

REMOVED_AT_ONCE = 1000


async def mark(tx: Transaction, rows: Sequence[Sequence[Any]], at: str) -> None:
    """Where some customers stand, as the process tells it. No change of theirs: it follows from others."""
    found = [
        {"id": id_, "found": {"communityId": community, "influence": influence, "connections": connections,
                              "betweenness": between, "bridges": bridges, "analysedAt": at}}
        for id_, community, influence, connections, between, bridges in rows
    ]  # fmt: skip
    await tx.run(Statement(statements.MARK, {"rows": found}))


async def add(tx: Transaction, communities: Sequence[Mapping[str, Any]], run: str) -> None:
    """Some communities of a run; nobody sees them before it is shown."""
    await tx.run(Statement(statements.ADD, {"rows": [_stored(each, run) for each in communities]}))


def _stored(community: Mapping[str, Any], run: str) -> dict[str, object]:
    told = {name: community[name] for name in ("traits", "neighbours")}
    plain = {name: community[name] for name in ("id", "size", "spent", "top")}
    return {**plain, "run": run, "told": orjson.dumps(told).decode()}


async def show(tx: Transaction, run: str, found: Mapping[str, object]) -> None:
    """From now on this run is the one that everybody sees."""
    await tx.run(Statement(statements.SHOW, {"found": {**found, "run": run}}))


async def cleared(store: Store) -> None:
    """Remove every community that is not of the run that is shown."""
    [*shown] = await store.read(Statement(statements.SHOWN))
    run = cast("dict[str, object]", shown[0][0])["run"] if shown else ""
    while await store.write(partial(_removed, run=run)) == REMOVED_AT_ONCE:
        pass


async def _removed(tx: Transaction, run: object) -> int:
    [[count]] = await tx.run(Statement(statements.REMOVE, {"run": run, "limit": REMOVED_AT_ONCE}))
    return cast(int, count)
