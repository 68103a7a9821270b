"""GraphQL types as plain values. A type is named as in the SDL: `[Customer!]!`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object, an interface or an input."""

    name: str
    type: str
    description: str
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Object:
    name: str
    description: str
    fields: tuple[Field, ...]
    interfaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interface:
    name: str
    description: str
    fields: tuple[Field, ...]
    interfaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """All keys that are given hold together."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """An input of which exactly one key is given."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Enumeration:
    name: str
    description: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Union:
    name: str
    description: str
    members: tuple[str, ...]


Shape = Object | Interface | Input | OneOf | Enumeration | Union
