"""Files of every kind into the graph: what they say is there, what is wrong is rejected, twice is once."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.bolt import BoltStore
from graph.declare import Personal, Property, Type
from graph.model import MODEL
from graph.statement import Statement
from server.imports.options import FileOptions, Options
from server.imports.run import Step, dry_run
from tests.server.imports.importing import brought, plan_of, rejected, rows, told

PEOPLE = """key,name,email,emails,phone,loyaltyNumber,birthDate,interests,lines,postalCode,city,country
1,Ann Smith,Ann@Example.com,ann@example.org,020 7946 0958,AB-12,1980-02-29,tea; maps,1 High Street,SW1A 2AA,London,UK
2,Bo Jones,,,,,,,,,,
3,Cy Old,bo@,,,,,,,,,
4,,,,,,,,,,,
"""


async def test_customers_with_all_that_surrounds_them(store: BoltStore, tmp_path: Path) -> None:
    report = await told(store, tmp_path, "customers", PEOPLE)
    assert (report.outcome.created, report.rejected_rows, report.agrees) == (2, 2, True)
    assert [line.split(",")[:3] for line in rejected(report)] == [["4", "email", "bo@"], ["5", "name", ""]]
    [[person]] = await rows(store, "MATCH (c:Customer {name: 'Ann Smith'}) RETURN properties(c)")
    assert isinstance(person, dict)
    assert {name: person[name] for name in ("nameKey", "words", "birthDate", "interests", "version")} == {
        "nameKey": "ann smith", "words": "ann smith", "birthDate": "1980-02-29",
        "interests": ["tea", "maps"], "version": 1,
    }  # fmt: skip
    held = """MATCH (:Customer {name: 'Ann Smith'})-[r:IDENTIFIED_BY]->(i)
    RETURN i.key, r.isPrimary, r.source ORDER BY i.key"""
    assert await rows(store, held) == [
        ["EMAIL:ann@example.com", True, "shop"],
        ["EMAIL:ann@example.org", False, "shop"],
        ["EXTERNAL:shop:1", None, "shop"],
        ["LOYALTY_NUMBER:AB12", None, "shop"],
        ["PHONE:+442079460958", True, "shop"],
    ]
    place = (
        "MATCH (:Customer)-[r:LOCATED_AT]->(a) RETURN a.lines, a.postalCode, a.cityKey, a.country, r.isPrimary, r.use"
    )
    assert await rows(store, place) == [[["1 High Street"], "SW1A 2AA", "london", "GB", True, "HOME"]]
    assert await rows(store, "MATCH (n)-[f:FROM]->(s:Source {key: 'shop'}) RETURN count(DISTINCT n)") == [[9]]


async def test_telling_twice_changes_nothing_and_a_correction_counts(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name,email\n1,Ann,ann@example.com\n2,Bo,\n")
    again = await told(store, tmp_path, "customers", "key,name,email\n1,Ann,ann@example.com\n2,Bob,\n")
    assert (again.outcome.created, again.outcome.changed, again.outcome.unchanged) == (0, 1, 1)
    found = await rows(store, "MATCH (c:Customer) RETURN c.name, c.words, c.version ORDER BY c.name")
    assert found == [["Ann", "ann", 1], ["Bob", "bob", 2]]


async def test_a_new_primary_address_closes_the_old_one(store: BoltStore, tmp_path: Path) -> None:
    for mailbox in ("old", "new", "new"):
        await told(store, tmp_path, "customers", f"key,name,email\n1,Ann,{mailbox}@example.com\n")
    text = """MATCH ()-[r:IDENTIFIED_BY]->(i {type: 'EMAIL'})
    RETURN i.normalised, r.since IS NULL, r.until IS NULL ORDER BY i.key"""
    assert await rows(store, text) == [["new@example.com", False, True], ["old@example.com", True, False]]


async def test_a_key_has_one_holder_whatever_it_is(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name\n1,Ann\n")
    report = await told(store, tmp_path, "companies", "key,name\n1,Ann Ltd\n2,Bo Ltd\n")
    assert (report.outcome.created, len(rejected(report))) == (1, 1)
    assert "belongs to a customer" in rejected(report)[0]


async def test_products_and_categories_in_any_order(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "products", "sku,name,price,categories\nA,Cup,2.50,cups;red\nB,Jug,7,jugs\n")
    await told(store, tmp_path, "categories", "key,name,parent\ncups,Cups,kitchen\nkitchen,Kitchen,\n")
    await told(store, tmp_path, "products", "sku,categories\nA,cups\n")
    listed = "MATCH (p:Product)-[:IN_CATEGORY]->(c) RETURN p.sku, p.kind, p.price, c.name ORDER BY p.sku, c.key"
    assert await rows(store, listed) == [["A", "GOODS", 25000, "Cups"], ["B", "GOODS", 70000, "jugs"]]
    tree = "MATCH (a:Category)-[:PART_OF]->(b) RETURN a.key, b.name"
    assert await rows(store, tree) == [["cups", "Kitchen"]]
    await told(store, tmp_path, "categories", "key,name,parent\nsets,Sets,\ncups,Cups,sets\n")
    assert await rows(store, tree) == [["cups", "Sets"]]


async def test_relationships_with_dates(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name\n1,Ann\n2,Bo\n")
    await told(store, tmp_path, "households", "key,name\nH1,One\nH2,Two\n")
    text = """household,customer,role,isPrimary,since,until
