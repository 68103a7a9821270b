"""One GraphQL request answered; long because every way to an answer stands here, to be read side by side.

The quick way: plan cache, statements, output function. The executor takes over for introspection, and for stored values
that the schema does not allow, which it puts where they belong among the errors.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from inspect import isawaitable
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
)

from graph.cypher.dialect import DIALECTS
from graph.declare import Model
from graph.keys.wanted import NOTHING, Granting
from graph.store import Store
from resolvers import changes
from resolvers.answer import Prepared, Result, prepare, run, run_by_hand
from resolvers.author import Author
from resolvers.binding import Setting, Values, with_good_cursors
from resolvers.desk import Desk
from resolvers.lens import Lens
from resolvers.query import BY_HAND
from resolvers.selection.asked import Asked
from resolvers.selection.operation import Operation, operation_of, shape_of
from resolvers.selection.wishes import fields_of, shown_variables
from server.access.caller import DEVELOPER, Caller
from server.access.limits import SERVICE, Limits
from server.access.scopes import within
from server.answers import documents
from server.answers.deadline import in_time
from server.answers.describing import Descriptions
from server.answers.documents import Document, Meant, fields_asked, is_query, recent_documents
from server.answers.executing import executed
from server.answers.messages import Reply, Request
from server.answers.mutating import Changing, cost_of, mutated
from server.answers.plans import Planned, Plans
from server.answers.replies import marked, refusal_of, reply_of
from server.answers.rooting import Context, schema_of
from server.answers.sight import Sight
from server.answers.variables import variables_of
from server.budgets import DESCRIBED, MUTATION, NEW_PLAN, NEW_TEXT, Budgets, Purse
from server.ceilings.introspection import Sizes, sizes_of
from server.ceilings.prices import price_of
from server.ceilings.variables import check_shape
from server.errors import breach, formatted, request_error
from server.recent import Recent
from server.telemetry.record import current
from server.turns import Seats

BY_POST = "GET runs queries alone. Send this operation by POST."
BY_STREAM = "A subscription has many answers. Send it with Accept: text/event-stream, or over a WebSocket."


@dataclass
class GraphQL:
    """The API over one store, for callers of one role: the model holds only what they may see."""

    store: Store
    model: Model
    setting: Setting
    sight: Sight = field(default_factory=Sight)
    clock: Callable[[], datetime] = field(default=partial(datetime.now, UTC))
    limits: Limits = SERVICE
    budgets: Budgets | None = None
    documents: Recent[str, Document] = field(default_factory=recent_documents)
    plans: Plans = field(default_factory=Plans)
    seats: Seats = field(default_factory=Seats)
    descriptions: Descriptions = field(default_factory=Descriptions)
    made: GraphQLSchema | None = None
    granting: Granting = NOTHING
    looks: dict[str, Prepared] = field(default_factory=dict)

    @cached_property
    def schema(self) -> GraphQLSchema:
        """The schema that was handed in, or one made for this."""
        return self.made or schema_of(self.model, self.setting.currency, self.setting.zone)

    @cached_property
    def sizes(self) -> Sizes:
        """How much the schema has to say of itself."""
        return sizes_of(self.schema)

    @cached_property
    def reading(self) -> Setting:
        """What values are read by, with the largest page and the largest network of the role."""
        page = min(self.setting.largest_page, self.limits.page)
        return replace(self.setting, largest_page=page, largest_network=self.limits.network)

    @cached_property
    def lens(self) -> Lens:
        """The change feed as this role sees it."""
        return Lens(self.store, self.model, self.schema, self.zone, self.sight.conditions.restriction)

    @property
    def zone(self) -> str | None:
        return self.setting.zone_name

    async def answer(self, request: Request, caller: Caller = DEVELOPER) -> Reply:
        """Whatever a client sends, a reply."""
        current().asked(request.query, request.operation_name, caller)
        purse = Purse(self.budgets, caller.name)
        try:
            reply = await self._seated(request, caller, purse)
        except Exception as error:  # noqa: BLE001  # whatever it is, there is a reply that says so
            return refusal_of(error)
        return replace(reply, extensions={**reply.extensions, "cost": purse.shown()}) if request.wants_cost else reply

    async def _seated(self, request: Request, caller: Caller, purse: Purse) -> Reply:
        with self.seats.one(caller.name, self.limits.at_once):
            return await self._answer(request, caller, purse)

    async def _answer(self, request: Request, caller: Caller, purse: Purse) -> Reply:
        """Raises what is wrong with a request before anything of it is run."""
        with purse.charging_refusals():
            document = self.document(request.query, purse)
            if request.reads_only and documents.changes(document.tree, request.operation_name):
                headers = {"allow": "POST"}
                return Reply([request_error(GraphQLError(BY_POST))], was_run=False, status=405, headers=headers)
            meant = self.meant(document, request, caller)
        if is_query(meant.operation):
            return await self._query(document, meant, request, purse)
        purse.take(MUTATION)
        if documents.is_mutation(meant.operation):
            return await self._change(meant, request, caller, purse)
        raise GraphQLError(BY_STREAM)

    def meant(self, document: Document, request: Request, caller: Caller) -> Meant:
        """The operation that is meant, with its variables; raises what is wrong with them."""
        if document.tree is None or document.errors:
            raise ExceptionGroup("document", document.errors)
        operation = documents.operation_in(document.tree, request.operation_name)
        current().found(operation.operation.value, operation.name.value if operation.name else "")
        variables = variables_of(operation, request.variables, self.schema)
        known = self.sight.known(caller, fields_asked(document.tree, operation))
        return Meant(document.tree, operation, variables, known)

    async def _change(self, meant: Meant, request: Request, caller: Caller, purse: Purse) -> Reply:
        """Everything is written and read again in one transaction; then the executor answers out of what came of it."""
        changing = self.changing(meant, request.query)
        wishes = changing.wishes(self.schema, meant.variables, request.idempotency_key)
        with purse.charging_refusals():
            cost = cost_of(wishes, meant.variables, self.limits, changing.prices)
        purse.take(cost)
        desk = self._desk(caller, self._values(meant.variables | meant.known))
        ready = await mutated(wishes, desk, self.store, changing.shown, timeout=self.limits.seconds)
        return marked(await self.execute(meant, ready), changing.masked)

    def _desk(self, caller: Caller, values: Values) -> Desk:
        author = Author(caller.name, values.now, within(self.granting, caller), self.setting.files, self.setting.key)
        return Desk(author, self.model, values, self._compiled, self.lens.sighting, self.looks)

    def _compiled(self, asked: Asked) -> Prepared:
        return prepare(asked, self.model, DIALECTS[self.store.engine], self.zone, self.sight.conditions.restriction)

    async def _query(self, document: Document, meant: Meant, request: Request, purse: Purse) -> Reply:
        planned = self.plan(meant.tree, meant.operation, meant.variables, request.query, purse)
        with purse.charging_refusals():
            cost = planned.price.within(self.limits.cost, meant.variables)
        purse.take(cost)
        introspects = planned.operation.introspects
        if introspects and not planned.operation.asked:
            return await self._described(document, meant, request, purse)
        if introspects:
            purse.take(document.described // DESCRIBED)
        begun = time.monotonic()
        results = await self._run(planned, self._values(meant.variables | meant.known))
        purse.settle(time.monotonic() - begun)
        if introspects or any(each.is_odd for each in results):
            ready = {each.asked.key: each.tree() for each in results}
            return marked(await self.execute(meant, ready), planned.masked)
        return marked(reply_of(planned.operation, results), planned.masked)

    async def _described(self, document: Document, meant: Meant, request: Request, purse: Purse) -> Reply:
        """What the schema says of itself, where nothing else is asked for: it is kept."""
        found = self.descriptions.find(request)
        if found is not None:
            return await found
        purse.take(document.described // DESCRIBED)
        return await self.descriptions.made(request, meant.tree, self.schema)

    def document(self, text: str, purse: Purse | None = None) -> Document:
        """A text read, or what is wrong with it; to read one that was not seen lately costs something."""
        found = self.documents.find(text)
        if found is None:
            if purse is not None:
                purse.take(NEW_TEXT)
            found = self.documents.keep(text, documents.read(text, self.schema, self.limits, self.sizes))
        return found

    def _values(self, variables: dict[str, Any]) -> Values:
        return Values(variables, self.reading, self.clock())

    async def _run(self, planned: Planned, values: Values) -> list[Result]:
        """All root fields at once, so that they have the same seconds; a single one needs no task of its own."""
        pairs = zip(planned.operation.asked, planned.prepared, strict=True)
        runs = [self._one(asked, prepared, values) for asked, prepared in pairs]
        return [await runs[0]] if len(runs) == 1 else list(await asyncio.gather(*runs))

    async def _one(self, asked: Asked, prepared: Prepared | None, values: Values) -> Result:
        seconds = self.limits.seconds
        store = in_time(self.store, seconds)
        if asked.name in BY_HAND:
            return await run_by_hand(asked, values, self.schema, store, timeout=seconds)
        if asked.feed is not None:
            return await changes.answered(asked, values, self.lens.over(store), timeout=seconds)
        if prepared is None:
            return Result(None, asked, error=asked.error)
        return await run(prepared, values, store, timeout=seconds)

    # ---------------------------------------------------------------------------------------------------------- plans

    def plan(
        self,
        tree: DocumentNode,
        operation: OperationDefinitionNode,
        variables: dict[str, Any],
        text: str,
        purse: Purse | None = None,
    ) -> Planned:
        """The plans for variables of this shape; to make them costs something. What has errors is not kept."""
        shape = shape_of(operation, variables, self.schema)
        family = (text, operation.name.value if operation.name else None, shape)
        found = self.plans.find(family, variables)
        if found is not None:
            current().plans_found += 1
            return found
        if purse is not None:
            purse.take(NEW_PLAN)
        check_shape(shape, self.limits)
        current().plans_made += 1
        made = with_good_cursors(self._operation(tree, operation, variables), self._values(variables))
        planned = Planned(made, price_of(made, largest=self.reading.largest_page), self._prepared)
        is_good = all(each.error is None for each in made.asked)
        return self.plans.keep(family, variables, planned) if is_good else planned

    def _operation(
        self, tree: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any]
    ) -> Operation:
        small = self.sight.small_group
        return operation_of(tree, operation, variables, self.schema, self.model, zone=self.zone, small_group=small)

    def _prepared(self, asked: Asked) -> Prepared | None:
        return self._compiled(asked) if asked.root else None

    def changing(self, meant: Meant, text: str) -> Changing:
        """What a mutation shows, by the shape of the variables that decide it. What must be looked at is not kept."""
        tree, operation, variables = meant.tree, meant.operation, meant.variables
        named = text, operation.name.value if operation.name else None
        among = self.plans.shown.find(named)
        if among is None:
            among = self.plans.shown.keep(named, shown_variables(tree, operation))
        shape = shape_of(operation, variables, self.schema, among)
        family = (*named, shape)
        found = self.plans.changing.find(family)
        if found is not None:
            current().plans_found += 1
            return found
        check_shape(shape, self.limits)
        current().plans_made += 1
        small = self.sight.small_group
        fields = fields_of(tree, operation, variables, self.schema, self.model, zone=self.zone, small_group=small)
        made = Changing(fields, self.reading.largest_page, self._compiled)
        return made if fields.peeks else self.plans.changing.keep(family, made)

    # ------------------------------------------------------------------------------------------------------ reference

    async def execute(self, meant: Meant, ready: dict[str, Any]) -> Reply:
        """The schema's own executor, over root fields that are ready: a tree or an error for each response key."""
        found = executed(self.schema, meant, Context(ready))
        result = await found if isawaitable(found) else found
        errors = [formatted(breach(each)) for each in result.errors or ()]
        return Reply(errors, result.data)

    async def reference(self, request: Request, caller: Caller = DEVELOPER) -> Reply:
        """The same question the other way: every root field by its plan, everything below by the executor."""
        meant = self.meant(self.document(request.query), request, caller)
        planned = self.plan(meant.tree, meant.operation, meant.variables, request.query)
        results = await self._run(planned, self._values(meant.variables | meant.known))
        ready = {each.asked.key: each.tree() for each in results}
        return marked(await self.execute(meant, ready), planned.masked)
