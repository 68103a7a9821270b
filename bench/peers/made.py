"""The graph that all peers are measured on, invented from a seed: the same for the same size, read as often as needed.

Nothing is kept but the shape of the referral forest and what purchases add up to, so a large graph needs little memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random

from bench.population import COLOURS, COUNTRIES, FAMILY, GIVEN, THINGS, Values
from graph.ingest.stored import with_keys
from graph.model import MODEL

START, SECONDS = datetime(2024, 1, 1, tzinfo=UTC), 2 * 365 * 86_400
MADE = "2024-01-01T00:00:00"
TREE, DEEPEST = 40, 8
"""Customers of one tree of referrals, and how far its leaves may be from its root."""
KINDS, SHARES = ("PURCHASE", "CALL", "EMAIL", "CHAT", "VISIT", "SUPPORT", "REVIEW"), (50, 15, 15, 8, 5, 5, 2)
STAGES = ("PROSPECT", "CUSTOMER", "INACTIVE", "FORMER")
LANGUAGES = ("de", "en", "es", "fr", "ja")
CHANNELS = ("WEB", "APP", "STORE", "PHONE")
TEXTS = {"Customer": ("name", "givenName", "familyName"), "Interaction": ("country",)}
GOES = 20
"""Learned edges out of each product."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each there are."""

    name: str
    customers: int
    companies: int
    products: int
    households: int
    interactions: int

    def __str__(self) -> str:
        return (
            f"{self.customers:,} customers in {self.households:,} households, {self.companies:,} companies, "
            f"{self.products:,} products, {self.interactions:,} interactions"
        )

    def count(self, label: str) -> int:
        return {"Customer": self.customers, "Company": self.companies, "Product": self.products,
                "Household": self.households, "Interaction": self.interactions}[label]  # fmt: skip


S = Size("S", 10_000, 500, 1_000, 4_000, 200_000)
M = Size("M", 100_000, 5_000, 10_000, 40_000, 2_000_000)
TINY = Size("tiny", 200, 10, 20, 80, 1_000)
SIZES = {each.name: each for each in (S, M, TINY)}


@dataclass(frozen=True, slots=True)
class Line:
    """A product in a purchase; amounts are in 1/10,000 units."""

    product: int
    quantity: int
    price: int

    @property
    def total(self) -> int:
        return self.quantity * self.price


@dataclass(frozen=True, slots=True)
class Event:
    """An interaction: whose it is by label and number, what it holds, and its lines."""

    number: int
    buyer: tuple[str, int]
    values: Values
    lines: tuple[Line, ...]

    @property
    def at(self) -> str:
        return str(self.values["at"])


@dataclass(slots=True)
class Sum:
    """What the purchases of one product by one buyer come to."""

    times: int = 0
    quantity: int = 0
    spent: int = 0
    first: str = "9"
    last: str = ""

    def add(self, at: str, line: Line) -> None:
        self.times += 1
        self.quantity += line.quantity
        self.spent += line.total
        self.first, self.last = min(self.first, at), max(self.last, at)


def id_of(label: str, number: int) -> str:
    return f"{MODEL.node(label).prefix}_{number:026d}"


def events(size: Size) -> Iterable[Event]:
    """Every interaction, the earliest first, no two at the same moment; a small graph's are made once."""
    return _kept(size) if size.interactions <= S.interactions else _made(size)


@lru_cache(maxsize=1)
def _kept(size: Size) -> tuple[Event, ...]:
    return tuple(_made(size))


def _made(size: Size) -> Iterator[Event]:
    random, step = _random("events"), SECONDS // size.interactions
    for number in range(size.interactions):
        at = START + timedelta(seconds=number * step + random.randrange(step))
        buyer = ("Customer", size.customers) if random.random() < 0.95 else ("Company", size.companies)
        kind = random.choices(KINDS, SHARES)[0]
        lines = tuple(_lines(size, random)) if kind == "PURCHASE" else ()
        moment = at.strftime("%Y-%m-%dT%H:%M:%S")
        values = _told("Interaction", number, _event(kind, moment, number, lines, random), moment)
        yield Event(number, (buyer[0], random.randrange(buyer[1])), values, lines)


