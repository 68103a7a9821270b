"""The graph as rows of tables, by PostgreSQL's own way of loading them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.peers import filling, made
from bench.peers.made import Event, Size, id_of
from bench.peers.postgres import Database
from bench.population import Values

HERE = Path(__file__).parent / "postgres"
Row = Iterable[object]
Told = Callable[[str], object]
MOMENT = "+00"
"""What a moment of the graph, which is UTC, has behind it in a table."""


async def load(database: Database, size: Size, *, tell: Told = str) -> None:
    """`tell` hears what comes next."""
    await database.run("-f", "-", told=(HERE / "schema.sql").read_bytes())
    for table, rows in tables(size):
        tell(table)
        await database.run("-c", f"COPY {table} FROM STDIN", told="".join(map(_line, rows)).encode())
    tell("indexes")
    for name in ("indexes", "functions"):
        await database.run("-f", "-", told=(HERE / f"{name}.sql").read_bytes())


def _line(row: Row) -> str:
    return "\t".join("\\N" if each is None else str(each) for each in row) + "\n"


def tables(size: Size) -> Iterator[tuple[str, Iterator[Row]]]:
    """Every table with its columns, and its rows, so that what is referred to comes first."""
    yield "household (id, name)", ((each["id"], each["name"]) for each in made.nodes("Household", size))
    yield "company (id, name, owner_id)", _companies(size)
    yield _customer_columns(), _customers(size)
    yield "employment (customer_id, company_id)", _employments(size)
    yield (
        "product (id, sku, name, kind, price)",
        (tuple(each[name] for name in ("id", "sku", "name", "kind", "price")) for each in made.nodes("Product", size)),
    )
    yield f"interaction (customer_id, company_id, {', '.join(INTERACTION.values())})", map(_event, made.events(size))
    yield "purchase_line (interaction_id, place, product_id, quantity, unit_price, total)", _lines(size)
    yield "bought (customer_id, product_id, times, last_at)", _bought(size)
    yield (
        "goes_with (product_id, other_id, weight)",
        ((id_of("Product", one), id_of("Product", other), weight) for one, other, weight in made.goes_with(size)),
    )
    yield "referral (referrer_id, customer_id)", _referrals(size)
    yield "tie (customer_id, other_id)", _ties(size)


CUSTOMER = {
    "id": "id", "createdAt": "created_at", "updatedAt": "updated_at", "version": "version", "name": "name",
    "nameKey": "name_key", "givenName": "given_name", "familyName": "family_name", "stage": "stage",
    "gender": "gender", "birthDate": "birth_date", "language": "language",
}  # fmt: skip
INTERACTION = {
    "id": "id", "createdAt": "created_at", "at": "at", "kind": "kind", "number": "number", "channel": "channel",
    "status": "status", "paymentMethod": "payment_method", "country": "country", "quantity": "quantity",
    "total": "total",
}  # fmt: skip
MOMENTS = frozenset({"createdAt", "updatedAt", "at"})


def _companies(size: Size) -> Iterator[Row]:
    for number, each in enumerate(made.nodes("Company", size)):
        yield each["id"], each["name"], id_of("Company", number - number % 5) if number % 5 else None


def _customer_columns() -> str:
    return f"customer ({', '.join(CUSTOMER.values())}, household_id)"


def _customers(size: Size) -> Iterator[Row]:
    homes = dict(filling.living(size))
    for number, each in enumerate(made.nodes("Customer", size)):
        yield *_values(each, CUSTOMER), id_of("Household", homes[number]) if number in homes else None


def _employments(size: Size) -> Iterator[Row]:
    return ((id_of("Customer", one), id_of("Company", other)) for one, other in filling.working(size))


def _event(event: Event) -> Row:
    label, number = event.buyer
    owners = [id_of(label, number) if label == each else None for each in ("Customer", "Company")]
    return *owners, *_values(event.values, INTERACTION)


def _values(values: Values, columns: Iterable[str]) -> Iterator[object]:
    for name in columns:
        value = values.get(name)
        yield f"{value}{MOMENT}" if name in MOMENTS else value


def _lines(size: Size) -> Iterator[Row]:
    for event in made.events(size):
        for place, each in enumerate(event.lines, start=1):
            yield (id_of("Interaction", event.number), place, id_of("Product", each.product), each.quantity, each.price,
                   each.total)  # fmt: skip


def _bought(size: Size) -> Iterator[Row]:
    for (label, buyer, product), each in made.bought(size).items():
        if label == "Customer":
            yield id_of(label, buyer), id_of("Product", product), each.times, each.last + MOMENT


def _referrals(size: Size) -> Iterator[Row]:
    for end, start in enumerate(made.parents(size)):
        if start is not None:
            yield id_of("Customer", start), id_of("Customer", end)


def _ties(size: Size) -> Iterator[Row]:
    for pair in made.ties(size):
        for one, other in (pair, pair[::-1]):
            yield id_of("Customer", one), id_of("Customer", other)
