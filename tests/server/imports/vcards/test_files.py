"""Files of 14 programs: every card becomes a row, and what cannot be taken of it is named."""

from pathlib import Path

import pytest

from server.imports.options import FileOptions, Options
from server.imports.plan import Plan, planned
from server.imports.report import Report
from server.imports.run import dry_run
from tests.server.imports.importing import UTC, rejected

DATA = Path(__file__).parents[3] / "data" / "vcard"
FILES = {
    "John_Doe_ANDROID": (6, 0, 9),
    "John_Doe_BLACK_BERRY": (1, 0, 1),
    "John_Doe_EVOLUTION": (1, 0, 0),
    "John_Doe_GMAIL": (1, 0, 2),
    "John_Doe_IPHONE": (1, 0, 0),
    "John_Doe_LOTUS_NOTES": (1, 0, 1),
    "John_Doe_MAC_ADDRESS_BOOK": (1, 0, 0),
    "John_Doe_MS_OUTLOOK": (1, 0, 0),
    "fullcontact": (1, 0, 7),
    "gmail-list": (3, 0, 0),
    "gmail-single": (1, 0, 2),
    "gmail-single2": (1, 0, 8),
    "issue114": (1, 0, 1),
    "outlook-2003": (1, 0, 3),
    "outlook-2007": (1, 0, 3),
    "rfc2426-example": (2, 0, 0),
    "rfc6350-example": (1, 0, 1),
    "thunderbird-MoreFunctionsForAddressBook-extension": (1, 0, 3),
}
"""Of each file the rows taken, the rows rejected, the values left out: numbers without a country, invented ones, a
birthday without its year."""


def plan_of(path: Path, kind: str | None = None, said: Options | None = None) -> Plan:
    return planned(path, kind=kind, source=None, options=said or Options(), zone=UTC)


def dry(plan: Plan, folder: Path) -> Report:
    return dry_run(plan, currency="GBP", rejects=folder / "rejects.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_card_is_taken(name: str, tmp_path: Path) -> None:
    report = dry(plan_of(DATA / f"{name}.vcf"), tmp_path)
    found = (report.rows - report.rejected_rows, report.rejected_rows, report.left_out)
    assert (found, report.kind, report.source) == (FILES[name], "customers", "vcard")
    assert all(" is taken: Wanted " in line for line in rejected(report))


def test_every_file_has_expectations() -> None:
    assert {path.stem for path in DATA.glob("*.vcf")} == set(FILES)


def test_numbers_without_a_country_are_read_where_somebody_says(tmp_path: Path) -> None:
    plan = plan_of(DATA / "John_Doe_GMAIL.vcf", said=Options(file=FileOptions(region="CA")))
    assert dry(plan, tmp_path).left_out == 0


def test_what_has_no_field_is_named() -> None:
    plan = plan_of(DATA / "John_Doe_EVOLUTION.vcf")
    assert list(plan.columns.reasons) == [
        "X-COUCHDB-APPLICATION-ANNOTATIONS", "X-AIM", "URL", "X-EVOLUTION-FILE-AS", "NICKNAME",
        "X-EVOLUTION-ANNIVERSARY",
    ]  # fmt: skip
    assert "declare one called nickname" in plan.columns.reasons["NICKNAME"]
