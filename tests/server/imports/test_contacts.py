"""Contacts of other tools in the graph: people, those around them, where they work, what a second import changes."""

from pathlib import Path

from graph.bolt import BoltStore
from server.imports.options import Options
from server.imports.plan import planned
from server.imports.report import Report
from tests.server.imports.importing import UTC, brought, rejected, rows, told

DATA = Path(__file__).parents[2] / "data"


async def imported(store: BoltStore, path: Path, folder: Path) -> Report:
    return await brought(store, planned(path, kind=None, source=None, options=Options(), zone=UTC), folder)


async def test_an_outlook_contact_with_all_around(store: BoltStore, tmp_path: Path) -> None:
    report = await imported(store, DATA / "crm_csv" / "outlook.csv", tmp_path)
    assert report.outcome.stored == {
        "companies": 1, "customers": 4, "addresses": 1, "employments": 1, "ties": 3, "referrals": 1,
    }  # fmt: skip
    around = """MATCH (c:Customer {name: 'Linus Example'})-[r:TIED_TO|WORKS_AT|LOCATED_AT]->(n)
    WITH r, coalesce(n.name, n.city) AS called
    RETURN type(r), r.kind, r.role, r.department, r.use, r.isPrimary, called ORDER BY type(r), called"""
    assert await rows(store, around) == [
        ["LOCATED_AT", None, None, None, "WORK", False, "Espoo"],
        ["LOCATED_AT", None, None, None, "HOME", True, "Helsinki"],
        ["TIED_TO", "CHILD", None, None, None, None, "Ann"],
        ["TIED_TO", "CHILD", None, None, None, None, "Bo"],
        ["TIED_TO", "SPOUSE", None, None, None, None, "Tove Example"],
        ["WORKS_AT", None, "Maintainer", "Core", None, True, "Kernel Inc"],
    ]
    told_by = "MATCH (a:Customer)-[:REFERRED]->(b) RETURN a.name, b.name, b.birthDate"
    assert await rows(store, told_by) == [["Maria Referrer", "Linus Example", "1969-12-28"]]
    held = (
        "MATCH (:Customer {name: 'Linus Example'})-[r:IDENTIFIED_BY]->(i) WHERE r.isPrimary RETURN i.key ORDER BY i.key"
    )
    assert await rows(store, held) == [["EMAIL:linus@example.com"], ["PHONE:+358400000003"]]


async def test_hubspot_s_contacts_work_at_the_companies_of_their_keys(store: BoltStore, tmp_path: Path) -> None:
    await imported(store, DATA / "crm_csv" / "hubspot_contacts.csv", tmp_path)
    named = "MATCH (c:Company) RETURN c.name ORDER BY c.name"
    assert await rows(store, named) == [["9002"], ["Fromagerie Perrin"]]
    for name in ("hubspot_companies", "hubspot_contacts"):
        report = await imported(store, DATA / "crm_csv" / f"{name}.csv", tmp_path)
    assert (report.outcome.unchanged, report.outcome.created, report.left_out) == (2, 0, 2)
    text = """MATCH (c:Customer)-[r:WORKS_AT]->(n:Company)
    RETURN c.givenName, c.stage, c.acquiredOn, n.name, r.role, r.isPrimary ORDER BY c.givenNameKey, c.stage, n.name"""
    assert await rows(store, text) == [
        ["Gaëlle", "CUSTOMER", "2024-03-12", "Fromagerie Perrin", "Buyer", True],
        ["Gaelle", "PROSPECT", "2024-05-01", "Fromagerie Perrin", "Acheteuse", True],
        ["Gaelle", "PROSPECT", "2024-05-01", "Fromagerie Perrin SARL", None, False],
    ]
    assert await rows(store, named) == [["Fromagerie Perrin"], ["Fromagerie Perrin SARL"]]


async def test_cards_that_name_one_another_and_couples_with_one_mailbox(store: BoltStore, tmp_path: Path) -> None:
    path = tmp_path / "home.vcf"
    bodies = (
        "UID:urn:uuid:1\nFN:Ann Smith\nRELATED;TYPE=spouse:urn:uuid:2\nEMAIL:home@example.com",
        "UID:2\nFN:Bo Smith\nEMAIL:home@example.com\nX-CHILD:none",
        "FN:Cy Jones\nEMAIL:jones@example.com",
        "FN:Di Jones\nEMAIL:jones@example.com\nRELATED;TYPE=friend:https://example.com/cy",
    )
    path.write_text("".join(f"BEGIN:VCARD\n{body}\nEND:VCARD\n" for body in bodies))
    report, again = [await imported(store, path, tmp_path) for _ in range(2)]
    assert (again.outcome.created, again.outcome.unchanged, set(again.outcome.stored.values())) == (0, 4, {0})
    assert [line.split(",")[1:3] for line in rejected(report)] == [["friends", "https://example.com/cy"]]
    tied = "MATCH (a:Customer)-[r:TIED_TO]->(b) RETURN a.name, r.kind, b.name ORDER BY a.name"
    assert await rows(store, tied) == [["Ann Smith", "SPOUSE", "Bo Smith"], ["Bo Smith", "SPOUSE", "Ann Smith"]]
    assert await rows(store, "MATCH (c:Customer) RETURN c.name ORDER BY c.name") == [
        ["Ann Smith"], ["Bo Smith"], ["Cy Jones"], ["Di Jones"],
    ]  # fmt: skip


async def test_who_changes_the_employer_leaves_the_one_before(store: BoltStore, tmp_path: Path) -> None:
    for firm in ("Acme", "Bolt", "Bolt"):
        await told(store, tmp_path, "customers", f"key,name,Company,Position\n1,Ann,{firm},Buyer\n")
    text = "MATCH (:Customer)-[r:WORKS_AT]->(n) RETURN n.name, r.since IS NULL, r.until IS NULL ORDER BY n.name"
    assert await rows(store, text) == [["Acme", True, False], ["Bolt", False, True]]


async def test_a_row_whose_employer_is_a_person_is_refused_whole(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name\n1,Ann\n")
    report = await told(store, tmp_path, "customers", "key,name,employerKeys,employer\n2,Bo,1,\n3,Cy,9,Nine\n")
    assert [line.split(",")[:3] for line in rejected(report)] == [["2", "employments", "1"]]
    assert (report.rows, report.rejected_rows, report.agrees) == (2, 1, True)
    await told(store, tmp_path, "customers", "key,name,employerKeys,employer\n4,Di,9,Ten\n")
    working = "MATCH (n:Customer)-[:WORKS_AT]->(c) RETURN n.name, c.name ORDER BY n.name"
    assert await rows(store, working) == [["Cy", "Nine"], ["Di", "Nine"]]


async def test_companies_with_an_owner_and_two_addresses(store: BoltStore, tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text(
        "Id,Name,ParentId,BillingStreet,BillingCity,ShippingStreet,ShippingCity\n"
        "A,Acme,B,1 High Street,Ulm,2 Low Street,Bonn\nB,Acme Group,,,,,\nC,Own,C,,,,\n"
    )
    report = await imported(store, path, tmp_path)
    assert [line.split(",")[:3] for line in rejected(report)] == [["4", "parent", "C"]]
    owned = "MATCH (a:Company)-[:PARENT_OF]->(b) RETURN a.name, b.name"
    assert await rows(store, owned) == [["Acme Group", "Acme"]]
    places = "MATCH (:Company)-[r:LOCATED_AT]->(a) RETURN a.city, r.use, r.isPrimary ORDER BY a.city"
    assert await rows(store, places) == [["Bonn", "SHIPPING", False], ["Ulm", "BILLING", True]]
