"""An API for each role: the same store behind a schema that holds only what the role may see."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphql import GraphQLSchema

from graph.access import seen
from graph.declare import Model
from graph.store import Store
from resolvers.binding import Setting
from resolvers.conditions import BadCondition, Conditions, conditions
from schema.operations import GRANTED
from server.access.caller import ADMIN_ROLE, Caller
from server.access.policy import BadPolicy, Policy, Role, missing
from server.access.scopes import granting
from server.answers.answering import GraphQL
from server.answers.rooting import schema_of
from server.answers.sight import Sight
from server.budgets import NEW_PLAN, NEW_TEXT, Budgets
from server.refusals import Refused


@dataclass
class Apis:
    """The API of each role, made when its first caller comes: that takes most of a second, in a thread.

    `whole` is the schema of the whole model as administrators have it, over which conditions on rows are written.
    A caller's budget is divided by the number of `workers`.
    """

    store: Store
    model: Model
    setting: Setting
    policy: Policy
    whole: GraphQLSchema
    workers: int = 1
    made: dict[str, GraphQL] = field(default_factory=dict)
    making: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def of(self, caller: Caller) -> GraphQL:
        """The API that a caller may use."""
        found = self.made.get(caller.role)
        return found or await self._made(self._role(caller))

    def _role(self, caller: Caller) -> Role:
        """The role of a caller, if it may see anything at all."""
        role = self.policy.roles.get(caller.role)
        if role is None:
            raise Refused(403, "The role of this key or token is none that the server's policy knows.")
        if role.sees_nothing and caller.is_anonymous:
            raise Refused(401, "This needs a key. Send it as Authorization: Bearer kith_….")
        if role.sees_nothing:
            raise Refused(403, f"Callers with the role {role.name} may see nothing here.")
        return role

    async def _made(self, role: Role) -> GraphQL:
        async with self.making:
            if role.name not in self.made:
                self.made[role.name] = await asyncio.to_thread(self.api, role)
        return self.made[role.name]

    def api(self, role: Role) -> GraphQL:
        """The API of a role, over a schema of its own unless it sees the whole."""
        model = seen(self.model, role.rights)
        setting = self.setting
        is_whole = model == self.model and role.operations == self.policy.roles[ADMIN_ROLE].operations
        schema = self.whole if is_whole else schema_of(model, setting.currency, setting.zone, role.operations)
        small = self.policy.small_group if role.rights.masks else None
        sight = Sight(self._conditions(role), small)
        granted = granting(role.name, self.policy.roles, model)
        budgets = Budgets(role.limits.cost_a_minute, self.workers, least=role.limits.cost + NEW_TEXT + NEW_PLAN)
        return GraphQL(
            self.store, model, setting, sight, limits=role.limits, budgets=budgets, granting=granted, made=schema
        )

    def _conditions(self, role: Role) -> Conditions:
        return conditions(role.rows, role.claims, self.whole, self.model, self.setting.zone_name)


def check(policy: Policy, model: Model, whole: GraphQLSchema, zone: str | None) -> None:
    """Raise BadPolicy unless the policy says something of everything in the model, and means what it says."""
    wrong = list(missing(policy, model)) or list(_unmeant(policy, model, whole, zone))
    if wrong:
        raise BadPolicy("The policy does not fit the model:\n" + "\n".join(wrong))


def _unmeant(policy: Policy, model: Model, whole: GraphQLSchema, zone: str | None) -> Iterator[str]:
    for role in policy.roles.values():
        for each in sorted(role.operations - GRANTED):
            yield f"roles.{role.name}.operations: there is no {each!r}, only {', '.join(sorted(GRANTED))}"
        try:
            conditions(role.rows, role.claims, whole, model, zone)
        except BadCondition as error:
            yield f"roles.{role.name}.{error}"
