"""What a scoped key is for, and what a policy may say of root fields written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from graph.keys.wanted import Granting
from graph.model import MODEL
from resolvers.binding import Setting
from schema.operations import GRANTED
from server.access.caller import DEVELOPER, Caller
from server.access.policy import BadPolicy, load
from server.access.scopes import beyond, within
from server.answers.apis import Apis, check
from server.answers.rooting import schema_of
from tests.engines.unread import Unread

SCOPED = Caller("key:a", "agent", roots=frozenset({"customers"}))


def test_fields_that_a_key_is_not_for() -> None:
    assert beyond({"customers", "products", "__typename", "__schema"}, SCOPED) == ["products"]
    assert beyond({"customers", "products"}, DEVELOPER) == []


def test_what_is_handed_on() -> None:
    granted = Granting(frozenset({"agent"}), frozenset({"customers", "products"}))
    assert within(granted, DEVELOPER) == granted
    assert within(granted, SCOPED) == Granting(frozenset({"agent"}), frozenset({"customers"}), is_scoped=True)


def test_a_policy_may_name_only_operations_that_there_are() -> None:
    policy, setting = load(), Setting(UTC, "GBP", b"k" * 32, 1000)
    roles = {**policy.roles, "viewer": replace(policy.roles["viewer"], operations=frozenset({"apiKeyMake"}))}
    apis = Apis(Unread("neo4j"), MODEL, setting, replace(policy, roles=roles), schema_of(MODEL, "GBP", UTC, GRANTED))
    with pytest.raises(BadPolicy, match=r"roles\.viewer\.operations: there is no 'apiKeyMake', only Change.by"):
        check(apis.policy, apis.model, apis.whole, None)


def test_our_policy_gives_keys_to_administrators_alone() -> None:
    with_keys = {name for name, role in load().roles.items() if any("apiKey" in each for each in role.operations)}
    assert with_keys == {"admin"}
    assert load().roles["admin"].operations == GRANTED


def test_our_policy_says_who_made_a_change_to_those_who_keep_the_records() -> None:
    assert {name for name, role in load().roles.items() if "Change.by" in role.operations} == {"admin", "steward"}
