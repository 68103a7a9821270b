"""The part of the sample that referrals are about, read from its files and put into an engine as it stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pyarrow import parquet

from graph.bolt import BoltStore
from graph.statement import Statement
from graph.store import Transaction
from samples.generate.retail import FILE
from tests.samples.files import HOME, Row, rows

PEOPLE = """UNWIND $rows AS row
CREATE (:Customer {id: 'cus_' + row.key, name: row.name, nameKey: row.name, stage: row.stage,
  acquiredOn: row.acquiredOn, createdAt: '', updatedAt: '', version: 1})"""
HELD = """UNWIND $rows AS row
MATCH (c:Customer {id: 'cus_' + row.who})
MERGE (k:Identifier {key: row.key})
ON CREATE SET k.id = 'idn_' + row.key, k.type = row.type, k.normalised = row.key
CREATE (c)-[:IDENTIFIED_BY]->(k)"""
CLAIMS = """UNWIND $rows AS row
MATCH (a:Customer {id: 'cus_' + row.referrer}), (b:Customer {id: 'cus_' + row.referred})
CREATE (a)-[r:REFERRED]->(b)
SET r.at = row.moment, r.status = row.status, r.isCredited = row.isCredited = 'true', r.channel = row.channel,
  r.reward = row.units"""
MEMBERS = """UNWIND $rows AS row
MATCH (c:Customer {id: 'cus_' + row.customer})
MERGE (h:Household {id: 'hou_' + row.household})
CREATE (c)-[m:MEMBER_OF {isPrimary: row.isPrimary = 'true'}]->(h)
SET m.since = CASE WHEN row.since = '' THEN null ELSE row.since END,
  m.until = CASE WHEN row.until = '' THEN null ELSE row.until END"""
BOUGHT = """UNWIND $rows AS row
MATCH (c:Customer {id: 'cus_' + row[0]})
CREATE (c)-[:HAD]->(:Interaction {id: 'int_' + row[3], kind: 'PURCHASE', at: row[1], total: row[2], quantity: 1,
  createdAt: '', updatedAt: '', version: 1})"""
COLUMNS = ["Invoice", "Quantity", "Price", "InvoiceDate", "Customer ID"]


def claims() -> tuple[Row, ...]:
    return rows("referrals")


@cache
def people() -> Mapping[str, Row]:
    """Everybody in a claim, by key."""
    known = {each for claim in claims() for each in (claim["referrer"], claim["referred"])}
    return {each["key"]: each for each in rows("customers") if each["key"] in known}


@cache
def purchases() -> Mapping[str, Sequence[tuple[str, int, str]]]:
    """Moment, ten-thousandths and number of what every fifth of them bought: lines of one number are one purchase."""
    table: Any = parquet.read_table(HOME / FILE, columns=COLUMNS, filters=[("Quantity", ">", 0)]).to_pandas()
    table = table[table["Customer ID"] % 5 == 0]
    table = table.assign(units=(table["Price"] * 10_000).round() * table["Quantity"])
    made = table.groupby(["Customer ID", "Invoice"]).agg({"InvoiceDate": "min", "units": "sum"})
    found = defaultdict[str, list[tuple[str, int, str]]](list)
    for who, number, at, units in made.reset_index().itertuples(index=False):
        found[str(int(who))].append((str(at).replace(" ", "T"), int(units), str(number)))
    return {who: each for who, each in found.items() if who in people()}


def held() -> list[dict[str, str]]:
    """The mailboxes and telephones of everybody."""
    every = [("EMAIL", "email"), ("PHONE", "phone")]
    return [{"who": each["key"], "type": kind, "key": each[name]}
            for each in people().values() for kind, name in every if each[name]]  # fmt: skip


def units(amount: str) -> int:
    return round(float(amount or 0) * 10_000)


async def load(store: BoltStore) -> None:
    """All of it into an empty graph."""
    made = [{**each, "moment": each["at"].removesuffix("Z"), "units": units(each["reward"])} for each in claims()]
    living = [each for each in rows("memberships") if each["customer"] in people()]
    bought = [[who, *each] for who, some in purchases().items() for each in some]
    told: list[tuple[str, Sequence[Any]]] = [
        (PEOPLE, list(people().values())), (HELD, held()), (CLAIMS, made), (MEMBERS, living), (BOUGHT, bought)
    ]  # fmt: skip
    for text, every in told:
        for start in range(0, len(every), 1000):
            await _write(store, text, every[start : start + 1000])


async def _write(store: BoltStore, text: str, some: Sequence[Any]) -> None:
    async def work(tx: Transaction) -> None:
        await tx.run(Statement(text, {"rows": list(some)}))

    await store.write(work)


def money(units: int) -> str:
    """An amount as the API writes it."""
    whole, fraction = divmod(units, 10_000)
    return f"{whole}.{f'{fraction:04}'.rstrip('0').ljust(2, '0')}"
