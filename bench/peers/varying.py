"""Texts that no server has seen before: the same question looking otherwise, or with other fields chosen.

>>> varied = looks(text("page", "kith"))
>>> varied({"stage": "CUSTOMER", "language": "en"}, Random(1))
'{ x3_customers(where: {stage: {eq: CUSTOMER} …'
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any
from zlib import crc32

from graphql import FieldNode, OperationDefinitionNode, SelectionSetNode, parse, print_ast

VARIABLE = re.compile(r"\$(\w+)")
QUOTED = frozenset({"String", "ID", "DateTime", "Datetime"})
AMOUNTS = frozenset({"total"})
"""Values for some, objects with an amount for others."""
SPACES = (" ", "  ", "\n", "\n  ", "\t", " , ")
Varied = Callable[[Mapping[str, Any], Random], str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a text: its key in the answer, its name, its arguments as written, and the fields below it."""

    key: str
    name: str
    arguments: str
    below: tuple[Field, ...]


def looks(document: str) -> Varied:
    """Aliases, order, literals and white space differ from one time to the next, and nothing else."""
    operation, fields = _read(document)
    types = _types(operation)

    def varied(variables: Mapping[str, Any], random: Random) -> str:
        words = _shuffled(fields, types, variables, random)
        return f"{{{_joined(words, random)}}}"

    return varied


def selection(document: str) -> Varied:
    """Any half of the fields that hold a value, the same in all texts; where none is left, the first one stays."""
    operation, fields = _read(document)
    types = _types(operation)

    def varied(variables: Mapping[str, Any], random: Random) -> str:
        chosen = _chosen(fields, random.randrange(10**9))
        return "{ " + " ".join(_written(each, types, variables) for each in chosen) + " }"

    return varied


VARY: Mapping[str, Callable[[str], Varied]] = {"looks": looks, "selection": selection}


def _read(document: str) -> tuple[OperationDefinitionNode, tuple[Field, ...]]:
    [operation] = parse(document, no_location=True).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation, _fields(operation.selection_set)


def _fields(selected: SelectionSetNode | None) -> tuple[Field, ...]:
    nodes = [each for each in (selected.selections if selected else ()) if isinstance(each, FieldNode)]
    return tuple(_field(each) for each in nodes)


def _field(node: FieldNode) -> Field:
    written = ", ".join(print_ast(each) for each in node.arguments or ())
    key = (node.alias or node.name).value
    return Field(key, node.name.value, f"({written})" if written else "", _fields(node.selection_set))


def _types(operation: OperationDefinitionNode) -> Mapping[str, str]:
    return {
        each.variable.name.value: print_ast(each.type).strip("[]!") for each in operation.variable_definitions or ()
    }


def _literals(arguments: str, types: Mapping[str, str], variables: Mapping[str, Any]) -> str:
    """The arguments with values instead of variables; those of enums are written without quotes."""

    def value(found: re.Match[str]) -> str:
        told = variables[found[1]]
        return json.dumps(told) if types[found[1]] in QUOTED else str(told)

    return VARIABLE.sub(value, arguments)


def _shuffled(
    fields: Sequence[Field], types: Mapping[str, str], variables: Mapping[str, Any], random: Random
) -> list[str]:
    return [
        f"x{random.randrange(10**6)}_{each.key}: {each.name}{_literals(each.arguments, types, variables)}"
        + (f" {{{_joined(_shuffled(each.below, types, variables, random), random)}}}" if each.below else "")
        for each in random.sample(fields, len(fields))
    ]


def _joined(words: Iterable[str], random: Random) -> str:
    return "".join(random.choice(SPACES) + each for each in words) + random.choice(SPACES)


def _chosen(fields: Sequence[Field], toss: int) -> list[Field]:
    kept = [each for each in fields if _is_kept(each, toss)] or fields[:1]
    return [each if each.key in AMOUNTS else replace(each, below=tuple(_chosen(each.below, toss))) for each in kept]


def _is_kept(field: Field, toss: int) -> bool:
    """By its name alone, so that texts of different forms lose the same."""
    has_value = not field.below or field.key in AMOUNTS
    return not has_value or crc32(f"{toss} {field.key}".encode()) % 2 == 0


def _written(field: Field, types: Mapping[str, str], variables: Mapping[str, Any]) -> str:
    below = " { " + " ".join(_written(each, types, variables) for each in field.below) + " }" if field.below else ""
    name = field.name if field.key == field.name else f"{field.key}: {field.name}"
    return name + _literals(field.arguments, types, variables) + below
