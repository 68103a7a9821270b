"""Exports of other tools: recognised by their headings, every row taken or refused with a reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.declare import Personal, Property, Type
from graph.ingest.kinds import KINDS
from graph.model import MODEL
from server.imports import mapfile, options
from server.imports.errors import ImportFault
from server.imports.fields import fields_of
from server.imports.options import FileOptions, Options
from server.imports.plan import Plan, planned
from server.imports.report import Report
from server.imports.run import dry_run
from server.imports.tools import folded, recognised, tools
from tests.server.imports.importing import UTC, rejected

DATA = Path(__file__).parents[2] / "data"
FILES = {
    "google_contacts_new": ("Google Contacts", "customers", 2, 0, ["2,Birthday", "5,phones"]),
    "google_contacts_old": ("Google Contacts, old layout", "customers", 1, 0, []),
    "hubspot_companies": ("HubSpot companies", "companies", 2, 0, []),
    "hubspot_contacts": ("HubSpot contacts", "customers", 2, 0, ["2,phones", "2,phones"]),
    "linkedin_connections": ("LinkedIn connections", "customers", 2, 1, ["7,name"]),
    "outlook": ("Outlook contacts", "customers", 1, 0, []),
    "salesforce_contacts": ("Salesforce contacts", "customers", 1, 0, []),
    "shopify_customers": ("Shopify customers", "customers", 2, 0, []),
}
"""Of each file the tool, the kind, rows that are taken and rejected, and which values stand among the rejects."""


def plan_of(path: Path, kind: str | None = None, said: Options | None = None) -> Plan:
    return planned(path, kind=kind, source=None, options=said or Options(), zone=UTC)


def dry(plan: Plan, folder: Path) -> Report:
    return dry_run(plan, currency="GBP", rejects=folder / "rejects.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_export_is_read_without_a_map(name: str, tmp_path: Path) -> None:
    tool, kind, taken, refused, values = FILES[name]
    plan = plan_of(DATA / "crm_csv" / f"{name}.csv")
    report = dry(plan, tmp_path)
    assert (plan.tool and plan.tool.name, plan.kind.name, report.agrees) == (tool, kind, True)
    assert (report.rows - report.rejected_rows, report.rejected_rows) == (taken, refused)
    assert [",".join(line.split(",")[:2]) for line in rejected(report)] == values
    assert report.left_out == len(values) - refused


def test_every_export_has_expectations() -> None:
    assert {path.stem for path in (DATA / "crm_csv").glob("*.csv")} == set(FILES)


def test_a_region_makes_numbers_of_it_readable(tmp_path: Path) -> None:
    path = DATA / "crm_csv" / "hubspot_contacts.csv"
    assert dry(plan_of(path, said=Options(file=FileOptions(region="FR"))), tmp_path).left_out == 0


def test_what_has_no_place_is_named_with_a_reason() -> None:
    reasons = plan_of(DATA / "crm_csv" / "shopify_customers.csv").columns.reasons
    assert list(reasons) == [
        "Accepts Email Marketing", "Accepts SMS Marketing", "Total Spent", "Total Orders", "Tax Exempt",
    ]  # fmt: skip
    assert "import the orders" in reasons["Total Spent"]
    assert reasons["Tax Exempt"] == "no field of customers holds it"


def test_signs_against_spreadsheets_and_counted_headings() -> None:
    plan = plan_of(DATA / "crm_csv" / "shopify_customers.csv")
    samples = {match.column: match.samples for match in plan.columns.matches}
    assert (samples["Customer ID"], samples["Phone"]) == (("9013808660771",), ("+17755550154",))
    plan = plan_of(DATA / "crm_csv" / "google_contacts_new.csv")
    names = {match.column: match.field.name for match in plan.columns.matches}
    assert (names["E-mail 2 - Value"], names["Address 1 - City"]) == ("emails", "city")


def test_the_map_file_goes_before_the_table() -> None:
    said = Options(columns={"occupation": ("Position",)}, constants={"stage": "PROSPECT"})
    plan = plan_of(DATA / "crm_csv" / "linkedin_connections.csv", said=said)
    names = {match.column: match.field.name for match in plan.columns.matches}
    assert (names["Position"], names["Company"]) == ("occupation", "employer")
    assert plan.columns.constants == {"acquisitionChannel": "SOCIAL", "stage": "PROSPECT"}


def test_another_kind_is_not_the_table_s(tmp_path: Path) -> None:
    with pytest.raises(ImportFault, match="'First Name'"):
        plan_of(DATA / "crm_csv" / "hubspot_contacts.csv", "companies")
    path = tmp_path / "any.csv"
    path.write_text("key,name\n1,Ann\n")
    with pytest.raises(ImportFault, match="--as"):
        plan_of(path)


def test_a_saved_map_says_the_same_again(tmp_path: Path) -> None:
    path = DATA / "crm_csv" / "outlook.csv"
    plan = plan_of(path)
    mapfile.save(plan, tmp_path / "map.toml")
    again = plan_of(path, said=options.load(tmp_path / "map.toml"))
    first, second = ({(each.column, each.field.name) for each in one.columns.matches} for one in (plan, again))
    assert (first, again.source, again.reading.dates) == (second, "outlook", "MDY")


def test_a_field_that_a_business_declares_is_a_column_like_others() -> None:
    own = Property("nickname", Type.TEXT, "What friends call the person.", Personal.IDENTITY)
    customer = replace(MODEL.node("Customer"), properties=(*MODEL.node("Customer").properties, own))
    model = replace(MODEL, nodes={**MODEL.nodes, "Customer": customer})
    for path in (DATA / "crm_csv" / "google_contacts_new.csv", DATA / "vcard" / "gmail-single.vcf"):
        plan = planned(path, kind=None, source=None, options=Options(), zone=UTC, model=model)
        assert "nickname" in {match.field.name for match in plan.columns.matches}


@pytest.mark.parametrize("name", tools())
def test_tables_name_what_there_is(name: str) -> None:
    tool = tools()[name]
    fields = {each.name: each for each in fields_of(KINDS[tool.kind], MODEL)}
    assert {*tool.columns, *tool.constants, *tool.values, *tool.separators, *tool.clocked} <= fields.keys()
    for field, meant in tool.values.items():
        assert set(meant.values()) - {""} <= set(fields[field].choices)
    headings = [heading for some in tool.columns.values() for heading in some]
    assert len(headings) == len(set(headings))
    assert not set(headings) & tool.reasons.keys()


def test_headings_are_recognised_in_any_spelling() -> None:
    found = recognised(("record id", "FIRST NAME", "Last-Name", "Shoe Size"), None)
    assert found is not None
    assert (found.name, recognised(("key", "name"), None)) == ("HubSpot contacts", None)
    assert folded("E-mail 1 - Value") == "email1value"
