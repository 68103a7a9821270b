"""Strawberry as it comes: annotated classes, a resolver at each root that sends the bare driver's statement, and the
library's own executor below it, field by field over the dictionaries that came back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

import strawberry
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry.asgi import GraphQL
from strawberry.schema.config import StrawberryConfig
from strawberry.utils.str_converters import to_camel_case

from bench.peers.bare import Driver


@strawberry.type
class Household:
    name: str


@strawberry.type
class Product:
    sku: str
    name: str


@strawberry.type
class Line:
    quantity: int
    unit_price: int
    product: Product


@strawberry.type
class Interaction:
    id: str
    number: str | None
    at: str
    created_at: str
    channel: str | None
    status: str | None
    payment_method: str | None
    country: str | None
    quantity: int | None
    total: int | None
    lines: list[Line]


@strawberry.type
class Customer:
    id: str
    name: str
    given_name: str | None
    family_name: str | None
    stage: str | None
    gender: str | None
    birth_date: str | None
    language: str | None
    version: int
    created_at: str
    updated_at: str
    household: Household | None
    purchases: list[Interaction]


@strawberry.type
class Page:
    total: int
    rows: list[Customer]


@strawberry.type
class KindInMonth:
    kind: str
    month: str
    count: int


@strawberry.type
class Descendant:
    depth: int
    parent: str
    id: str
    name: str


@strawberry.type
class Offered:
    sku: str
    name: str
    score: float


@strawberry.input
class CustomerRow:
    key: str
    name: str
    language: str | None = None


@strawberry.type
class Query:
    @strawberry.field
    async def point(self, info: strawberry.Info, id: str) -> Customer | None:  # noqa: A002  # a client's word
        return cast(Customer | None, await _ask(info, "point", id=id))

    @strawberry.field
    async def page(self, info: strawberry.Info, stage: str, language: str) -> Page:
        return cast(Page, await _ask(info, "page", stage=stage, language=language))

    @strawberry.field
    async def nested(self, info: strawberry.Info, stage: str, language: str) -> list[Customer]:
        return cast(list[Customer], await _ask(info, "nested", stage=stage, language=language))

    @strawberry.field
    async def rows(self, info: strawberry.Info, channel: str, country: str) -> list[Interaction]:
        return cast(list[Interaction], await _ask(info, "rows", channel=channel, country=country))

    @strawberry.field
    async def group(self, info: strawberry.Info, since: str) -> list[KindInMonth]:
        return cast(list[KindInMonth], await _ask(info, "group", since=since))

    @strawberry.field
    async def tree(self, info: strawberry.Info, id: str) -> list[Descendant]:  # noqa: A002
        return cast(list[Descendant], await _ask(info, "tree", id=id))

    @strawberry.field
    async def tree8(self, info: strawberry.Info, id: str) -> list[Descendant]:  # noqa: A002
        return cast(list[Descendant], await _ask(info, "tree-8", id=id))

    @strawberry.field
    async def path(self, info: strawberry.Info, start: str, end: str) -> list[str] | None:
        return cast(list[str] | None, await _ask(info, "path", **{"from": start, "to": end}))

    @strawberry.field
    async def cross_sell(self, info: strawberry.Info, id: str) -> list[Offered]:  # noqa: A002
        return cast(list[Offered], await _ask(info, "cross-sell", id=id))

    @strawberry.field
    async def desk(self, info: strawberry.Info, id: str) -> Customer | None:  # noqa: A002
        return cast(Customer | None, await _ask(info, "desk", id=id))


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def upsert(self, info: strawberry.Info, key: str, name: str, language: str) -> Customer:
        return cast(Customer, await _ask(info, "upsert", key=key, name=name, language=language))

    @strawberry.mutation
    async def upsert_once(self, info: strawberry.Info, once: str, key: str, name: str, language: str) -> Customer:
        return cast(Customer, await _ask(info, "upsert-whole", once=once, key=key, name=name, language=language))

    @strawberry.mutation
    async def bulk(self, info: strawberry.Info, rows: list[CustomerRow]) -> int:
        told = [{"key": each.key, "name": each.name, "language": each.language} for each in rows]
        return int(await _ask(info, "bulk", rows=told))


async def _ask(info: strawberry.Info, question: str, **given: Any) -> Any:
    driver: Driver = info.context["driver"]
    return await driver.ask(question, given)


@cache
def _key(name: str) -> str:
    return to_camel_case(name)


def _member(row: Mapping[str, Any], name: str) -> Any:
    """A field of what is a dictionary here."""
    return row.get(_key(name))


class Served(GraphQL[Any, Any]):
    """The library's own application, with the driver in reach of the resolvers."""

    def __init__(self, driver: Driver) -> None:
        config = StrawberryConfig(default_resolver=_member)
        super().__init__(strawberry.Schema(Query, Mutation, config=config), graphql_ide=None)
        self.reach = {"driver": driver}

    async def get_context(self, request: Any, response: Any) -> Any:  # noqa: ARG002  # the library's signature
        return self.reach


def application(driver: Driver) -> Starlette:
    return Starlette(routes=[Route("/graphql", Served(driver))])
