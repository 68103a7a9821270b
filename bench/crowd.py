"""A graph of people, households and companies and of what is between them: the same for the same size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.batches import put_links, put_nodes
from bench.population import FAMILY, GIVEN, Values, id_of
from graph.endpoint import Endpoint
from graph.indexing import ensure
from graph.ingest.stored import with_keys
from graph.model import MODEL
from graph.store import Store

DAY, DAYS = date(2016, 1, 1), 3_600
MADE = "2016-01-01T00:00:00"
LABELS = ("Customer", "Household", "Company")
SHARES = {"REFERRED": 0.16, "TIED_TO": 0.48, "MEMBER_OF": 0.20, "WORKS_AT": 0.15, "PARENT_OF": 0.006,
          "PARTNERS_WITH": 0.004}  # fmt: skip
"""What part of all relationships is of each type."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many people there are, and how many relationships. There are two households for five customers, and a company
    for twenty."""

    customers: int
    relationships: int

    def __str__(self) -> str:
        return f"{self.customers:,} customers, {self.relationships:,} relationships"

    def count(self, label: str) -> int:
        return {"Customer": self.customers, "Household": max(self.customers * 2 // 5, 1),
                "Company": max(self.customers // 20, 2)}[label]  # fmt: skip

    def links(self, kind: str) -> int:
        return int(self.relationships * SHARES[kind])


async def fill(store: Store, endpoint: Endpoint, size: Size) -> None:
    """Indexes first, then everything in batches."""
    await ensure(store, endpoint, MODEL)
    for label in LABELS:
        await put_nodes(store, label, nodes(label, size))
    for kind in SHARES:
        await put_links(store, kind, links(kind, size))


def nodes(label: str, size: Size) -> Iterator[Values]:
    """Every node of a label."""
    random = Random(label)  # noqa: S311  # it invents and guards nothing
    for number in range(size.count(label)):
        yield node(label, number, f"{random.choice(GIVEN)} {random.choice(FAMILY)} {number}")


def node(label: str, number: int, name: str) -> Values:
    own: Values = {"id": id_of(label, number), "createdAt": MADE, "updatedAt": MADE, "version": 1}
    return own | with_keys({"name": name}, frozenset({"name"}))


def links(kind: str, size: Size) -> Iterator[Values]:
    """Every relationship of a type, as rows of start, end and properties."""
    random = Random(kind)  # noqa: S311  # it invents and guards nothing
    for number in range(size.links(kind)):
        yield from LINKS[kind](number, size, random)


def _referred(number: int, size: Size, random: Random) -> Iterator[Values]:
    """Each was brought by somebody who was there before, the early ones more often: some have brought hundreds."""
    end = number % (size.customers - 1) + 1
    start = min(random.randrange(end), random.randrange(end))
    is_first = number < size.customers - 1
    at = f"{DAY + timedelta(days=DAYS * end // size.customers)}T10:00:00"
    yield link("Customer", start, "Customer", end, {"at": at, "status": "CONVERTED", "isCredited": is_first})


def _tied(number: int, size: Size, random: Random) -> Iterator[Values]:
    """Ties are kept once each way; most are to people nearby."""
    if number % 2:
        return
    one = random.randrange(size.customers)
    near = (one + random.randint(1, 40)) % size.customers
    other = near if random.random() < 0.8 else random.randrange(size.customers)
    kind = random.choice(("FRIEND", "SIBLING", "NEIGHBOUR", "COLLEAGUE"))
    since = _day(random)
    yield link("Customer", one, "Customer", other, {"kind": kind, "since": since})
    yield link("Customer", other, "Customer", one, {"kind": kind, "since": since})


def _member(number: int, size: Size, random: Random) -> Iterator[Values]:
    home = number * 2 // 5 % size.count("Household")
    own: Values = {"role": "MEMBER", "isPrimary": True, "since": _day(random)}
    yield link("Customer", number % size.customers, "Household", home, own)


def _works(number: int, size: Size, random: Random) -> Iterator[Values]:
    """Companies are as different in size as they are: the greatest employs one in twenty."""
    company = int(size.count("Company") * random.random() ** 3)
    yield link("Customer", number % size.customers, "Company", company, {"isPrimary": True, "since": _day(random)})


def _owns(number: int, size: Size, random: Random) -> Iterator[Values]:
    end = number % (size.count("Company") - 1) + 1
    yield link("Company", random.randrange(end), "Company", end, {"since": _day(random)})


def _partners(number: int, size: Size, random: Random) -> Iterator[Values]:
    one = number % size.count("Company")
    other = (one + random.randint(1, size.count("Company") - 1)) % size.count("Company")
    yield link("Company", one, "Company", other, {"kind": "SUPPLIER", "since": _day(random)})


LINKS = {"REFERRED": _referred, "TIED_TO": _tied, "MEMBER_OF": _member, "WORKS_AT": _works, "PARENT_OF": _owns,
         "PARTNERS_WITH": _partners}  # fmt: skip


def _day(random: Random) -> str:
    return (DAY + timedelta(days=random.randrange(DAYS))).isoformat()


def link(start: str, first: int, end: str, second: int, properties: Values) -> Values:
    return {"start": id_of(start, first), "end": id_of(end, second), "properties": {**properties, "source": "bench"}}


def customers(size: Size, count: int, *, among: float = 1.0) -> Sequence[str]:
    """Some of them at random, out of a part of those who came first."""
    random = Random(3)  # noqa: S311  # it chooses and guards nothing
    first = max(int(size.customers * among), 1)
    return [id_of("Customer", random.randrange(first)) for _ in range(count)]
