"""Two circles of friends with a bridge between them, a couple, and three alone; and their analysis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import orjson

from graph.analysis import process, reading, storing
from graph.ids import IdSource
from graph.normalise.moments import stored
from graph.statement import Statement
from graph.store import Store, Transaction

AT = datetime(2026, 5, 1, 9, tzinfo=UTC)
FRIENDS = ("Ada Abe Ann Ali Amy Art", "Bea Bob Ben Bud Bix Bo")
NAMES = " ".join((*FRIENDS, "Cid Cleo Dan Eli Flo")).split()
MADE = IdSource.at(AT)
IDS = {name: MADE.mint("cus") for name in NAMES}
HOME, WORK, KIND, GOODS = (MADE.mint(each) for each in ("hou", "com", "cat", "pro"))
SAME = {"createdAt": stored(AT), "updatedAt": stored(AT), "version": 1}

PEOPLE = """UNWIND $rows AS row
CREATE (c:Customer)
SET c = row.own
CREATE (c)-[:LOCATED_AT {use: 'HOME', isPrimary: true}]->(a:Address)
SET a = row.address
CREATE (c)-[:HAD]->(p:Interaction)
SET p = row.purchase
CREATE (c)-[:GAVE]->(s:Consent)
SET s = row.consent"""
TIES = """UNWIND $pairs AS pair
MATCH (a:Customer {id: pair[0]}), (b:Customer {id: pair[1]})
CREATE (a)-[:TIED_TO {kind: 'FRIEND'}]->(b), (b)-[:TIED_TO {kind: 'FRIEND'}]->(a)"""
AROUND = """CREATE (h:Household), (w:Company), (p:Product)-[:IN_CATEGORY]->(k:Category)
SET h = $home, w = $work, k = $kind, p = $goods"""
JOINED = """MATCH (c:Customer), (h:Household)
WHERE c.id IN $ids
CREATE (c)-[:MEMBER_OF {isPrimary: true}]->(h)"""
EMPLOYED = """MATCH (c:Customer), (w:Company), (p:Product)
WHERE c.id IN $ids
CREATE (c)-[:WORKS_AT {isPrimary: true}]->(w)
CREATE (c)-[:BOUGHT {times: 1, quantity: 1, spent: 1, returnedQuantity: 0, refunded: 0}]->(p)"""


def person(name: str) -> dict[str, Any]:
    """Those of the first circle live in Spain and have consented to be told of offers."""
    first = name in FRIENDS[0]
    own = {"name": name, "nameKey": name.lower(), "acquisitionChannel": "APP" if name in FRIENDS[1] else "WEB"}
    place = {"id": MADE.mint("adr"), "key": name, "country": "ES" if first else "FR"}
    sale = {"id": MADE.mint("int"), "kind": "PURCHASE", "at": stored(AT), "total": 10_000, "currency": "GBP"}
    said = {"id": MADE.mint("con"), "key": name, "purpose": "MARKETING", "state": "GRANTED" if first else "DENIED",
            "at": stored(AT)}  # fmt: skip
    return {"own": {"id": IDS[name], **own, **SAME}, "address": {**place, **SAME}, "purchase": {**sale, **SAME},
            "consent": {**said, **SAME}}  # fmt: skip


def ties() -> list[list[str]]:
    circles = [[some.split()[one], some.split()[other]] for some in FRIENDS for one in range(6) for other in range(one)]
    return [[IDS[one], IDS[other]] for one, other in (*circles, ["Ada", "Bea"])]


async def loaded(store: Store) -> None:
    """All of it, in one transaction."""

    async def work(tx: Transaction) -> None:
        await tx.run(Statement(PEOPLE, {"rows": list(map(person, NAMES))}))
        await tx.run(Statement(TIES, {"pairs": ties()}))
        named = {name: {"id": id_, "name": name, "nameKey": name, "key": name, **SAME}
                 for name, id_ in (("home", HOME), ("work", WORK), ("kind", KIND))}  # fmt: skip
        goods = {"id": GOODS, "sku": "s", "name": "goods", "nameKey": "goods", **SAME}
        await tx.run(Statement(AROUND, {**named, "goods": goods}))
        await tx.run(Statement(JOINED, {"ids": [IDS["Cid"], IDS["Cleo"]]}))
        await tx.run(Statement(EMPLOYED, {"ids": [IDS[each] for each in FRIENDS[1].split()]}))

    await store.write(work)


async def told(store: Store) -> list[dict[str, Any]]:
    """What the process says of the graph, computed here."""
    lines = [orjson.dumps(each) async for each in reading.portions(store, "2026-05-01")]
    out = BytesIO()
    process.run(lines, out)
    return [orjson.loads(each) for each in out.getvalue().splitlines()]


async def analysed(store: Store, run: str = "first") -> Sequence[dict[str, Any]]:
    """The same stored and shown, as the job does it."""
    found = await told(store)
    done = {**found[-1]["done"], "at": stored(AT), "position": 0}

    async def work(tx: Transaction) -> None:
        for each in found[:-1]:
            await storing.add(tx, each.get("communities", ()), run)
            await storing.mark(tx, each.get("people", ()), stored(AT))
        await storing.show(tx, run, done)

    await store.write(work)
    await storing.cleared(store)
    return found