def _event(kind: str, at: str, number: int, lines: tuple[Line, ...], random: Random) -> Values:
    told: Values = {
        "kind": kind,
        "at": at,
        "number": f"{500_000 + number}",
        "channel": random.choice(CHANNELS),
        "status": random.choice(("OPEN", "RESOLVED", "CLOSED", None)),
        "country": random.choice(COUNTRIES),
    }
    if kind != "PURCHASE":
        return told
    method = random.choice(("CARD", "CASH", "INVOICE", None))
    totals: Values = {"total": sum(each.total for each in lines), "quantity": sum(each.quantity for each in lines)}
    return told | totals | {"paymentMethod": method}


def _lines(size: Size, random: Random) -> Iterator[Line]:
    """Some products are bought more often than others."""
    wanted = {int(size.products * random.random() ** 1.5) for _ in range(random.randint(1, 3))}
    for product in sorted(wanted):
        yield Line(product, random.randint(1, 12), random.randrange(25, 5_000) * 100)


def nodes(label: str, size: Size) -> Iterator[Values]:
    """Every node of a label."""
    if label == "Interaction":
        yield from (each.values for each in events(size))
        return
    random = _random(label)
    for number in range(size.count(label)):
        yield _told(label, number, NODES[label](number, random), MADE)


def _customer(number: int, random: Random) -> Values:
    given, family = random.choice(GIVEN), random.choice(FAMILY)
    born = START - timedelta(days=random.randrange(7_000, 30_000))
    return {
        "name": f"{given} {family} {number}",
        "givenName": given,
        "familyName": family,
        "stage": random.choice(STAGES),
        "gender": random.choice(("FEMALE", "MALE", "OTHER", None)),
        "birthDate": born.date().isoformat(),
        "language": random.choice(LANGUAGES),
        "preferredChannel": random.choice(CHANNELS),
    }


def _company(number: int, random: Random) -> Values:
    return {"name": f"{random.choice(FAMILY)} {number} Ltd", "stage": random.choice(STAGES)}


def _household(number: int, random: Random) -> Values:
    return {"name": f"{random.choice(FAMILY)} {number}", "kind": "STATED"}


def _product(number: int, random: Random) -> Values:
    name = f"{random.choice(COLOURS)} {random.choice(THINGS)} {number}"
    return {"sku": f"{20_000 + number}", "name": name, "kind": "GOODS", "price": random.randrange(25, 5_000) * 100}


NODES = {"Customer": _customer, "Company": _company, "Household": _household, "Product": _product}


def _told(label: str, number: int, told: Values, at: str) -> Values:
    own: Values = {"id": id_of(label, number), "createdAt": at, "updatedAt": at, "version": 1}
    return own | with_keys(told, frozenset(TEXTS.get(label, ("name",))))


def _random(what: str) -> Random:
    return Random(f"peers {what}")  # noqa: S311  # it invents and guards nothing


@lru_cache(maxsize=4)
def parents(size: Size) -> tuple[int | None, ...]:
    """Who brought each customer: trees of forty, no deeper than eight steps."""
    random, found, depths = _random("forest"), list[int | None](), list[int]()
    for number in range(size.customers):
        root = number - number % TREE
        able = [each for each in range(root, number) if depths[each] < DEEPEST]
        parent = random.choice(able) if able else None
        found.append(parent)
        depths.append(0 if parent is None else depths[parent] + 1)
    return tuple(found)


@lru_cache(maxsize=4)
def ties(size: Size) -> tuple[tuple[int, int], ...]:
    """Who is a friend of whom, each pair once: two for each customer, most of them nearby."""
    random, found = _random("ties"), dict[tuple[int, int], None]()
    for one in range(size.customers):
        for _ in range(2):
            near = (one + random.randint(1, 40)) % size.customers
            other = near if random.random() < 0.8 else random.randrange(size.customers)
            if one != other:
                found[min(one, other), max(one, other)] = None
    return tuple(found)


@lru_cache(maxsize=1)
def bought(size: Size) -> dict[tuple[str, int, int], Sum]:
    """What purchases add up to, by the buyer's label and number and the product."""
    found = dict[tuple[str, int, int], Sum]()
    for event in events(size):
        for line in event.lines:
            found.setdefault((*event.buyer, line.product), Sum()).add(event.at, line)
    return found


def goes_with(size: Size) -> Iterator[tuple[int, int, float]]:
    """Learned edges: from, to, weight."""
    random = _random("edges")
    for one in range(size.products):
        others = random.sample(range(size.products), min(GOES, size.products))
        yield from ((one, other, round(random.uniform(0.001, 0.2), 9)) for other in others if other != one)
