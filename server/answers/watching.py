"""A subscription read and planned, and what it says of changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    OperationType,
    VariableNode,
    get_operation_ast,
)  # fmt: skip

from graph.feed.service import Noted
from graph.jobs.news import News
from resolvers import jobs
from resolvers.binding import Values
from resolvers.changes import begun, events
from resolvers.errors import BadInput
from resolvers.selection.asked import Asked
from resolvers.selection.given import given_to
from resolvers.selection.values import variables_in
from server.access.caller import Caller
from server.answers.answering import GraphQL
from server.answers.documents import Meant
from server.answers.messages import Reply, Request
from server.answers.replies import marked, refusal_of
from server.budgets import Overspent, Purse
from server.errors import graphql_error
from server.telemetry.record import current

NOTHING = "This subscription asks for nothing. Leave out @skip and @include at its root, or do not send it."

DECLARED_AND_USED = 2
"""How often a variable is written that is used once."""

Happened = Noted | News
"""A change, or what is new of a job."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a subscription says of one thing that happened, as it is sent, and the position of that."""

    position: int
    body: bytes
    is_last: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """A subscription of a caller, whose events cost `price` each. `after` is the position that it begins behind.

    Subscriptions with the same `key` are told the same.
    """

    api: GraphQL
    caller: Caller
    request: Request
    meant: Meant
    asked: Asked
    masked: frozenset[str]
    price: int
    after: int | None

    @property
    def key(self) -> Hashable:
        values = {name: value for name, value in self.request.variables.items() if name != self._cursor}
        name = self.request.operation_name
        return id(self.api), self.request.query, name, _sorted(values), _sorted(self.meant.known)

    @property
    def _cursor(self) -> str | None:
        """The variable that says where it begins and nothing else, if there is one: it changes nothing that is told."""
        given = {each.name.value: each.value for each in self.asked.nodes[0].arguments or ()}
        found = given.get("after")
        if not isinstance(found, VariableNode):
            return None
        fragments = (each for each in self.meant.tree.definitions if isinstance(each, FragmentDefinitionNode))
        written = Counter(name for part in (self.meant.operation, *fragments) for name in variables_in(part))
        return found.name.value if written[found.name.value] == DECLARED_AND_USED else None

    def pay(self) -> None:
        """Take the price of an event from the caller's budget; raises Overspent."""
        budgets = self.api.budgets
        spent = budgets.spend(self.caller.name, self.price) if budgets is not None else None
        if budgets is not None and spent is not None and spent.wait:
            raise Overspent(self.price, budgets.share, spent)

    @property
    def is_of_changes(self) -> bool:
        """Whether it follows the change feed; otherwise it follows jobs."""
        return self.asked.feed is not None

    @property
    def job_id(self) -> str | None:
        """The job that is followed until it ends, if it is one."""
        return None if self.is_of_changes else _job_id(self.asked, self.meant.variables, self.api)

    async def events(self, happened: Sequence[Happened]) -> list[Event]:
        """What it says of these, in their order; raises StoreError."""
        news = [each for each in happened if isinstance(each, News)]
        if news:
            return await self._of_jobs(news)
        noted = [each for each in happened if isinstance(each, Noted)]
        api = self.api
        values = Values(self.meant.variables | self.meant.known, api.reading, api.clock())
        found = await events(noted, self.asked, api.lens, values, timeout=api.limits.seconds)
        return [Event(each.position, await self._body(tree)) for each, tree in found]

    async def _of_jobs(self, news: Sequence[News]) -> list[Event]:
        wanted = self.job_id
        found = [each for each in news if wanted in (None, each.job.id)]
        return [
            Event(each.position, await self._body(jobs.shown(each.job)), wanted is not None and each.job.has_ended)
            for each in found
        ]

    async def _body(self, tree: dict[str, Any]) -> bytes:
        reply = await self.api.execute(self.meant, {self.asked.key: tree})
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
    try:
        after = await _begun(asked, meant, api)
    except BadInput as error:
        raise graphql_error(error, asked.nodes, [asked.key]) from None
    return Watched(api, caller, request, meant, asked, planned.masked, price, after)


async def _begun(asked: Asked, meant: Meant, api: GraphQL) -> int | None:
    """The position behind which a subscription begins, if that is not now: before all news, where it is of one job."""
    if asked.feed is not None or asked.error is not None:
        values = Values(meant.variables | meant.known, api.reading, api.clock())
        return await begun(asked, values, api.lens, timeout=api.limits.seconds)
    wanted = _job_id(asked, meant.variables, api)
    if wanted is None:
        return None
    await jobs.demand(api.store, wanted, timeout=api.limits.seconds)
    return 0


def _job_id(asked: Asked, variables: dict[str, Any], api: GraphQL) -> str | None:
    found = given_to(asked.nodes[0], "Subscription", api.schema, variables).get("id")
    return None if found is None else str(found)
