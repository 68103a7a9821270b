"""Purchases in the graph: lines by their place, told twice, added to, corrected."""

from typing import cast

from graph.bolt import BoltStore
from graph.ingest import bought, progress
from graph.ingest.kinds import PURCHASES
from graph.ingest.known_purchases import Touched
from graph.ingest.purchases import tell_purchases
from graph.ingest.records import Article, Key, Line, Part, PurchaseBatch
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.commit import written

ORIGIN = Origin("shop", "2024-05-01T12:00:00", "2024-05-01")
LATER = Origin("shop", "2024-05-02T12:00:00", "2024-05-02")
HEADER: dict[str, object] = {"number": "1", "at": "2024-04-01T10:00:00"}


def line(place: int, sku: str, quantity: int, price: int) -> Line:
    worth: dict[str, object] = {
        "line": place,
        "quantity": quantity,
        "unitPrice": price,
        "discount": 0,
        "total": quantity * price,
    }
    return Line(place, sku, worth)


def batch(*lines: Line, key: str = "1", kind: str = "PURCHASE", first: bool = True) -> PurchaseBatch:
    header = {**HEADER, "number": key}
    part = Part(f"shop:{key}", key, kind, header, lines, {"customer": Key("Buyer", "shop", "13085")}, first)
    return PurchaseBatch((part,), (), tuple(Article(each.sku, None, "GOODS") for each in lines))


async def tell(store: BoltStore, told: PurchaseBatch, origin: Origin = ORIGIN) -> Touched:
    await progress.tell_source(store, origin)
    return await written(store, lambda tx: tell_purchases(tx, PURCHASES, told, origin=origin), origin)


async def sums(store: BoltStore) -> list[object]:
    text = "MATCH (i:Interaction) RETURN i.kind, i.quantity, i.total, i.version, COUNT { (i)-[:CONTAINS]->() }"
    rows = await store.read(Statement(text + " ORDER BY i.key"))
    return cast("list[object]", rows)


async def test_told_twice_changes_nothing(store: BoltStore) -> None:
    told = batch(line(1, "A", 2, 100), line(2, "A", 2, 100))
    first = await tell(store, told)
    again = await tell(store, told, LATER)
    assert (first.outcome.created, again.outcome.unchanged, again.outcome.changed) == (1, 1, 0)
    assert first.outcome.stored == again.outcome.stored == {"PURCHASE.lines": 2, "PURCHASE.amount": 400}
    assert (len(first.buyers), again.buyers) == (1, frozenset())
    assert await sums(store) == [["PURCHASE", 4, 400, 1, 2]]


async def test_lines_that_come_later_are_added(store: BoltStore) -> None:
    await tell(store, batch(line(1, "A", 2, 100)))
    more = await tell(store, batch(line(2, "B", 1, 50), first=False), LATER)
    assert (more.outcome.changed, len(more.buyers)) == (1, 1)
    assert await sums(store) == [["PURCHASE", 3, 250, 2, 2]]


async def test_a_corrected_line_takes_the_place_of_the_old_one(store: BoltStore) -> None:
    await tell(store, batch(line(1, "A", 2, 100), line(2, "B", 1, 50)))
    done = await tell(store, batch(line(1, "C", 1, 100), line(2, "B", 1, 50)), LATER)
    assert done.outcome.stored == {"PURCHASE.lines": 2, "PURCHASE.amount": 150}
    assert await sums(store) == [["PURCHASE", 2, 150, 2, 2]]


async def test_a_number_is_a_purchase_or_a_return(store: BoltStore) -> None:
    await tell(store, batch(line(1, "A", 2, 100)))
    done = await tell(store, batch(line(1, "A", 2, 100), kind="RETURN"))
    assert [each.column for each in done.outcome.refusals] == ["number"]
    assert await sums(store) == [["PURCHASE", 2, 200, 1, 1]]


async def test_what_was_bought_adds_up(store: BoltStore) -> None:
    await tell(store, batch(line(1, "A", 2, 100), line(2, "A", 1, 100)))
    await tell(store, batch(line(1, "A", 1, 100), key="2"))
    await tell(store, batch(line(1, "A", 2, 100), key="3", kind="RETURN"))
    assert await bought.recompute(store) == 1
    assert await bought.recompute(store) == 1
    [[found]] = await store.read(Statement("MATCH (:Customer)-[x:BOUGHT]->(:Product) RETURN properties(x)"))
    assert found == {
        "times": 2, "quantity": 4, "spent": 400, "returnedQuantity": 2, "refunded": 200,
        "firstAt": "2024-04-01T10:00:00", "lastAt": "2024-04-01T10:00:00",
    }  # fmt: skip