H1,1,HEAD,true,2000-01-01,2010-01-01
H2,1,HEAD,true,2010-01-01,
H1,1,HEAD,true,2012-01-01,
H1,2,MEMBER,,2005-01-01,
H9,2,MEMBER,,,
H2,2,MEMBER,,2012-01-01,2011-01-01
"""
    report = await told(store, tmp_path, "memberships", text)
    assert [line.split(",")[:2] for line in rejected(report)] == [
        ["4", "isPrimary"],
        ["6", "household"],
        ["7", "until"],
    ]
    again = await told(store, tmp_path, "memberships", text)
    assert (report.outcome.created, again.outcome.created, again.outcome.unchanged) == (3, 0, 3)
    found = "MATCH (c:Customer)-[r:MEMBER_OF]->(h) RETURN c.name, h.key, r.isPrimary, r.until ORDER BY c.name, h.key"
    assert await rows(store, found) == [
        ["Ann", "shop:H1", True, "2010-01-01"], ["Ann", "shop:H2", True, None], ["Bo", "shop:H1", True, None],
    ]  # fmt: skip


async def test_ties_are_kept_each_way(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name\n1,Ann\n2,Bo\n")
    for _ in range(2):
        await told(store, tmp_path, "ties", "customer,other,kind\n1,2,child\n1,1,FRIEND\n")
    found = "MATCH (a)-[r:TIED_TO]->(b) RETURN a.name, r.kind, b.name ORDER BY a.name"
    assert await rows(store, found) == [["Ann", "CHILD", "Bo"], ["Bo", "PARENT", "Ann"]]


async def test_interactions_of_another_source(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name\n1,Ann\n")
    await told(store, tmp_path, "companies", "key,name\nF,Ann Ltd\n")
    await told(store, tmp_path, "products", "sku,name\nA,Cup\n")
    text = """key,kind,at,customer,company,contact,rating,priority,products,subject
