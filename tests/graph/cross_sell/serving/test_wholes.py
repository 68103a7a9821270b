"""Households, companies, baskets, likely buyers, lists of those who are alike, and a file of all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pyarrow.parquet as pq
import pytest

from graph.cross_sell.serving import alike, buyers
from graph.cross_sell.serving.terms import Strategy, Terms
from graph.cross_sell.serving.wholes import for_basket, for_companies, for_households
from graph.normalise.moments import UTC
from resolvers.binding import Setting
from server.exports.errors import BadExport
from server.exports.offers import export_offers
from tests.graph.cross_sell.serving import shop
from tests.graph.cross_sell.serving.conftest import QUESTION, Room
from tests.graph.cross_sell.serving.shop import letters
from tests.graph.cross_sell.serving.test_ladder import CONSENT, HOME

FIRMS = """CREATE (a:Company {id: 'com_a'})-[:PARENT_OF]->(b:Company {id: 'com_b'})
CREATE (b)-[:PARENT_OF]->(a)"""
SUPPLIED = """UNWIND $rows AS row
MATCH (c:Company {id: row[0]})
MATCH (p:Product {id: row[1]})
CREATE (c)-[:BOUGHT {times: 1, quantity: 1, spent: 1, returnedQuantity: 0, lastAt: row[2]}]->(p)"""
AWAY = """MATCH (h:Household {id: 'hou_1'}), (p:Product {id: 'pro_c'})
CREATE (h)-[:DISMISSED {at: '2026-04-30T00:00:00'}]->(p)"""
LIVING = """MATCH (c:Customer)
CREATE (c)-[:LOCATED_AT {isPrimary: true}]->(:Address {country: 'FR'})"""


READ: dict[str, Callable[[Path], list[Any]]] = {
    "jsonl": lambda path: [orjson.loads(each) for each in path.read_bytes().splitlines()],
    "parquet": lambda path: pq.read_table(path).to_pylist(),
}


async def test_a_household_is_offered_what_none_of_its_members_has(room: Room) -> None:
    await shop.customers(room.store, Ana="a", Boris="b", Cleo="c")
    await shop.said(room.store, HOME, ids=["cus_Ana", "cus_Boris", "cus_Cleo"])
    await shop.said(room.store, CONSENT, rows=[["cus_Cleo", "DENIED", "2026-01-01T00:00:00", None]])
    found = (await for_households(room, ["hou_1"], QUESTION))["hou_1"]
    assert (letters(found.listed.items), found.strategy) == ("de", Strategy.HOUSEHOLD)
    alone = replace(room, hidden=frozenset({"cus_Boris", "cus_Cleo"}))
    assert letters((await for_households(alone, ["hou_1"], QUESTION))["hou_1"].listed.items) == "cd"
    await shop.said(room.store, AWAY)
    assert letters((await for_households(alone, ["hou_1"], QUESTION))["hou_1"].listed.items) == "d"


async def test_a_company_counts_with_those_below_it(room: Room) -> None:
    await shop.said(room.store, FIRMS)
    rows = [["com_a", "pro_a", "2026-04-01T10:00:00"], ["com_b", "pro_b", "2026-04-02T10:00:00"]]
    await shop.said(room.store, SUPPLIED, rows=rows)
    found = await for_companies(room, ["com_a", "com_b"], QUESTION)
    assert {id_: (letters(each.listed.items), each.strategy) for id_, each in found.items()} == {
        "com_a": ("dce", Strategy.PERSONAL), "com_b": ("dce", Strategy.PERSONAL)}  # fmt: skip


@pytest.mark.parametrize(
    ("basket", "wanted", "strategy"), [("ab", "dce", Strategy.BASKET), ("f", "ab", Strategy.POPULAR)]
)
async def test_a_basket_falls_back_to_what_is_popular(room: Room, basket: str, wanted: str, strategy: Strategy) -> None:
    found = await for_basket(room, [shop.product(each) for each in basket], QUESTION)
    assert (letters(found.listed.items), found.strategy, found.subject) == (wanted, strategy, None)


async def test_likely_buyers_agree_and_have_not_bought(room: Room) -> None:
    await shop.customers(room.store, Ana="ab", Boris="a", Cleo="b", Dora="bd")
    await shop.said(room.store, CONSENT, rows=[["cus_Cleo", "DENIED", "2026-01-01T00:00:00", None]])
    _, found = await buyers.likely(room, ["pro_d", "pro_a"], QUESTION)
    assert [(each.customer, round(each.score, 3)) for each in found["pro_d"]] == [("cus_Ana", 0.45), ("cus_Boris", 0.1)]
    assert found["pro_a"] == []
    narrow = replace(room, only=frozenset({"cus_Boris"}))
    _, only = await buyers.likely(narrow, ["pro_d"], replace(QUESTION, narrows=True))
    assert [each.customer for each in only["pro_d"]] == ["cus_Boris"]


async def test_those_who_are_alike_have_a_list_if_there_are_enough(room: Room) -> None:
    await shop.customers(room.store, **{f"c{number}": "a" if number < 15 else "b" for number in range(30)})
    await shop.said(room.store, LIVING)
    made = await alike.keep(room.store, "cross-sell/2", at="2026-04-30T00:00:00")
    assert made == await alike.keep(room.store, "cross-sell/2", at="2026-04-30T00:00:00") > 0
    rows = await room.read("MATCH (l:Ranking {key: 'cross-sell/2:FR'})-[r:RANKS]->(p) RETURN p.id, r.rank, r.buyers")
    assert sorted(map(list, rows)) == [["pro_a", 1, 15], ["pro_b", 2, 15]]
    await alike.forget(room.store, ["cross-sell/3"])
    assert await room.read("MATCH (l:Ranking) RETURN l.key") == []


@pytest.mark.parametrize("suffix", sorted(READ))
async def test_a_file_has_what_every_customer_is_offered(room: Room, tmp_path: Path, suffix: str) -> None:
    await shop.customers(room.store, Ana="ab", Boris="")
    path = tmp_path / f"offers.{suffix}"
    setting = Setting(UTC, "GBP", b"k" * 32, 1000, offers=Terms(allows=True))
    written = await export_offers(room.store, path, setting, first=2)
    lines = READ[suffix](path)
    assert (written.customers, written.lines, len(lines)) == (2, 4, 4)
    assert [(each["customer"], each["rank"], each["sku"], each["strategy"]) for each in lines] == [
        ("cus_Ana", 1, "D", "PERSONAL"), ("cus_Ana", 2, "C", "PERSONAL"),
        ("cus_Boris", 1, "A", "POPULAR"), ("cus_Boris", 2, "B", "POPULAR")]  # fmt: skip
    assert lines[0]["reason"].startswith("bought by 41 of the 212 buyers who bought BOWL")


async def test_a_file_of_no_known_kind_is_refused(room: Room, tmp_path: Path) -> None:
    with pytest.raises(BadExport, match="should end in"):
        await export_offers(room.store, tmp_path / "offers.xlsx", Setting(UTC, "GBP", b"", 1000), first=2)
