"""Customers by the million, with their households, made piece by piece; and what is asked about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from random import Random
from typing import Any

from bench.population import BATCH, START, Values, customer, household, link
from bench.statements import CREATE_LINKS, CREATE_NODES
from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Store, Transaction

PEOPLE = 4
"""Customers of one household."""


async def fill(store: Store, endpoint: Endpoint, before: int, size: int) -> None:
    """So many customers where there were fewer, in batches, each a transaction of its own."""
    await ensure(store, endpoint, MODEL)
    await _write(
        store, CREATE_NODES["Household"], (household(each) for each in range(before // PEOPLE, size // PEOPLE))
    )
    await _write(store, CREATE_NODES["Customer"], (_customer(each) for each in range(before, size)))
    await _write(store, CREATE_LINKS["MEMBER_OF"], (_member(each) for each in range(before, size)))


def _customer(number: int) -> Values:
    return customer(number, Random(number))  # noqa: S311  # it invents and guards nothing


def _member(number: int) -> Values:
    home = household(number // PEOPLE)["id"]
    return link(_id(number), home, {"role": "MEMBER", "isPrimary": True, "source": "bench"})


def _id(number: int) -> str:
    return f"{MODEL.node('Customer').prefix}_{number:026d}"


async def _write(store: Store, text: str, rows: Iterator[Values]) -> None:
    while batch := list(islice(rows, BATCH)):

        async def work(transaction: Transaction, batch: list[Values] = batch) -> None:
            [[count]] = await transaction.run(Statement(text, {"rows": batch}))
            assert count == len(batch)

        await store.write(work)


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
    return {"id": _id(random.randrange(size))}


def _from_id(size: int, rows: int, random: Random) -> dict[str, Any]:
    return {"first": rows, "from": _id(random.randrange(max(size - rows, 1)))}


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
