"""Imports keep the rules of relationships: no circles, one credit."""

from __future__ import annotations

from pathlib import Path

from graph.bolt import BoltStore
from tests.server.imports.importing import rejected, rows, told


async def test_companies_that_would_own_themselves(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "companies", "key,name\nA,A\nB,B\nC,C\n")
    report = await told(store, tmp_path, "ownerships", "parent,company\nA,B\nB,C\nC,A\n")
    assert [line.split(",")[:3] for line in rejected(report)] == [["4", "company", "A"]]
    assert await rows(store, "MATCH (a)-[:PARENT_OF]->(b) RETURN a.name, b.name ORDER BY a.name") == [
        ["A", "B"], ["B", "C"]]  # fmt: skip


async def test_categories_that_would_lie_in_themselves(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "categories", "key,name,parent\nCups,Cups,Kitchen\nKitchen,Kitchen,Home\nHome,Home,\n")
    report = await told(store, tmp_path, "categories", "key,name,parent\nHome,Home,Cups\nMugs,Mugs,Mugs\n")
    assert [line.split(",")[:3] for line in rejected(report)] == [["2", "parent", "Cups"], ["3", "parent", "Mugs"]]
    turned = "key,name,parent\nHome,Home,Cups\nKitchen,Kitchen,Mugs\nCups,Cups,Kitchen\n"
    assert (await told(store, tmp_path, "categories", turned)).rejected_rows == 0
    assert await rows(store, "MATCH (a)-[:PART_OF]->(b) RETURN a.name, b.name ORDER BY a.name") == [
        ["Cups", "Kitchen"], ["Home", "Cups"], ["Kitchen", "Mugs"]]  # fmt: skip


async def test_the_first_claim_is_credited_and_a_second_credit_refused(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name,stage\n1,A,\n2,B,\n3,C,\n4,New,PROSPECT\n")
    claims = "referrer,referred,at,isCredited\n1,4,2024-02-01T00:00:00Z,\n2,4,2024-01-01T00:00:00Z,\n"
    await told(store, tmp_path, "referrals", claims)
    report = await told(store, tmp_path, "referrals", claims + "3,4,2023-01-01T00:00:00Z,true\n")
    assert [line.split(",")[:2] for line in rejected(report)] == [["4", "isCredited"]]
    found = "MATCH (a)-[r:REFERRED]->() RETURN a.name, r.isCredited, r.status ORDER BY a.name"
    assert await rows(store, found) == [["A", False, "INVITED"], ["B", True, "INVITED"]]


async def test_a_refused_claim_makes_room_for_another_and_is_never_credited(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name,stage\n1,A,\n2,B,\n4,New,PROSPECT\n")
    await told(store, tmp_path, "referrals", "referrer,referred,at\n1,4,2024-01-01T00:00:00Z\n")
    claims = "referrer,referred,at,status,isCredited\n2,4,2024-02-01T00:00:00Z,,true\n"
    report = await told(store, tmp_path, "referrals", claims + "1,4,2024-01-01T00:00:00Z,REJECTED,\n")
    assert report.rejected_rows == 0
    report = await told(
        store, tmp_path, "referrals", "referrer,referred,at,isCredited\n1,4,2024-01-01T00:00:00Z,true\n"
    )
    assert [line.split(",")[:2] for line in rejected(report)] == [["2", "isCredited"]]
    found = "MATCH (a)-[r:REFERRED]->() RETURN a.name, r.isCredited, r.status ORDER BY a.name"
    assert await rows(store, found) == [["A", False, "REJECTED"], ["B", True, "INVITED"]]
