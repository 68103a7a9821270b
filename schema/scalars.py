"""The scalars: how a value comes in, and how it goes out. What comes in is what the store keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from typing import Any

import strawberry
from graphql import FloatValueNode, GraphQLError, IntValueNode, StringValueNode, ValueNode, print_ast
from strawberry.types.scalar import ScalarDefinition

from graph.normalise.currency import currency as currency_code
from graph.normalise.durations import duration
from graph.normalise.errors import Invalid
from graph.normalise.moments import date, moment
from graph.normalise.money import decimal, decimal_text
from schema.shapes import Field, Object

LARGEST_EXACT = 2**53 - 1
"""Beyond it a JSON number is no longer exact where it is read as a binary fraction."""

LARGEST_FRACTION = 10**11
"""Below it a binary fraction has at least 15 digits: enough for the four after the point."""


Read = Callable[[Any], object]


def scalars(zone: tzinfo) -> tuple[ScalarDefinition, ...]:
    """The scalars of the API; moments without an offset are local time in `zone`."""
    return (
        _text("DateTime", "A moment as RFC 3339 writes it, in UTC: 2024-02-29T13:45:00Z. One that comes in without an"
              " offset is read in the time zone of this deployment.", partial(moment, zone=zone),
              "https://scalars.graphql.org/andimarek/date-time.html"),
        _text("Date", "A day as ISO 8601 writes it: 2024-02-29.", date,
              "https://scalars.graphql.org/andimarek/local-date.html"),
        _text("Duration", "A span of time as ISO 8601 writes it: P30D, P1Y6M, PT12H.", _duration,
              "https://en.wikipedia.org/wiki/ISO_8601#Durations"),
        _text("CurrencyCode", "A currency of ISO 4217 by its three letters: EUR.", currency_code,
              "https://en.wikipedia.org/wiki/ISO_4217"),
        _scalar("Decimal", "An exact number with up to four decimals, as text: \"12.34\". Comes in as text or number.",
                _decimal, _decimal_out, "https://spec.graphql.org/draft/#sec-Scalars.Custom-Scalars"),
        _scalar("BigInt", "A whole number from -(2^53 - 1) to 2^53 - 1, exact as a JSON number.", _big, _big,
                "https://www.rfc-editor.org/rfc/rfc8259#section-6"),
    )  # fmt: skip


def money(currency: str) -> Object:
    """Amounts in the one currency in which a deployment reports."""
    return Object("Money", "An amount of money.", (
        Field("amount", "Decimal!", "The amount, with at least two decimals."),
        Field("currency", "CurrencyCode!", f"Its currency, {currency} in this deployment.")))  # fmt: skip


def _text(name: str, description: str, read: Callable[[str], object], url: str) -> ScalarDefinition:
    return _scalar(name, description, partial(_only_text, read), _same, url)


def _scalar(name: str, description: str, read: Read, write: Read, url: str) -> ScalarDefinition:
    parse = partial(_parsed, name, read)
    return strawberry.scalar(
        name=name,
        description=description,
        specified_by_url=url,
        serialize=partial(_parsed, name, write),
        parse_value=parse,
        parse_literal=partial(_literal, parse),
    )


def _parsed(name: str, read: Read, value: Any) -> object:
    try:
        return read(value)
    except Invalid as error:
        raise GraphQLError(f"{name}: {error}") from error


def _literal(parse: Read, node: ValueNode, _variables: object = None) -> object:
    try:
        return parse(_written(node))
    except GraphQLError as error:
        raise GraphQLError(error.message, node) from error


def _written(node: ValueNode) -> object:
    """Fractions are read as they are written, so that none passes through a binary one."""
    match node:
        case StringValueNode() | FloatValueNode():
            return node.value
        case IntValueNode():
            return int(node.value)
        case _:
            raise GraphQLError(f"Wanted text or a number, found {print_ast(node)}.")


def _only_text(read: Callable[[str], object], value: object) -> object:
    if not isinstance(value, str):
        raise GraphQLError(f"Wanted text, found {value!r}. Put it in quotes.")
    return read(value)


def _duration(text: str) -> str:
    duration(text)
    return text.strip().upper()


def _same(value: object) -> object:
    return value


def _decimal(value: object) -> int:
    if isinstance(value, float) and abs(value) < LARGEST_FRACTION:
        return decimal(repr(value))  # The shortest text of the fraction is the number as it was sent.
    return decimal(value)  # type: ignore[arg-type]  # it refuses what it cannot read


def _decimal_out(value: object) -> object:
    return decimal_text(value) if isinstance(value, int) else value


def _big(value: object) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST_EXACT:
        raise GraphQLError(f"Wanted a whole number of at most {LARGEST_EXACT} either way, found {value!r}.")
    return value