1,REVIEW,2010-01-01T10:00:00Z,shop:1,,,5,,A,Lovely
2,COMPLAINT,2010-01-02T10:00:00Z,,shop:F,shop:1,,HIGH,A,Broken
3,CALL,2010-01-03T10:00:00Z,shop:F,,,,,,
4,CALL,2010-01-03T10:00:00Z,shop:1,,,5,,,
5,PURCHASE,2010-01-03T10:00:00Z,shop:1,,,,,,
6,CALL,2010-01-03T10:00:00Z,shop:1,shop:F,,,,,
7,CALL,2010-01-03T10:00:00Z,1,,,,,,
"""
    for _ in range(2):
        report = await told(store, tmp_path, "interactions", text, source="desk")
    assert [line.split(",")[:2] for line in rejected(report)] == [
        ["5", "rating"], ["6", "kind"], ["7", "company"], ["8", "customer"],
    ]  # fmt: skip
    found = """MATCH (b)-[:HAD]->(i:Interaction)
    RETURN i.key, b.name, i.rating, COUNT { (i)-[:ABOUT]->(:Product) }, COUNT { (i)-[:CONTACT]->() } ORDER BY i.key"""
    assert await rows(store, found) == [
        ["desk:1", "Ann", 5, 1, 0], ["desk:2", "Ann Ltd", None, 1, 1], ["desk:3", "Ann Ltd", None, 0, 0],
    ]  # fmt: skip


async def test_everything_else_that_relates(store: BoltStore, tmp_path: Path) -> None:
    await told(store, tmp_path, "customers", "key,name\n1,Ann\n2,Bo\n")
    await told(store, tmp_path, "companies", "key,name\nF,Ann Ltd\nG,Bo Ltd\n")
    await told(store, tmp_path, "products", "sku,name\nA,Cup\nB,Jug\n")
    files = {
        "employments": "customer,company,role,since\n1,F,Head of Tea,2001-01-01\n",
        "ownerships": "parent,company\nF,G\n",
        "partners": "company,partner,kind\nF,G,RESELLER\n",
        "referrals": "referrer,referred,at,isCredited,reward\n1,2,2010-01-01T00:00:00Z,true,5\n",
        "complements": "product,other\nA,B\n",
        "substitutes": "product,other\nB,A\n",
        "consents": "key,customer,purpose,state,at\nK,1,MARKETING,GRANTED,2010-01-01T00:00:00Z\n",
        "addresses": "company,use,lines,city,country\nF,BILLING,1 High Street,London,Channel Islands\n",
        "identifiers": "customer,type,raw\n1,EXTERNAL,99\n2,EMAIL,ann@example.com\n",
    }
    for _ in range(2):
        reports = [await told(store, tmp_path, kind, text) for kind, text in files.items()]
        assert [report.rejected_rows for report in reports] == [0] * len(files)
    kinds = "MATCH ()-[r]->() WHERE type(r) <> 'FROM' RETURN type(r), count(r) ORDER BY type(r)"
    assert dict(map(tuple, await rows(store, kinds))) == {  # type: ignore[arg-type]  # rows of two
        "COMPLEMENTS": 1, "GAVE": 1, "IDENTIFIED_BY": 6, "LOCATED_AT": 1, "PARENT_OF": 1, "PARTNERS_WITH": 1,
        "REFERRED": 1, "SUBSTITUTES": 1, "WORKS_AT": 1,
    }  # fmt: skip
    [[lines, key]] = await rows(store, "MATCH (:Company)-[:LOCATED_AT]->(a) RETURN a.lines, a.key")
    assert (lines, "channel islands" in str(key)) == (["1 High Street", "Channel Islands"], True)
    text = "MATCH ()-[r:WORKS_AT]->() RETURN r.role, r.roleKey, r.isPrimary, r.source"
    assert await rows(store, text) == [["Head of Tea", "head of tea", True, "shop"]]


async def test_missing_keys_may_be_created(store: BoltStore, tmp_path: Path) -> None:
    text = "referrer,referred\n1,2\n"
    assert (await told(store, tmp_path, "referrals", text)).rejected_rows == 1
    said = Options(missing={"referrer": "create", "referred": "create"})
    assert (await told(store, tmp_path, "referrals", text, said=said)).outcome.created == 1
    assert await rows(store, "MATCH (c:Customer) RETURN c.name ORDER BY c.name") == [["1"], ["2"]]


async def test_a_property_added_to_the_model_can_be_imported_at_once(store: BoltStore, tmp_path: Path) -> None:
    shoe = Property("shoeSize", Type.INT, "Size of the shoe.", Personal.NO)
    customer = replace(MODEL.node("Customer"), properties=(*MODEL.node("Customer").properties, shoe))
    model = replace(MODEL, nodes={**MODEL.nodes, "Customer": customer})
    path = tmp_path / "people.csv"
    path.write_text("key,name,Shoe Size\n1,Ann,38\n")
    await brought(store, plan_of(path, "customers", model=model), tmp_path)
    assert await rows(store, "MATCH (c:Customer) RETURN c.shoeSize") == [[38]]


async def test_an_import_goes_on_where_it_was_cut(store: BoltStore, tmp_path: Path) -> None:
    lines = "".join(f"{n % 1500},{'A' if n % 7 else ''},1,2.50,2010-01-01,{n % 1500 % 90}\n" for n in range(9000))
    path = tmp_path / "purchases.csv"
    path.write_text("number,sku,quantity,price,at,customer\n" + lines)
    plan = plan_of(path, "purchases")

    class Cut(Exception):
        pass

    def cut(step: Step) -> None:
        if step.done > 8000:
            raise Cut

    with pytest.raises(Cut):
        await brought(store, plan, tmp_path, cut)
    report = await brought(store, plan, tmp_path)
    once = await _figures(store)
    assert (report.resumed_at > 0, report.agrees, report.rows) == (True, True, 9000)
    assert (report.rejected_rows, len(rejected(report))) == (1286, 1286)
    again = await brought(store, plan, tmp_path)
    assert (again.outcome.created, again.outcome.changed, await _figures(store)) == (0, 0, once)
    assert once == [["Customer", 90], ["Interaction", 1500], ["Product", 1], [7714, 7714 * 25000]]


async def _figures(store: BoltStore) -> list[list[object]]:
    text = "MATCH (n) WHERE n:Customer OR n:Interaction OR n:Product RETURN labels(n)[0] AS l, count(n) ORDER BY l"
    lines = await store.read(Statement("MATCH ()-[l:CONTAINS]->() RETURN count(l), sum(l.total)"))
    return [*await rows(store, text), *lines]


async def test_purchases_in_another_currency_and_returns_that_name_them(store: BoltStore, tmp_path: Path) -> None:
    text = """number;sku;quantity;price;discount;date;customer;currency;rate;purchase;reason
