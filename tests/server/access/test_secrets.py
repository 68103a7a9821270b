"""What must not be seen is in no payload of a mutation and in no event of a subscription, for any role."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import orjson
import pytest

from graph.bolt import BoltStore
from graph.declare import Personal
from graph.feed.service import Noted
from graph.model import MODEL
from graph.writes.changes import Change, ChangeKind
from resolvers.binding import Setting
from schema.places import objects
from server.access.caller import Caller
from server.access.policy import OURS, load
from server.answers.apis import Apis
from server.answers.messages import Request
from server.answers.watching import Watched, watched
from tests.cases.graph import CURRENCY, NOW, ZONE
from tests.engines.wiping import wipe
from tests.mutations.conftest import made
from tests.oracle.loading import load as loaded
from tests.server.access.crawling import fields_of
from tests.server.access.filling import mutations
from tests.server.access.planting import graph, secret
from tests.server.access.test_matrix import FILE, LIMITS, ROLES, part_of, right, secrets

KEPT = {role: [secret(*where) for where, may in secrets(role).items() if not may] for role in ROLES}
"""The secrets that a role must not see."""
NARROW = [role for role in ROLES if len(KEPT[role]) > len(KEPT["admin"])]
"""The roles from which something is kept that others see."""
WRITES = FILE["roles"]["admin"]["writes"]
WATCHERS = [role for role in NARROW if "changed" in FILE["roles"][role].get("operations", ())]


@cache
def names() -> dict[str, list[str]]:
    """The planted ids by type."""
    found: dict[str, list[str]] = {}
    for thing in graph(MODEL).things:
        views = [each.name for each in objects(MODEL) if not each.variants and thing.values.get("kind") in each.kinds]
        found.setdefault(next(iter(views), thing.label), []).append(thing.id)
    return {**found, "Interaction": found["Purchase"]}


@pytest.fixture(scope="module")
async def apis(indexed: BoltStore) -> AsyncIterator[Apis]:
    await wipe(indexed)
    await loaded(indexed, graph(MODEL), MODEL)
    yield Apis(indexed, MODEL, Setting(ZONE, CURRENCY, b"k" * 32, 100, "GB"), load(), made())
    await wipe(indexed)


def widened(role: str) -> str:
    """Our policy, by which this role may write everything that it sees."""
    seen = {name: rights for name, rights in WRITES.items() if FILE["roles"][role]["types"].get(name) != "unseen"}
    own = "".join(f"{name} = {orjson.dumps(rights).decode()}\n" for name, rights in seen.items())
    head = f"[roles.{role}.writes]\n"
    before, _, behind = OURS.read_text("utf-8").partition(head)
    other = behind[behind.find("\n[") :]
    return f"{before}{other}\n{head}{own}"


@pytest.mark.parametrize("role", NARROW)
async def test_no_secret_is_in_any_payload(apis: Apis, role: str, tmp_path: Path) -> None:
    """Though the role may write everything that it sees."""
    file = tmp_path / "policy.toml"
    file.write_text(widened(role))
    api = replace(apis, policy=load(file), made={}).api(load(file).roles[role])
    api.clock, api.limits = (lambda: NOW), LIMITS
    done, every = 0, [*mutations(api.schema, names()).items()]
    some = part_of(every, 20, role, api.store) if role == "analyst" else random.Random(role).sample(every, 20)
    for name, (query, given) in some:
        reply = await api.answer(Request(query, variables={"input": given}), Caller("test", role))
        assert not reply.errors, (name, reply.errors[:1])
        told = orjson.dumps(reply.body())
        assert not [each for each in KEPT[role] if each.encode() in told], name
        done += b'_kind":' in told
    assert done, "nothing was done, so nothing was shown"


def everything() -> list[Noted]:
    """A change of all fields of each planted node, and of each relationship between each two types."""
    changes = [Change(ChangeKind.UPDATED, type_, id_, tuple(each.name for each in MODEL.node(type_).properties), 2)
               for type_, ids in names().items() if type_ != "Interaction" for id_ in ids]  # fmt: skip
    alike = {(tie.type, _view(tie.start.id), _view(tie.end.id)): tie for tie in graph(MODEL).ties}
    for tie in alike.values():
        fields = tuple(each.name for each in MODEL.relationships[tie.type].properties)
        start, end = tie.start.id, tie.end.id
        changes.append(Change(ChangeKind.LINK_UPDATED, _view(start), start, fields, relationship=tie.type,
                              other_type=_view(end), other=end))  # fmt: skip
    return [Noted(number, each, "zqwho", "shop", "2026-05-01T12:00:00") for number, each in enumerate(changes, 1)]


@pytest.mark.parametrize("role", WATCHERS)
async def test_no_secret_is_in_any_event(apis: Apis, role: str) -> None:
    api = apis.api(apis.policy.roles[role])
    api.clock, api.limits = (lambda: NOW), LIMITS
    depth = 2 if api.store.engine == "arcadedb" else 1  # Neo4j would plan for a minute.
    text = f"subscription {{ changed {{ {fields_of(api.schema, api.schema.type_map['Change'], depth)} }} }}"  # type: ignore[arg-type]
    found = await watched(api, Request(text), Caller("test", role))
    assert isinstance(found, Watched), found
    told = [orjson.loads(each.body) for each in await found.events(everything())]
    assert told, "nothing was shown"
    assert not [each for each in told if each.get("errors")]
    body = orjson.dumps(told)
    assert not [each for each in KEPT[role] if each.encode() in body]
    for each in told:
        change = each["data"]["changed"]
        assert right(role, _view(change["change_id"]), Personal.NO) == "read"
        assert not _hidden(role, change)


def _view(id_: str) -> str:
    return next(type_ for type_, ids in names().items() if id_ in ids)


def _hidden(role: str, change: dict[str, object]) -> list[str]:
    """Names of fields that a role must not read."""
    if change["change_relationship"] is not None:
        return []
    type_ = _view(str(change["change_id"]))
    personal = {each.name: each.personal for each in MODEL.node(type_).properties}
    fields = change["change_fields"]
    assert isinstance(fields, list)
    return [each for each in fields if right(role, type_, personal[each]) != "read"]
