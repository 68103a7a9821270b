"""One GraphQL request answered: the quick way of the plan, or the schema's executor where that is not enough.

The quick way: plan cache, statements, output function. The executor takes over for introspection, and for stored values
that the schema does not allow, which it puts where they belong among the errors.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from functools import cached_property, partial
from inspect import isawaitable
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLResolveInfo, GraphQLSchema, OperationDefinitionNode, execute

from graph.cypher.dialect import DIALECTS
from graph.declare import Model
from graph.keys.wanted import NOTHING, Granting
from graph.store import Store
from resolvers.answer import Prepared, Result, prepare, run, run_by_hand
from resolvers.binding import Setting, Values
from resolvers.conditions import Conditions, Unclaimed
from resolvers.query import QUERIES
from resolvers.refusals import Author
from resolvers.selection.operation import Asked, Operation, operation_of, peeked, shape_of
from resolvers.selection.wishes import wishes_of
from resolvers.writing import done
from schema.build import build
from server.access.caller import DEVELOPER, Caller
from server.access.limits import SERVICE, Limits
from server.access.scopes import beyond, within
from server.documents import (
    Document,
    Recent,
    changes,
    is_mutation,
    is_query,
    operation_in,
    read,
    root_names,
    variables_of,
)  # fmt: skip
from server.errors import breach, forbidden, formatted, graphql_error, request_error
from server.messages import Reply, Request
from server.plans import Family, Planned
from server.telemetry.record import current

DOCUMENTS, PLANS, INTROSPECTIONS = 1000, 4000, 20
BY_POST = "GET runs queries alone. Send this operation by POST."


@dataclass(frozen=True, slots=True)
class Sight:
    """What callers of a role see besides their model: nodes that fulfil conditions, figures over enough people."""

    conditions: Conditions = field(default_factory=Conditions)
    small_group: int | None = None


@dataclass
class GraphQL:
    """The API over one store, for callers of one role: the model holds only what they may see."""

    store: Store
    model: Model
    setting: Setting
    sight: Sight = field(default_factory=Sight)
    clock: Callable[[], datetime] = field(default=partial(datetime.now, UTC))
    limits: Limits = SERVICE
    documents: Recent[str, Document] = field(default_factory=partial(Recent, DOCUMENTS))
    families: Recent[tuple[object, ...], Family] = field(default_factory=partial(Recent, PLANS))
    introspections: Recent[tuple[object, ...], Reply] = field(default_factory=partial(Recent, INTROSPECTIONS))
    made: GraphQLSchema | None = None
    granting: Granting = NOTHING

    @cached_property
    def schema(self) -> GraphQLSchema:
        """The schema that was handed in, or one made for this."""
        return self.made or schema_of(self.model, self.setting.currency, self.setting.zone)

    @property
    def zone(self) -> str | None:
        """The name of the deployment's time zone, None where it is UTC."""
        name = getattr(self.setting.zone, "key", "UTC")
        return None if name == "UTC" else name

    async def answer(self, request: Request, caller: Caller = DEVELOPER) -> Reply:
        """Whatever a client sends, a reply."""
        current().asked(request.query, request.operation_name, caller)
        document = self.documents.get(request.query, partial(read, request.query, self.schema))
        if request.reads_only and changes(document.tree, request.operation_name):
            return Reply([request_error(GraphQLError(BY_POST))], was_run=False, status=405, headers={"allow": "POST"})
        if document.tree is None or document.errors:
            return Reply([request_error(each) for each in document.errors], was_run=False)
        try:
            operation = operation_in(document.tree, request.operation_name)
            current().found(operation.operation.value, operation.name.value if operation.name else "")
            variables = variables_of(operation, request.variables, self.schema)
        except GraphQLError as error:
            return Reply([request_error(error)], was_run=False)
        except ExceptionGroup as errors:
            return Reply([request_error(each) for each in errors.exceptions], was_run=False)
        try:
            known = self._known(caller, document.tree, operation)
        except Unclaimed as missing:
            return Reply([forbidden(str(missing))], was_run=False, status=403)
        if is_mutation(operation):
            return await self._change(document.tree, operation, variables, request, caller, known)
        if not is_query(operation):
            return await self._execute(document.tree, request, {}, known)
        return await self._query(document.tree, operation, variables, request, known)

    def _known(self, caller: Caller, tree: DocumentNode, operation: OperationDefinitionNode) -> dict[str, Any]:
        """What conditions on rows know of the caller; raises Unclaimed where its key is for other fields."""
        if caller.roots is not None and (others := beyond(root_names(tree, operation), caller)):
            raise Unclaimed(f"This key is for {', '.join(sorted(caller.roots))}, not for {', '.join(others)}.")
        return self.sight.conditions.variables(caller.claims)

    async def _change(
        self,
        tree: DocumentNode,
        operation: OperationDefinitionNode,
        variables: dict[str, Any],
        request: Request,
        caller: Caller,
        known: dict[str, Any],
    ) -> Reply:
        """Everything is written first, in one transaction; then the executor answers out of what came of it."""
        wishes = wishes_of(tree, operation, variables, self.schema, self.model)
        author = Author(caller.name, self.clock(), within(self.granting, caller))
        ready: dict[str, Any]
        try:
            ready = dict(await done(wishes, author, self.store, timeout=self.limits.seconds))
        except Exception as error:  # noqa: BLE001  # each field says that nothing was done, and why
            ready = dict.fromkeys((each.key for each in wishes), error)
        return await self._execute(tree, request, ready, known)

    async def _query(
        self,
        tree: DocumentNode,
        operation: OperationDefinitionNode,
        variables: dict[str, Any],
        request: Request,
        known: dict[str, Any],
    ) -> Reply:
        planned = self.plan(tree, operation, variables, request.query)
        if planned.operation.introspects:
            return await self._introspect(planned, tree, request, known)
        values = Values(variables | known, self.setting, self.clock())
        results = await self._run(planned, values)
        if any(each.is_odd for each in results):
            ready = {each.asked.key: each.tree() for each in results}
            return _marked(await self._execute(tree, request, ready, known), planned.masked)
        return _marked(_reply(planned.operation, results), planned.masked)

    async def _introspect(self, planned: Planned, tree: DocumentNode, request: Request, known: dict[str, Any]) -> Reply:
        """What the schema says of itself does not change while we run, and takes a second to say."""
        key = (request.query, request.operation_name, repr(request.variables))
        found = self.introspections.find(key)
        if found is None:
            found = _marked(await self._execute(tree, request, {}, known), planned.masked)
            if not planned.operation.asked:
                self.introspections.keep(key, found)
        return found

    async def _run(self, planned: Planned, values: Values) -> list[Result]:
        """All root fields at once; a single one needs no task of its own."""
        pairs = zip(planned.operation.asked, planned.prepared, strict=True)
        runs = [self._one(asked, prepared, values) for asked, prepared in pairs]
        return [await runs[0]] if len(runs) == 1 else list(await asyncio.gather(*runs))

    async def _one(self, asked: Asked, prepared: Prepared | None, values: Values) -> Result:
        if asked.name in QUERIES:
            return await run_by_hand(asked, values, self.schema, self.store, timeout=self.limits.seconds)
        if prepared is None:
            return Result(None, asked, error=asked.error)
        return await run(prepared, values, self.store, timeout=self.limits.seconds)

    # ---------------------------------------------------------------------------------------------------------- plans

    def plan(
        self, tree: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any], text: str
    ) -> Planned:
        """The plans for variables of this shape, made when first needed."""
        name = operation.name.value if operation.name else None
        family = self.families.get((text, name, shape_of(operation, variables, self.schema)), Family)
        if family.first is not None:
            planned = family.members.get(peeked(family.first.peeks, variables))
            if planned is not None:
                current().plans_found += 1
                return planned
        current().plans_made += 1
        found = self._operation(tree, operation, variables)
        family.first = family.first or found
        planned = Planned(found, tuple(map(self._prepared, found.asked)))
        family.members[peeked(found.peeks, variables)] = planned
        return planned

    def _operation(
        self, tree: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any]
    ) -> Operation:
        small = self.sight.small_group
        return operation_of(tree, operation, variables, self.schema, self.model, zone=self.zone, small_group=small)

    def _prepared(self, asked: Asked) -> Prepared | None:
        within = self.sight.conditions.restriction
        return prepare(asked, self.model, DIALECTS[self.store.engine], self.zone, within) if asked.root else None

    # ------------------------------------------------------------------------------------------------------ reference

    async def _execute(
        self, tree: DocumentNode, request: Request, ready: dict[str, Any], known: dict[str, Any]
    ) -> Reply:
        """The schema's own executor, over root fields that are ready or run by the same plans."""
        found = execute(
            self.schema,
            tree,
            context_value=Context(self, ready, known),
            variable_values=request.variables,
            operation_name=request.operation_name,
        )
        result = await found if isawaitable(found) else found
        errors = [formatted(breach(each)) for each in result.errors or ()]
        return Reply(errors, result.data)

    async def reference(self, request: Request, caller: Caller = DEVELOPER) -> Reply:
        """The same question the other way: every root field by its plan, everything below by the executor."""
        document = self.documents.get(request.query, partial(read, request.query, self.schema))
        assert document.tree is not None
        operation = operation_in(document.tree, request.operation_name)
        variables = variables_of(operation, request.variables, self.schema)
        planned = self.plan(document.tree, operation, variables, request.query)
        known = self.sight.conditions.variables(caller.claims)
        results = await self._run(planned, Values(variables | known, self.setting, self.clock()))
        ready = {each.asked.key: each.tree() for each in results}
        return _marked(await self._execute(document.tree, request, ready, known), planned.masked)

    async def field(self, info: GraphQLResolveInfo[Any], known: dict[str, Any]) -> Any:
        """A root field beside introspection: its plan, compiled for this once."""
        tree = DocumentNode(definitions=(info.operation, *info.fragments.values()))
        variables = info.variable_values.coerced
        operation = self._operation(tree, info.operation, variables)
        asked = next(each for each in operation.asked if each.key == info.path.key)
        result = await self._one(asked, self._prepared(asked), Values(variables | known, self.setting, self.clock()))
        if result.error is not None:
            raise graphql_error(result.error, info.field_nodes, [str(info.path.key)])
        return result.tree()


