"""Strawberry as it comes: classes with annotations, a resolver at each root, and the library's own executor below.

Each root sends the statement that Kith sends for the same question, so that what differs is what happens to the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, NewType

import strawberry
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry.asgi import GraphQL
from strawberry.schema.config import StrawberryConfig

from bench.sent import Sent
from graph.normalise.money import money_text
from graph.store import Store

Moment = NewType("Moment", str)
Day = NewType("Day", str)
Amount = NewType("Amount", int)
SCALARS: dict[object, Any] = {
    Moment: strawberry.scalar(name="DateTime", serialize=lambda value: value + "Z", parse_value=str),
    Day: strawberry.scalar(name="Date", serialize=str, parse_value=str),
    Amount: strawberry.scalar(name="Decimal", serialize=money_text, parse_value=int),
}


Stage = Enum("Stage", "PROSPECT CUSTOMER INACTIVE FORMER")
Gender = Enum("Gender", "FEMALE MALE OTHER UNDISCLOSED")
Channel = Enum("Channel", "WEB APP STORE PHONE EMAIL CHAT SOCIAL POST SMS FIELD PARTNER EVENT")
Status = Enum("Status", "OPEN PENDING RESOLVED CLOSED CANCELLED")
Payment = Enum("Payment", "CARD CASH TRANSFER DIRECT_DEBIT INVOICE WALLET VOUCHER")
for each in (Stage, Gender, Channel, Status, Payment):
    strawberry.enum(each)


@strawberry.input
class CustomerKey:
    id: strawberry.ID


@strawberry.input
class IdFilter:
    gte: strawberry.ID


@strawberry.input
class Where:
    id: IdFilter


@strawberry.type
class Money:
    amount: Amount
    currency: str = "GBP"


@strawberry.type
class Product:
    sku: str
    name: str


@strawberry.type
class Line:
    quantity: int
    unit_price: Money
    node: Product


@strawberry.type
class Lines:
    edges: list[Line]


@strawberry.type
class Household:
    name: str


@strawberry.type
class Purchase:
    id: strawberry.ID | None = None
    created_at: Moment | None = None
    at: Moment | None = None
    number: str | None = None
    channel: Channel | None = None
    status: Status | None = None
    country: str | None = None
    total: Money | None = None
    quantity: int | None = None
    payment_method: Payment | None = None
    own_lines: strawberry.Private[list[Line] | None] = None

    @strawberry.field
    def lines(self, first: int) -> Lines:
        return Lines(edges=(self.own_lines or [])[:first])


@strawberry.type
class Purchases:
    nodes: list[Purchase]


@strawberry.type
class Customer:
    id: strawberry.ID
    created_at: Moment | None = None
    updated_at: Moment | None = None
    name: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    stage: Stage | None = None
    gender: Gender | None = None
    birth_date: Day | None = None
    language: str | None = None
    household: Household | None = None
    own_purchases: strawberry.Private[list[Purchase] | None] = None

    @strawberry.field
    def purchases(self, first: int) -> Purchases:
        return Purchases(nodes=(self.own_purchases or [])[:first])


@strawberry.type
class Customers:
    nodes: list[Customer]


@strawberry.type
class Query:
    @strawberry.field
    async def customer(self, info: strawberry.Info, by: CustomerKey) -> Customer | None:
        rows = await _rows(info, "customer", id=by.id)
        return _customer(rows[0]) if rows else None

    @strawberry.field
    async def purchases(self, info: strawberry.Info, first: int, where: Where) -> Purchases:
        rows = await _rows(info, "purchases", first=first, **{"from": where.id.gte})
        return Purchases(nodes=[_purchase(row) for row in rows])

    @strawberry.field
    async def customers(self, info: strawberry.Info, first: int, where: Where) -> Customers:
        rows = await _rows(info, "customers", first=first, **{"from": where.id.gte})
        return Customers(nodes=[_with_purchases(row) for row in rows])


async def _rows(info: strawberry.Info, root: str, **variables: object) -> list[Any]:
    store, statements = info.context["store"], info.context["statements"]
    sent: Sent = statements[root]
    rows = await store.read(sent.statement(variables))
    return rows[0][0] if sent.whole else [row for (row,) in rows]


def _customer(row: list[Any]) -> Customer:
    id_, created_at, updated_at, name, given_name, family_name, stage, gender, birth_date, language = row
    return Customer(
        id=id_,
        created_at=created_at,
        updated_at=updated_at,
        name=name,
        given_name=given_name,
        family_name=family_name,
        stage=stage and Stage[stage],
        gender=gender and Gender[gender],
        birth_date=birth_date,
        language=language,
    )


def _purchase(row: list[Any]) -> Purchase:
    id_, created_at, at, number, channel, status, country, total, quantity, payment_method = row
    return Purchase(
        id=id_,
        created_at=created_at,
        at=at,
        number=number,
        channel=Channel[channel],
        status=status and Status[status],
        country=country,
        total=Money(amount=total),
        quantity=quantity,
        payment_method=payment_method and Payment[payment_method],
    )


def _with_purchases(row: list[Any]) -> Customer:
    id_, name, birth_date, household, purchases = row
    return Customer(
        id=id_,
        name=name,
        birth_date=birth_date,
        household=Household(name=household[0][0]) if household else None,
        own_purchases=[_with_lines(each) for each in purchases],
    )


def _with_lines(row: list[Any]) -> Purchase:
    at, channel, total, lines = row
    return Purchase(
        at=at, channel=Channel[channel], total=Money(amount=total), own_lines=[_line(each) for each in lines]
    )


def _line(row: list[Any]) -> Line:
    sku, name, quantity, price = row
    return Line(quantity=quantity, unit_price=Money(amount=price), node=Product(sku=sku, name=name))


class Served(GraphQL[Any, Any]):
    """The library's own application, with the store in reach of the resolvers."""

    def __init__(self, store: Store, statements: Mapping[str, Sent]) -> None:
        super().__init__(strawberry.Schema(Query, config=StrawberryConfig(scalar_map=SCALARS)), graphql_ide=None)
        self.reach = {"store": store, "statements": statements}

    async def get_context(self, request: Any, response: Any) -> Any:  # noqa: ARG002  # the library's signature
        return self.reach


def application(store: Store, statements: Mapping[str, Sent]) -> Starlette:
    return Starlette(routes=[Route("/graphql", Served(store, statements))])
