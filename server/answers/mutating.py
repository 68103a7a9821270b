"""The fields of a mutation made ready, what they cost, and under which keys they are done once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from graphql import GraphQLError, GraphQLSchema

from graph.store import Store
from graph.writes.answered import LONGEST
from resolvers.answer import Prepared
from resolvers.desk import Desk
from resolvers.selection.asked import Asked
from resolvers.selection.operation import Operation
from resolvers.selection.payloads import IDS, Entry
from resolvers.selection.values import Variables
from resolvers.selection.wishes import Fields, Wish
from resolvers.showing import prepared
from resolvers.writing import Shown, done
from schema.mutations import NAMES
from server.access.limits import Limits
from server.ceilings.prices import Price, price_of
from server.ceilings.refusal import Ceiling, refusal

BY_KEY = "Idempotency-Key: {names} would be done each time, whatever the key. Leave the header away for this operation."


@dataclass(frozen=True)
class Changing:
    """The root fields of a mutation, with what their payloads show made ready: for any values of the same shape."""

    made: Fields
    largest: int
    prepare: Callable[[Asked], Prepared]

    @cached_property
    def shown(self) -> Shown:
        """What is shown under each key, compiled when it is first needed."""
        return {each.key: prepared(each.entries, self.prepare) for each in self.made.fields}

    @cached_property
    def prices(self) -> Mapping[str, Price]:
        """What it costs to show what stands under each key."""
        return {each.key: price_of(_operation(each.entries), largest=self.largest) for each in self.made.fields}

    @cached_property
    def masked(self) -> frozenset[str]:
        """The values asked for that nobody of this role is shown."""
        return frozenset(name for each in self.made.fields for asked in _asked(each.entries) for name in asked.masked)

    def wishes(self, schema: GraphQLSchema, variables: Variables, key: str | None) -> tuple[Wish, ...]:
        """What is asked for this time, under this key of the whole operation."""
        return keyed([each.wish(schema, variables) for each in self.made.fields], key)


def _operation(entries: Sequence[Entry]) -> Operation:
    return Operation(tuple(_asked(entries)), (), (), False, ())


def _asked(entries: Sequence[Entry]) -> Iterator[Asked]:
    for each in entries:
        if each.asked is not None:
            yield each.asked
        yield from _asked(each.inner)


async def mutated(
    wishes: Sequence[Wish], desk: Desk, store: Store, shown: Shown, *, timeout: float | None
) -> dict[str, Any]:
    """A tree for each field, or the error that each of them has since nothing was done."""
    try:
        return dict(await done(wishes, desk, store, shown, timeout=timeout))
    except Exception as error:  # noqa: BLE001  # each field says that nothing was done, and why
        return dict.fromkeys((each.key for each in wishes), error)


def cost_of(wishes: Sequence[Wish], variables: Mapping[str, Any], limits: Limits, prices: Mapping[str, Price]) -> int:
    """Every row that is written and every node that is shown; raises the refusal of too many."""
    cost, allowed = 0, max(limits.rows, 1)
    for wish in wishes:
        rows = len(wish.rows)
        if rows > allowed:
            raise refusal(Ceiling.ROWS, allowed, rows)
        cost += rows + prices[wish.key].cost({**variables, IDS: [None] * rows})
    if cost > limits.cost:
        raise refusal(Ceiling.COST, limits.cost, cost)
    return cost


def keyed(wishes: Sequence[Wish], key: str | None) -> tuple[Wish, ...]:
    """Fields without a key of their own have that of the whole operation, each a part of it; raises GraphQLError for
    keys that are none, and for one of the whole operation where some of its fields know of none."""
    for each in (key, *(wish.given.get("idempotencyKey") for wish in wishes)):
        if each is not None and not 0 < len(each) <= LONGEST:
            raise GraphQLError(f"An idempotency key has from 1 to {LONGEST} characters, and this one {len(each)}.")
    if key is None:
        return tuple(wishes)
    if by_hand := sorted({each.name for each in wishes} - NAMES):
        raise GraphQLError(BY_KEY.format(names=" and ".join(by_hand)))
    own = (each.given.get("idempotencyKey") or f"{key}#{number}" for number, each in enumerate(wishes))
    return tuple(
        replace(each, given={**each.given, "idempotencyKey": key_}) for each, key_ in zip(wishes, own, strict=True)
    )
