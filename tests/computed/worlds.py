"""A small world of referrals in which everything occurs that alerts and figures are about."""

from __future__ import annotations

from collections.abc import Sequence

from graph.bolt import BoltStore
from graph.statement import Statement
from graph.store import Transaction

PEOPLE = """UNWIND $rows AS row
CREATE (:Customer {id: 'cus_' + row[0], name: row[0], nameKey: toLower(row[0]), stage: row[1], acquiredOn: row[2],
  createdAt: '2024-01-01T00:00:00', updatedAt: '2024-01-01T00:00:00', version: 1})"""
CLAIMS = """UNWIND $rows AS row
MATCH (a:Customer {id: 'cus_' + row.a}), (b:Customer {id: 'cus_' + row.b})
CREATE (a)-[r:REFERRED]->(b)
SET r.at = row.at, r.isCredited = row.credited, r.status = row.status, r.channel = row.channel, r.code = row.code,
  r.reward = row.reward"""
PURCHASES = """UNWIND $rows AS row
MATCH (c:Customer {id: 'cus_' + row[0]})
CREATE (c)-[:HAD]->(:Interaction {id: row[1], kind: 'PURCHASE', at: row[2], total: row[3], quantity: 1,
  createdAt: row[2], updatedAt: row[2], version: 1})"""


async def people(store: BoltStore, *names: str, stage: str = "CUSTOMER", on: str = "2025-01-01") -> None:
    await _write(store, PEOPLE, [[each, stage, on] for each in names])


async def claims(store: BoltStore, *pairs: str, at: str = "2025-03-01T10:00:00", credited: bool = True,
                 status: str | None = None, channel: str | None = None, code: str | None = None,
                 reward: int | None = None) -> None:  # fmt: skip
    """`Ana Bob` for each pair."""
    rows = [{"a": a, "b": b, "at": at, "credited": credited, "status": status, "channel": channel, "code": code,
             "reward": reward} for a, b in (each.split() for each in pairs)]  # fmt: skip
    await _write(store, CLAIMS, rows)


async def purchases(store: BoltStore, *bought: tuple[str, str, int]) -> None:
    """Who, when and for how many ten-thousandths."""
    rows = [[who, f"int_{who}{place}", at, total] for place, (who, at, total) in enumerate(bought)]
    await _write(store, PURCHASES, rows)


async def does(store: BoltStore, text: str, **parameters: object) -> None:
    await _write(store, text, [], **parameters)


async def _write(store: BoltStore, text: str, rows: Sequence[object], **rest: object) -> None:
    async def work(tx: Transaction) -> None:
        await tx.run(Statement(text, {"rows": list(rows), **rest}))

    await store.write(work)