R1;A;-1;10,00;;02.01.2010;1;;;S1;Broken
S1;A;2;10,00;1,00;31.12.2009;1;EUR;0,85;;
S1;A;1;10,00;;31.12.2009;1;EUR;0,85;;
S2;A;1;10,00;;31.12.2009;1;USD;;;
S3;A;1;10,00;;31.12.2009;1;;;S1;
"""
    report = await told(store, tmp_path, "purchases", text, said=Options(file=FileOptions(dates="DMY")))
    assert [line.split(",")[:2] for line in rejected(report)] == [["5", "rate"], ["6", "purchase"]]
    found = """MATCH (i:Interaction)
    RETURN i.number, i.kind, i.total, i.discount, i.quantity, i.currency, i.originalTotal, i.reason ORDER BY i.key"""
    assert await rows(store, found) == [
        ["R1", "RETURN", 100000, 0, 1, None, None, "Broken"],
        ["S1", "PURCHASE", 246500, 8500, 3, "EUR", 290000, None],
    ]
    assert await rows(store, "MATCH (r)-[:ABOUT]->(p) RETURN r.key, p.key") == [["shop:R1-R", "shop:S1"]]


async def test_rows_of_one_purchase_that_contradict(store: BoltStore, tmp_path: Path) -> None:
    text = """number,line,sku,quantity,price,at,customer
1,1,A,1,2.50,2010-01-01,9
1,1,B,1,2.50,2010-01-01,9
1,0,B,1,2.50,2010-01-01,9
1,2,B,1,2.50,2010-01-01,8
1,3,C,1,2.50,2010-01-01,
"""
    report = await told(store, tmp_path, "purchases", text)
    assert [line.split(",")[:3] for line in rejected(report)] == [
        ["3", "line", "1"],
        ["4", "line", "0"],
        ["5", "customer", "8"],
    ]
    assert (report.agrees, report.tally.of("rejected")) == (True, (3, 75000))
    assert await rows(store, "MATCH ()-[l:CONTAINS]->(p) RETURN l.line, p.sku ORDER BY l.line") == [[1, "A"], [3, "C"]]


def test_a_dry_run_needs_no_graph(tmp_path: Path) -> None:
    path = tmp_path / "purchases.csv"
    path.write_text("number,sku,quantity,price,at\n1,A,1,2.50,2010-01-01\n1,A,many,2.50,2010-01-01\n")
    report = dry_run(plan_of(path, "purchases"), currency="GBP", rejects=tmp_path / "rejects.csv")
    assert (report.rows, report.rejected_rows, report.tally.of("purchase")) == (2, 1, (1, 25000))
    assert [line.split(",")[0] for line in rejected(report)] == ["3"]
