"""Who may see what: the policy file as values.

>>> policy = load()
>>> policy.roles["analyst"].rights.types["Customer"][Personal.IDENTITY]
<Right.MASK: 1>
>>> policy.limits("viewer").page
100
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.access import Classes, Right, Rights, classes_of, governed
from graph.declare import Model, Personal
from schema.mutations import granted
from server.access.limits import ROWS, Limits

OURS = Path(__file__).with_name("policy.toml")
CLASSES = {"plain": Personal.NO, "identity": Personal.IDENTITY, "contact": Personal.CONTACT,
           "sensitive": Personal.SENSITIVE}  # fmt: skip
WORDS = {each: word for word, each in CLASSES.items()}


class BadPolicy(Exception):
    """A policy that cannot be meant; the message has a line for each fault."""


@dataclass(frozen=True, slots=True)
class Role:
    """What callers of a role may do. `rows` are conditions on nodes as the API's `where`, by the name of a type.

    `claims` are the GraphQL types of what those conditions know of a caller; `operations` are the fields that only
    roles have which name them.
    """

    name: str
    rights: Rights
    rows: Mapping[str, str]
    claims: Mapping[str, str]
    operations: frozenset[str]
    limits: Limits

    @property
    def sees_nothing(self) -> bool:
        return not any(self.rights.types.values())


@dataclass(frozen=True, slots=True)
class Policy:
    """Every role. Figures over fewer people than `small_group` are hidden from roles that see masked values."""

    roles: Mapping[str, Role]
    small_group: int

    def limits(self, role: str) -> Limits:
        return self.roles[role].limits


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Role(_Strict):
    about: str
    limits: str
    types: dict[str, str]
    rows: dict[str, str] = {}
    claims: dict[str, str] = {}
    lookups: frozenset[str] = frozenset()
    operations: frozenset[str] = frozenset()
    writes: dict[str, frozenset[Literal["edit", "archive", "delete"]]] = {}


class _File(_Strict):
    small_group: int = Field(ge=1)
    rights: dict[str, dict[Literal["plain", "identity", "contact", "sensitive"], Literal["read", "mask", "none"]]]
    roles: dict[str, _Role]
    limits: dict[str, dict[str, Any]] = {}


def load(path: Path | None = None) -> Policy:
    """The policy of a file, or ours; raises BadPolicy."""
    place = path or OURS
    try:
        file = _File.model_validate(tomllib.loads(place.read_text("utf-8")))
    except ValidationError as error:
        raise BadPolicy("\n".join(f"{place.name}: {_said(each)}" for each in error.errors())) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadPolicy(f"{place.name} should be a TOML file like {OURS.name}: {error}") from None
    if wrong := list(_faults(file)):
        raise BadPolicy("\n".join(f"{place.name}: {each}" for each in wrong))
    return Policy({name: _role(name, role, file) for name, role in file.roles.items()}, file.small_group)


def _said(error: Any) -> str:
    return f"{'.'.join(map(str, error['loc']))}: {error['msg']}, found {str(error['input'])[:80]!r}"


# --------------------------------------------------------------------------------------------------------------- values


def _role(name: str, role: _Role, file: _File) -> Role:
    types = {each: _classes(file.rights[right]) for each, right in role.types.items()}
    operations = role.operations | granted(role.writes, [each for each, classes in types.items() if classes])
    limits = _limits(role.limits, file.limits)
    return Role(name, Rights(types, role.lookups), role.rows, role.claims, operations, limits)


def _classes(words: Mapping[Any, str]) -> Classes:
    return {CLASSES[word]: Right[right.upper()] for word, right in words.items()}


def _limits(name: str, own: Mapping[str, dict[str, Any]]) -> Limits:
    """A row of the table, or one that the file makes out of it: `like` names the row it begins with."""
    changes = dict(own.get(name, {}))
    return replace(ROWS[changes.pop("like", name)], **changes)


# --------------------------------------------------------------------------------------------------------------- faults


def _faults(file: _File) -> Iterator[str]:
    for name, row in file.limits.items():
        yield from _limit_faults(name, row)
    for name, role in file.roles.items():
        if role.limits not in {**ROWS, **file.limits}:
            yield f"roles.{name}.limits: no such row {role.limits!r}; there are {', '.join([*ROWS, *file.limits])}"
        for each, right in role.types.items():
            if right not in file.rights:
                yield f"roles.{name}.types.{each}: no such right {right!r}; there are {', '.join(file.rights)}"
        for each in role.writes:
            if not file.rights.get(role.types.get(each, ""), {}):
                yield f"roles.{name}.writes.{each}: only what a role sees can it write"
    for needed in ("anonymous", "admin"):
        if needed not in file.roles:
            yield f"roles: {needed} is missing, and callers without a key or with --dev are that"


def _limit_faults(name: str, row: Mapping[str, Any]) -> Iterator[str]:
    if row.get("like", name) not in ROWS:
        yield f"limits.{name}: like should name one of {', '.join(ROWS)}"
    for key, value in row.items():
        if key != "like" and key not in Limits.__slots__:
            yield f"limits.{name}.{key}: no such limit; there are {', '.join(Limits.__slots__)}"
        elif key != "like" and not _is_number(value, whole=key != "seconds"):
            yield f"limits.{name}.{key}: wanted a {'' if key == 'seconds' else 'whole '}number from 0, found {value!r}"


def _is_number(value: object, *, whole: bool) -> bool:
    kind = int if whole else int | float
    return isinstance(value, kind) and not isinstance(value, bool) and value >= 0


def missing(policy: Policy, model: Model) -> Iterator[str]:
    """What the policy does not say of a model: no rule is no access, but to forget one is a fault."""
    known = governed(model)
    for role in policy.roles.values():
        types = role.rights.types
        yield from (f"roles.{role.name}.types: nothing is said of {each}" for each in known if each not in types)
        yield from (f"roles.{role.name}.types: there is no type {each}" for each in types if each not in known)
        for name in (each for each in known if types.get(each)):
            left = sorted(WORDS[each] for each in classes_of(model, name) - set(types[name]))
            if left:
                yield f"roles.{role.name}.types.{name}: its rights say nothing of values that are {', '.join(left)}"
            if types[name].get(Personal.NO) is not Right.READ:
                yield f"roles.{role.name}.types.{name}: plain values are read, or the whole type is unseen"
