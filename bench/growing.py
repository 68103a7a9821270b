"""Customers by the million, with their households, made piece by piece; and what is asked about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from bench.batches import put_links, put_nodes
from bench.population import START, Values, customer, household, id_of, link
from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.model import MODEL
from graph.store import Store

PEOPLE = 4
"""Customers of one household."""


async def fill(store: Store, endpoint: Endpoint, before: int, size: int) -> None:
    """So many customers where there were fewer, in batches."""
    await ensure(store, endpoint, MODEL)
    await put_nodes(store, "Household", map(household, range(before // PEOPLE, size // PEOPLE)))
    await put_nodes(store, "Customer", map(_customer, range(before, size)))
    await put_links(store, "MEMBER_OF", map(_member, range(before, size)))


def _customer(number: int) -> Values:
    return customer(number, Random(number))  # noqa: S311  # it invents and guards nothing


def _member(number: int) -> Values:
    home = household(number // PEOPLE)["id"]
    return link(id_of("Customer", number), home, {"role": "MEMBER", "isPrimary": True, "source": "bench"})


# ------------------------------------------------------------------------------------------------------------ questions


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the variables of one asking, for so many customers and rows of a page."""

    name: str
    text: str
    variables: Callable[[int, int, Random], dict[str, Any]]

    @property
    def has_pages(self) -> bool:
        return "$first" in self.text


FIELDS = "id name givenName familyName stage gender birthDate language createdAt updatedAt"


def _one(size: int, _rows: int, random: Random) -> dict[str, Any]:
    return {"id": id_of("Customer", random.randrange(size))}


def _from_id(size: int, rows: int, random: Random) -> dict[str, Any]:
    return {"first": rows, "from": id_of("Customer", random.randrange(max(size - rows, 1)))}


def _from_name(size: int, rows: int, random: Random) -> dict[str, Any]:
    return {"first": rows, "from": _customer(random.randrange(size))["name"]}


def _from_day(_size: int, rows: int, random: Random) -> dict[str, Any]:
    born = START - timedelta(days=random.randrange(20_000, 30_000))
    return {"first": rows, "from": born.date().isoformat()}


def _nothing(_size: int, _rows: int, _random: Random) -> dict[str, Any]:
    return {}


QUESTIONS = (
    Question("point", f"query ($id: ID!) {{ customer(by: {{id: $id}}) {{ {FIELDS} }} }}", _one),
    Question(
        "page by id",
        f"query ($first: Int!, $from: ID!) {{ customers(first: $first, where: {{id: {{gte: $from}}}}) "
        f"{{ nodes {{ {FIELDS} }} }} }}",
        _from_id,
    ),
    Question(
        "page by name",
        "query ($first: Int!, $from: String!) { customers(first: $first, orderBy: [{name: ASC}], "
        f"where: {{name: {{gte: $from}}}}) {{ nodes {{ {FIELDS} }} }} }}",
        _from_name,
    ),
    Question(
        "page by birth date",
        "query ($first: Int!, $from: Date!) { customers(first: $first, orderBy: [{birthDate: ASC}], "
        f"where: {{birthDate: {{gte: $from}}}}) {{ nodes {{ {FIELDS} }} }} }}",
        _from_day,
    ),
    Question(
        "page with homes",
        "query ($first: Int!, $from: ID!) { customers(first: $first, where: {id: {gte: $from}}) "
        "{ nodes { id name household { name } } } }",
        _from_id,
    ),
    Question("total", "{ customers { totalCount } }", _nothing),
)
