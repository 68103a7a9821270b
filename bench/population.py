"""A graph of invented customers, households, products and purchases: the same for the same size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import cast

from bench.batches import put_links, put_nodes
from graph.declare import Type
from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.ingest.stored import with_keys
from graph.model import MODEL
from graph.normalise.moments import stored
from graph.store import Store

START = datetime(2024, 1, 1, tzinfo=UTC)
GIVEN = ("Ada", "Björn", "Chloë", "Dmitri", "Emeka", "Fatima", "Grace", "Hana", "Iñigo", "Jürgen", "Kaori", "Lê")
FAMILY = ("Andersson", "Brown", "Chen", "Díaz", "Eze", "Fischer", "García", "Huber", "Ito", "Jones", "Kaya", "Łukasik")
THINGS = ("candle", "clock", "cup", "frame", "garland", "jar", "lamp", "napkin", "postcard", "ribbon", "tray", "vase")
COLOURS = ("amber", "blue", "coral", "green", "ivory", "lilac", "pink", "red", "silver", "white")
COUNTRIES = ("Australia", "France", "Germany", "Spain", "United Kingdom")
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each there are; a purchase has one to five lines."""

    customers: int
    households: int
    products: int
    purchases: int

    def __str__(self) -> str:
        people = f"{self.customers:,} customers in {self.households:,} households"
        return f"{people}, {self.purchases:,} purchases of {self.products:,} products"


FULL, SMALL = Size(10_000, 3_000, 1_000, 20_000), Size(1_500, 500, 100, 1_500)


@dataclass(frozen=True, slots=True)
class Population:
    """Nodes by label, and relationships by type as rows of start, end and properties."""

    nodes: Mapping[str, Sequence[Values]]
    links: Mapping[str, Sequence[Values]]

    def ids(self, label: str) -> list[str]:
        return [str(each["id"]) for each in self.nodes[label]]

    def __len__(self) -> int:
        return sum(map(len, self.nodes.values())) + sum(map(len, self.links.values()))


def population(size: Size, seed: int = 1) -> Population:
    random = Random(seed)  # noqa: S311  # it invents and guards nothing
    customers = [customer(number, random) for number in range(size.customers)]
    households = [household(number) for number in range(size.households)]
    products = [_product(number, random) for number in range(size.products)]
    purchases, lines = [], []
    for number in range(size.purchases):
        basket = list(_lines(number, products, random))
        purchases.append(_purchase(number, basket, random))
        lines += basket
    had = [link(random.choice(customers)["id"], each["id"], {"source": "bench"}) for each in purchases]
    return Population(
        {"Customer": customers, "Household": households, "Product": products, "Interaction": purchases},
        {"MEMBER_OF": _members(customers, households), "HAD": had, "CONTAINS": lines},
    )


def customer(number: int, random: Random) -> Values:
    given, family = random.choice(GIVEN), random.choice(FAMILY)
    told: Values = {
        "name": f"{given} {family} {number}",
        "givenName": given,
        "familyName": family,
        "stage": random.choice(tuple(MODEL.enums["CustomerStage"].values)),
        "gender": random.choice((*MODEL.enums["Gender"].values, None)),
        "birthDate": (START - timedelta(days=random.randrange(7_000, 30_000))).date().isoformat(),
        "language": random.choice(("de", "en", "es", "fr", "ja", None)),
        "preferredChannel": random.choice(tuple(MODEL.enums["Channel"].values)),
    }
    return _node("Customer", number, told, random)


def household(number: int) -> Values:
    return _node("Household", number, {"name": f"{FAMILY[number % len(FAMILY)]} {number}", "kind": "STATED"}, Random(0))  # noqa: S311


def _product(number: int, random: Random) -> Values:
    name = f"{random.choice(COLOURS)} {random.choice(THINGS)} {number}"
    return _node("Product", number, {"sku": f"{20_000 + number}", "name": name, "kind": "GOODS",
                                     "price": _price(random)}, random)  # fmt: skip


def _purchase(number: int, lines: Sequence[Values], random: Random) -> Values:
    bought = [cast(dict[str, int], line["properties"]) for line in lines]
    told: Values = {
        "kind": "PURCHASE",
        "at": _moment(random),
        "number": f"{500_000 + number}",
        "channel": random.choice(("WEB", "APP", "STORE", "PHONE")),
        "status": random.choice(("OPEN", "RESOLVED", "CLOSED", None)),
        "country": random.choice(COUNTRIES),
        "paymentMethod": random.choice(("CARD", "CASH", "INVOICE", None)),
        "total": sum(each["total"] for each in bought),
        "quantity": sum(each["quantity"] for each in bought),
    }
    return _node("Purchase", number, told, random)


def _lines(number: int, products: Sequence[Values], random: Random) -> Iterator[Values]:
    for place, product in enumerate(random.sample(products, random.randint(1, 5)), start=1):
        quantity, price = random.randint(1, 12), _price(random)
        own: Values = {"line": place, "quantity": quantity, "unitPrice": price, "discount": 0}
        yield link(id_of("Purchase", number), product["id"], {**own, "total": quantity * price})


def _members(customers: Sequence[Values], households: Sequence[Values]) -> list[Values]:
    """Three out of five customers live in some household."""
    living = [each for number, each in enumerate(customers) if number % 5 < 3]
    return [link(each["id"], households[number % len(households)]["id"],
                  {"role": "MEMBER", "isPrimary": True, "source": "bench"})
            for number, each in enumerate(living)]  # fmt: skip


def _node(name: str, number: int, told: Values, random: Random) -> Values:
    declared = MODEL.node(name)
    texts = frozenset(each.name for each in declared.properties if each.type is Type.TEXT)
    at = _moment(random)
    own: Values = {"id": id_of(name, number), "createdAt": at, "updatedAt": at, "version": 1}
    return own | with_keys(told, texts)


def id_of(name: str, number: int) -> str:
    return f"{MODEL.node(name).prefix}_{number:026d}"


def link(start: object, end: object, properties: Values) -> Values:
    return {"start": start, "end": end, "properties": properties}


def _price(random: Random) -> int:
    return random.randrange(25, 5_000) * 100


def _moment(random: Random) -> str:
    return stored(START + timedelta(seconds=random.randrange(2 * 365 * 86_400)))


async def fill(store: Store, endpoint: Endpoint, made: Population) -> None:
    """Indexes first, then everything in batches."""
    await ensure(store, endpoint, MODEL)
    for label, rows in made.nodes.items():
        await put_nodes(store, label, rows)
    for kind, rows in made.links.items():
        await put_links(store, kind, rows)
