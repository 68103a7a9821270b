"""What the fields of a mutation cost, and under which keys they are done once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.store import Store
from resolvers.desk import Desk
from resolvers.selection.asked import Asked
from resolvers.selection.operation import Operation
from resolvers.selection.payloads import IDS, Entry
from resolvers.selection.wishes import Wish
from resolvers.writing import done
from schema.mutations import NAMES
from server.access.limits import Limits
from server.ceilings.prices import price_of
from server.ceilings.refusal import refusal


async def mutated(wishes: Sequence[Wish], desk: Desk, store: Store, *, timeout: float | None) -> dict[str, Any]:
    """A tree for each field, or the error that each of them has since nothing was done."""
    try:
        return dict(await done(wishes, desk, store, timeout=timeout))
    except Exception as error:  # noqa: BLE001  # each field says that nothing was done, and why
        return dict.fromkeys((each.key for each in wishes), error)


def cost_of(wishes: Sequence[Wish], variables: Mapping[str, Any], limits: Limits, *, largest: int) -> int:
    """Every row that is written and every node that is shown; raises the refusal of too many."""
    cost = 0
    for wish in wishes:
        rows = len(wish.rows) if wish.name in NAMES else 1
        if rows > max(limits.rows, 1):
            raise refusal("rows", limits.rows, rows)
        shown = Operation(tuple(_asked(wish.entries)), (), (), False, ())
        known = {**variables, IDS: [None] * rows}
        cost += rows + price_of(shown, largest=largest).cost(known)
    if cost > limits.cost:
        raise refusal("cost", limits.cost, cost)
    return cost


def _asked(entries: Sequence[Entry]) -> Iterator[Asked]:
    for each in entries:
        if each.asked is not None:
            yield each.asked
        yield from _asked(each.inner)


def masked_in(wishes: Sequence[Wish]) -> frozenset[str]:
    """The values asked for that nobody of this role is shown."""
    return frozenset(name for wish in wishes for asked in _asked(wish.entries) for name in asked.masked)


def keyed(wishes: Sequence[Wish], key: str | None) -> tuple[Wish, ...]:
    """Fields without a key of their own have that of the whole operation, each a part of it."""
    if key is None:
        return tuple(wishes)
    own = (each.given.get("idempotencyKey") or f"{key}#{number}" for number, each in enumerate(wishes))
    return tuple(
        replace(each, given={**each.given, "idempotencyKey": key_}) for each, key_ in zip(wishes, own, strict=True)
    )
