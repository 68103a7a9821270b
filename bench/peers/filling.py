"""Puts the graph into an engine: Kith's migrations and indexes first, then everything in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.batches import put, put_nodes
from bench.peers import made
from bench.peers.made import Size, id_of
from bench.peers.statements import LEARNED, OTHERS_KEYS, PACKED
from bench.population import Values
from graph.cross_sell.serving.weights import key_of, text_of
from graph.endpoint import Endpoint
from graph.export import statements
from graph.statement import Statement
from graph.store import Store, Transaction
from migrations.runner import migrate

SETTINGS = '{"decay": 0.7}'
LABELS = ("Customer", "Company", "Household", "Product", "Interaction")
Told = Callable[[str], object]


async def fill(store: Store, endpoint: Endpoint, size: Size, *, tell: Told = str) -> None:
    """`tell` hears what comes next."""
    await migrate(store, endpoint)
    for label in LABELS:
        tell(label)
        await put_nodes(store, label, made.nodes(label, size))
    for type_, (start, end), rows in links(size):
        tell(type_)
        await put(store, statements.CREATE_LINKS, rows, type=type_, start=start, end=end)
    await put(store, PACKED, _packed(size))
    await _one(store, Statement(LEARNED, {"at": made.MADE, "settings": SETTINGS}))
    if store.engine == "neo4j":
        for key in OTHERS_KEYS:
            await _one(store, Statement(key))


def links(size: Size) -> Iterator[tuple[str, tuple[str, str], Iterator[Values]]]:
    """Every relationship: its type, the labels of its ends, and rows of start, end and properties."""
    yield "MEMBER_OF", ("Customer", "Household"), _living(size)
    yield "WORKS_AT", ("Customer", "Company"), _working(size)
    yield "PARENT_OF", ("Company", "Company"), _owning(size)
    yield "REFERRED", ("Customer", "Customer"), _referring(size)
    yield "TIED_TO", ("Customer", "Customer"), _tied(size)
    for label in ("Customer", "Company"):
        yield "HAD", (label, "Interaction"), _had(label, size)
    yield "CONTAINS", ("Interaction", "Product"), _containing(size)
    sums = made.bought(size)
    for label in ("Customer", "Company"):
        yield "BOUGHT", (label, "Product"), _bought(label, sums)
    yield "GOES_WITH", ("Product", "Product"), _going(size)


def _living(size: Size) -> Iterator[Values]:
    for one, home in living(size):
        yield _link("Customer", one, "Household", home, {"role": "MEMBER", "isPrimary": True})


def living(size: Size) -> Iterator[tuple[int, int]]:
    """Four of five customers live in a household."""
    return ((each, each % size.households) for each in range(size.customers) if each % 5)


def _working(size: Size) -> Iterator[Values]:
    for one, other in working(size):
        yield _link("Customer", one, "Company", other, {"isPrimary": True})


def working(size: Size) -> Iterator[tuple[int, int]]:
    """One of three customers works at a company."""
    return ((each, each % size.companies) for each in range(0, size.customers, 3))


def _owning(size: Size) -> Iterator[Values]:
    """Groups of five companies."""
    for each in range(size.companies):
        if each % 5:
            yield _link("Company", each - each % 5, "Company", each, {})


def _referring(size: Size) -> Iterator[Values]:
    for end, start in enumerate(made.parents(size)):
        if start is not None:
            own: Values = {"at": made.MADE, "status": "CONVERTED", "isCredited": True}
            yield _link("Customer", start, "Customer", end, own)


def _tied(size: Size) -> Iterator[Values]:
    """A tie is kept once each way."""
    for pair in made.ties(size):
        for one, other in (pair, pair[::-1]):
            yield _link("Customer", one, "Customer", other, {"kind": "FRIEND"})


def _had(label: str, size: Size) -> Iterator[Values]:
    for event in made.events(size):
        if event.buyer[0] == label:
            yield _link(label, event.buyer[1], "Interaction", event.number, {})


def _containing(size: Size) -> Iterator[Values]:
    for event in made.events(size):
        for place, line in enumerate(event.lines, start=1):
            own: Values = {"line": place, "quantity": line.quantity, "unitPrice": line.price, "discount": 0}
            yield _link("Interaction", event.number, "Product", line.product, own | {"total": line.total})


def _bought(label: str, sums: dict[tuple[str, int, int], made.Sum]) -> Iterator[Values]:
    for (whose, buyer, product), each in sums.items():
        if whose == label:
            own: Values = {"times": each.times, "quantity": each.quantity, "spent": each.spent, "refunded": 0,
                           "returnedQuantity": 0, "firstAt": each.first, "lastAt": each.last}  # fmt: skip
            yield _link(label, buyer, "Product", product, own)


def _going(size: Size) -> Iterator[Values]:
    for one, other, weight in made.goes_with(size):
        yield _link("Product", one, "Product", other, {"weight": weight, "model": 1, "at": made.MADE})


def _packed(size: Size) -> Iterator[Values]:
    weights = dict[str, dict[str, float]]()
    for one, other, weight in made.goes_with(size):
        weights.setdefault(id_of("Product", one), {})[id_of("Product", other)] = weight
    return ({"key": key_of(product), "text": text_of(some)} for product, some in weights.items())


def _link(start: str, one: int, end: str, other: int, properties: Values) -> Values:
    return {"start": id_of(start, one), "end": id_of(end, other), "properties": {**properties, "source": "bench"}}


async def _one(store: Store, statement: Statement) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(statement)

    await store.write(work)