@dataclass(frozen=True, slots=True)
class Context:
    """What the executor's root fields know: the API, the trees that are ready by their response keys, the claims."""

    api: GraphQL
    ready: dict[str, Any]
    known: dict[str, Any]


def schema_of(model: Model, currency: str, zone: tzinfo, operations: frozenset[str] = frozenset()) -> GraphQLSchema:
    """The schema of a model with these root fields that are written by hand; takes most of a second."""
    return build(model, currency=currency, zone=zone, resolve=lambda _: _root, operations=operations)._schema


def _root(info: GraphQLResolveInfo[Context], **_arguments: object) -> Any:
    """A root field of the executor: the tree its plan gave, or its error, or a plan run now."""
    key, context = str(info.path.key), info.context
    if key not in context.ready:
        return context.api.field(info, context.known)
    value = context.ready[key]
    if isinstance(value, Exception):
        raise graphql_error(value, info.field_nodes, [key])
    return value


def _reply(operation: Operation, results: list[Result]) -> Reply:
    """The fields in the order asked for."""
    values = {each.asked.key: each.value for each in results}
    values |= dict.fromkeys(operation.typenames, "Query")
    errors = [formatted(each.error, each.asked.nodes, [each.asked.key]) for each in results if each.error is not None]
    if any(each.error is not None and each.asked.nodes[0].name.value == "nodes" for each in results):
        return Reply(errors, None)
    return Reply(errors, {key: values[key] for key in operation.order})


def _marked(reply: Reply, masked: frozenset[str]) -> Reply:
    """The same, with the names of the fields whose values nobody of this role is shown."""
    return replace(reply, extensions={**reply.extensions, "masked": sorted(masked)}) if masked else reply
