"""The oddities of Online Retail II are kept, not lost: a slice of it against the raw file."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from graph.bolt import BoltStore
from graph.ingest import bought
from server.imports.report import Report
from tests.server.imports.importing import RETAIL, brought, plan_of, rows

SLICE = Path(__file__).parents[2] / "data" / "imports" / "online_retail_slice.parquet"
RAW: list[dict[str, Any]] = pq.read_table(SLICE).to_pylist()


def worth(raw: list[dict[str, Any]]) -> int:
    return int(sum(Decimal(repr(row["Price"])) * row["Quantity"] for row in raw) * 10_000)


def number(row: dict[str, Any]) -> str:
    return str(row["Invoice"])


RETURNS = [row for row in RAW if number(row).startswith("C")]
DEBTS = [row for row in RAW if row["StockCode"] == "B"]
STOCK = [row for row in RAW if row["Quantity"] < 0 and not number(row).startswith("C")]
SALES = [row for row in RAW if row not in RETURNS and row not in DEBTS and row not in STOCK]


async def loaded(store: BoltStore, folder: Path) -> Report:
    return await brought(store, plan_of(SLICE, "purchases", source="online_retail", said=RETAIL), folder)


async def test_rows_and_sums_reconcile(store: BoltStore, tmp_path: Path) -> None:
    report = await loaded(store, tmp_path)
    assert report.agrees
    assert {
        entry.kind: (entry.stored_rows, entry.stored_worth) for entry in report.entries if entry.kind != "rejected"
    } == {
        "purchase": (len(SALES), worth(SALES)),
        "return": (len(RETURNS), worth(RETURNS)),
        "adjustment": (len(DEBTS + STOCK), worth(DEBTS + STOCK)),
    }
    assert (report.rows, report.tally.worth, report.rejected_rows) == (len(RAW), worth(RAW), 0)


async def test_what_the_graph_holds(store: BoltStore, tmp_path: Path) -> None:
    await loaded(store, tmp_path)
    kinds = await rows(store, "MATCH (i:Interaction) RETURN i.kind, count(i), sum(i.total) ORDER BY i.kind")
    assert kinds == [
        ["PURCHASE", len({number(row) for row in SALES}), worth(SALES)],
        ["RETURN", len({number(row) for row in RETURNS}), -worth(RETURNS)],
    ]
    lines = await rows(store, "MATCH (i:Interaction)-[l:CONTAINS]->(p) RETURN i.number, p.sku, l.line, l.quantity")
    places = Counter[str]()
    wanted = []
    for row in RAW:
        places[number(row)] += 1
        if row in SALES or row in RETURNS:
            sign = -1 if row in RETURNS else 1
            wanted.append([number(row), row["StockCode"], places[number(row)], sign * row["Quantity"]])
    assert sorted(map(str, lines)) == sorted(map(str, wanted))


async def test_the_oddities_are_there(store: BoltStore, tmp_path: Path) -> None:
    await loaded(store, tmp_path)
    codes = await rows(store, "MATCH (p:Product) RETURN p.sku")
    assert {code for [code] in codes} == {row["StockCode"] for row in RAW}
    assert {"47503J", "47503J ", "M", "m"} <= {str(code) for [code] in codes}
    [[positive]] = await rows(store, "MATCH (i:Interaction {number: 'C496350'}) RETURN i.total")
    assert positive == -3735700
    anonymous = await rows(
        store, "MATCH (i:Interaction) WHERE NOT EXISTS { (i)<-[:HAD]-() } RETURN i.number, i.country"
    )
    nobody = {number(row) for row in SALES + RETURNS if row["Customer ID"] is None}
    assert ({each for each, _ in anonymous}, all(country for _, country in anonymous)) == (nobody, True)
    assert await rows(store, "MATCH (:Interaction {kind: 'RETURN'})-[:ABOUT]->() RETURN count(*)") == [[0]]
    charges = await rows(store, "MATCH (p:Product {kind: 'CHARGE'}) RETURN p.sku")
    assert {"POST", "D", "M", "BANK CHARGES", "DOT", "C2", "m"} <= {str(code) for [code] in charges}
    notes = await rows(store, "MATCH (a:Adjustment)-[:ADJUSTS]->(p {sku: 'B'}) RETURN a.note, sum(a.amount)")
    assert notes == [["Adjust bad debt", worth(DEBTS)]]


async def test_bought_can_be_dropped_and_added_up_again(store: BoltStore, tmp_path: Path) -> None:
    await loaded(store, tmp_path)
    text = """MATCH (b)-[x:BOUGHT]->(p)
    RETURN b.name, p.sku, x.times, x.quantity, x.spent, x.refunded ORDER BY b.name, p.sku"""
    before = await rows(store, text)
    assert await bought.recompute(store) == len(before)
    assert await rows(store, text) == before
    named = [row for row in SALES if row["Customer ID"]]
    assert sum(int(str(row[4])) for row in before) == worth(named)


@pytest.mark.parametrize("customer", [13085])
async def test_a_company_may_hold_the_key_of_a_customer(store: BoltStore, tmp_path: Path, customer: int) -> None:
    (tmp_path / "companies.csv").write_text(f"key,name\n{customer},Gifts Ltd\n")
    await brought(store, plan_of(tmp_path / "companies.csv", "companies", source="online_retail"), tmp_path)
    await loaded(store, tmp_path)
    own = {number(row) for row in RAW if row["Customer ID"] == customer}
    assert await rows(store, "MATCH (c:Company)-[:HAD]->(i) RETURN count(i)") == [[len(own)]]
