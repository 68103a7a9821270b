"""A subscription read and planned, and what it says of changes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import DocumentNode, GraphQLError, OperationType, get_operation_ast

from graph.feed.service import Noted
from resolvers.binding import Values
from resolvers.changes import begun, events
from resolvers.errors import BadInput
from resolvers.selection.asked import Asked
from server.access.caller import Caller
from server.answers.answering import GraphQL
from server.answers.messages import Reply, Request
from server.answers.replies import marked, refusal_of
from server.budgets import Overspent, Purse
from server.errors import graphql_error
from server.telemetry.record import current

NOTHING = "This subscription asks for nothing. Leave out @skip and @include at its root, or do not send it."


@dataclass(frozen=True, slots=True)
class Event:
    """What a subscription says of one change, as it is sent, and the position of the change."""

    position: int
    body: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """A subscription of a caller, whose events cost `price` each. `after` is the position that it begins behind.

    Subscriptions with the same `key` are told the same.
    """

    api: GraphQL
    caller: Caller
    request: Request
    tree: DocumentNode
    asked: Asked
    variables: dict[str, Any]
    known: dict[str, Any]
    masked: frozenset[str]
    price: int
    after: int | None

    @property
    def key(self) -> Hashable:
        values = {name: value for name, value in self.request.variables.items() if name != self._cursor}
        name = self.request.operation_name
        return id(self.api), self.request.query, name, _sorted(values), _sorted(self.known)

    @property
    def _cursor(self) -> str | None:
        """The variable that says where it begins, if that is one: then it changes nothing of what is told."""
        given = {each.name.value: each.value for each in self.asked.nodes[0].arguments or ()}
        found: Any = given.get("after")
        return found.name.value if found is not None and found.kind == "variable" else None

    def pay(self) -> None:
        """Take the price of an event from the caller's budget; raises Overspent."""
        budgets = self.api.budgets
        spent = budgets.spend(self.caller.name, self.price) if budgets is not None else None
        if budgets is not None and spent is not None and spent.wait:
            raise Overspent(self.price, budgets.share, spent)

    async def events(self, noted: Sequence[Noted]) -> list[Event]:
        """What it says of these changes, in their order; raises StoreError."""
        api = self.api
        values = Values(self.variables | self.known, api.reading, api.clock())
        found = await events(noted, self.asked, api.lens, values, timeout=api.limits.seconds)
        return [Event(each.position, await self._body(tree)) for each, tree in found]

    async def _body(self, tree: dict[str, Any]) -> bytes:
        reply = await self.api.execute(self.tree, self.request, {self.asked.key: tree}, self.known)
        return orjson.dumps(marked(reply, self.masked).body())


def _sorted(values: dict[str, Any]) -> bytes:
    return orjson.dumps(values, option=orjson.OPT_SORT_KEYS, default=str)


async def watched(api: GraphQL, request: Request, caller: Caller) -> Watched | Reply:
    """A subscription ready to be told; of anything else its reply, and of what cannot be run why not."""
    purse = Purse(api.budgets, caller.name)
    try:
        with purse.charging_refusals():
            document = api.document(request.query, purse)
        if document.errors or not _subscribes(document.tree, request.operation_name):
            return await api.answer(request, caller)
        current().asked(request.query, request.operation_name, caller)
        with api.seats.one(caller.name, api.limits.at_once):
            return await _watched(api, request, caller, purse)
    except Exception as error:  # noqa: BLE001  # whatever it is, there is a reply that says so
        return refusal_of(error)


def _subscribes(tree: DocumentNode | None, name: str | None) -> bool:
    found = get_operation_ast(tree, name) if tree is not None else None
    return found is not None and found.operation is OperationType.SUBSCRIPTION


async def _watched(api: GraphQL, request: Request, caller: Caller, purse: Purse) -> Watched:
    with purse.charging_refusals():
        meant = api.meant(api.document(request.query), request, caller)
        planned = api.plan(meant.tree, meant.operation, meant.variables, request.query, purse)
        price = planned.price.within(api.limits.cost, meant.variables)
        if not planned.operation.asked:
            raise GraphQLError(NOTHING)
    purse.take(price)
    (asked,) = planned.operation.asked
    values = Values(meant.variables | meant.known, api.reading, api.clock())
    try:
        after = await begun(asked, values, api.lens, timeout=api.limits.seconds)
    except BadInput as error:
        raise graphql_error(error, asked.nodes, [asked.key]) from None
    return Watched(
        api, caller, request, meant.tree, asked, meant.variables, meant.known, planned.masked, price, after
    )  # fmt: skip
