"""Everything that the settings name in files, read once: what cannot be meant is said together, before anything starts.

>>> charter = read(settings)      # raises BadCharter, with a line for each fault
>>> charter.policy.limits("viewer").page
100
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from graphql import GraphQLSchema

from graph.custom import BadFields
from graph.declare import Model
from server.access import issuers, policy
from server.access.issuers import BadIssuers, Issuer
from server.access.policy import BadPolicy, Policy, missing
from server.answers.apis import check
from server.lifespan import model_of, whole_schema, zone_of
from server.settings import BadSettings, Settings
from server.telemetry.choosing import check_traces
from server.wire.surface import Surface, surface_of

T = TypeVar("T")


class BadCharter(BadSettings):
    """Files or settings that cannot be meant; the message has a line for each fault."""


@dataclass(frozen=True, slots=True)
class Charter:
    """What a server goes by: its model, who may do what, whose tokens are good, and how it meets the network."""

    model: Model
    policy: Policy
    issuers: tuple[Issuer, ...]
    surface: Surface


def read(settings: Settings) -> Charter:
    """The charter of these settings; raises BadCharter."""
    faults: list[str] = []
    model = _heard(lambda: model_of(settings), faults)
    rules = _heard(lambda: policy.load(settings.policy_file), faults)
    # Whether roles are known can be said of a policy alone that was understood.
    signers = _heard(lambda: issuers.load(settings.issuers_file, rules.roles), faults) if rules else ()
    surface = _heard(lambda: surface_of(settings), faults)
    _heard(lambda: check_traces(settings), faults)
    if model and rules:
        faults += missing(rules, model)
    if faults or model is None or rules is None or signers is None or surface is None:
        raise BadCharter("\n".join(faults))
    return Charter(model, rules, signers, surface)


def checked_schema(settings: Settings, charter: Charter) -> GraphQLSchema:
    """The schema of the whole; raises BadPolicy where conditions of the policy cannot be meant over it."""
    made = whole_schema(settings, charter.model, charter.policy)
    check(charter.policy, charter.model, made, zone_of(settings))
    return made


def _heard(read_one: Callable[[], T], faults: list[str]) -> T | None:
    """What was read; or what is wrong with it among the faults, and nothing."""
    try:
        return read_one()
    except (BadFields, BadPolicy, BadIssuers, BadSettings) as error:
        faults.append(str(error))
        return None
