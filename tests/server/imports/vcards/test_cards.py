"""vCards of every dialect, and what was never meant to be one."""

import io
import time
from pathlib import Path

import pytest

from server.imports.errors import CannotRead
from server.imports.rows import Reject
from server.imports.vcards.cards import Card, cards
from server.imports.vcards.contact import kind_of, row_of
from tests.server.imports.vcards.test_files import dry, plan_of


def read(text: str) -> list[Card | Reject]:
    return list(cards(io.StringIO(text)))


def row(*lines: str, kind: str = "customers") -> dict[str, object]:
    """The row of one card."""
    [card] = read("\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")))
    assert isinstance(card, Card)
    return row_of(card, kind)


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (("FN:Ann\\, the elder",), "name", "Ann, the elder"),
        (("N:Smith;Ann;Mary,Jane;Dr.;Jr.",), "givenName", "Ann Mary Jane"),
        (("FN:An", " n Sm", "\tith"), "name", "Ann Smith"),
        (("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =", "Smith"), "name", "Zoë Smith"),
        (("FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Zo=EB",), "name", "Zoë"),
        (("FN;ENCODING=QUOTED-PRINTABLE:Zo=EB",), "name", "Zoë"),
        (("FN;CHARSET=no-such;ENCODING=QUOTED-PRINTABLE:Ann",), "name", "Ann"),
        (("item1.EMAIL;type=INTERNET:b@x.example", "EMAIL;type=pref:a@x.example"), "emails",
         ["a@x.example", "b@x.example"]),
        (("EMAIL;PREF=2:b@x.example", "EMAIL;PREF=1:mailto:a@x.example"), "emails", ["a@x.example", "b@x.example"]),
        (('TEL;VALUE=uri;TYPE="work,voice":tel:+1-418-656-9254;ext=102',), "phones", ["+1-418-656-9254;ext=102"]),
        (("TEL;WORK;FAX:1", "TEL;CELL:2"), "phones", ["2"]),
        (("ORG:Acme;Sales;East",), "department", "Sales, East"),
        (("ORG:Acme", "ORG:Bolt", "TITLE:Buyer", "TITLE:Owner"), "jobTitle2", "Owner"),
        (("ADR;HOME:Box 1;Flat 2;3 High St\\nRear;Ulm;;89073;DE",), "lines",
         ["3 High St", "Rear", "Flat 2", "Box 1"]),
        (("ADR;HOME:;;1 A St;Ulm;;;", "ADR;TYPE=WORK,PREF:;;2 B St;Bonn;;;"), "city", "Bonn"),
        (("ADR;HOME:;;1 A St;Ulm;;;", "ADR;TYPE=WORK,PREF:;;2 B St;Bonn;;;"), "address2Use", "HOME"),
        (("LABEL;WORK:1 A St\\nUlm",), "lines", ["1 A St", "Ulm"]),
        (("BDAY:19800229T000000Z",), "birthDate", "1980-02-29"),
        (("BDAY:--0203",), "birthDate", "--02-03"),
        (("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03",), "birthDate", "--02-03"),
        (("BDAY:circa 1800", "BDAY:1801-02-03"), "birthDate", "1801-02-03"),
        (("GENDER:F;she",), "gender", "FEMALE"),
        (("CATEGORIES:a,b\\,c",), "tags", ["a", "b", "c"]),
        (("NOTE:one\\ntwo", "NOTE:three"), "notes", "one\ntwo\n\nthree"),
        (("LANG;PREF=2:en", "LANG;PREF=1:fr"), "language", "fr"),
        (("UID:urn:uuid:4fbe8971",), "key", "4fbe8971"),
        (("RELATED;TYPE=spouse:urn:uuid:1", "X-SPOUSE:Bo"), "spouse", ["urn:uuid:1", "Bo"]),
        (("i.X-ABRELATEDNAMES:Cy", "i.X-ABLabel:_$!<Mother>!$_"), "parents", ["Cy"]),
        (("AGENT:", "BEGIN:VCARD", "FN:Di", "END:VCARD", "FN:Ann"), "relatives", ["Di"]),
        (("AGENT:BEGIN:VCARD\\nFN:Di\\nEND:VCARD\\n",), "relatives", ["Di"]),
        (("PHOTO;ENCODING=b:AAAA", " BBBB", "", " CCCC", "FN:Ann"), "name", "Ann"),
        (("PHOTO;BASE64:", "AAAA", "BBBB", "", "FN:Ann"), "name", "Ann"),
        (("FN;X=\"a:b;c\":Ann",), "name", "Ann"),
        (("FN:Ann", "what is this"), "lines that are no properties", "3: what is this"),
    ],
)  # fmt: skip
def test_what_a_card_says(lines: tuple[str, ...], field: str, value: object) -> None:
    assert row(*lines)[field] == value


def test_companies_and_lists_are_told_from_people(tmp_path: Path) -> None:
    path = tmp_path / "all.vcf"
    firm = "FN:Acme\nORG:Acme Ltd\nX-ABShowAs:COMPANY\nURL:acme.example"
    path.write_text("".join(f"BEGIN:VCARD\n{card}\nEND:VCARD\n" for card in ("FN:Ann", firm, "KIND:group\nFN:All")))
    plan = plan_of(path, "companies")
    assert ("cards", "1 of people, 1 of companies, 1 lists") in [(each.what, each.found) for each in plan.evidence]
    assert {match.field.name: match.samples for match in plan.columns.matches} == {
        "name": ("Acme Ltd",), "website": ("acme.example",),
    }  # fmt: skip
    assert dry(plan, tmp_path).rows == 1
    assert kind_of(Card(1, ())) == "customers"


def test_a_file_without_the_wanted_cards_says_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text("BEGIN:VCARD\nFN:Ann\nEND:VCARD\n")
    with pytest.raises(CannotRead, match=r"1 of people[.] Try --as customers"):
        plan_of(path, "companies")


def test_a_file_of_one_endless_card_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "bomb.vcf"
    path.write_text(f"BEGIN:VCARD\nFN:Ann\nNOTE:{LONG}\nEND:VCARD\n")
    with pytest.raises(
        CannotRead, match=r"it has 1 broken[.] The first is refused: line 3: The property has more than"
    ):
        plan_of(path)


LONG = "x" * 10_000_000
HOSTILE = {
    "a line of ten megabytes": (f"FN:Ann\nNOTE:{LONG}", "more than 1,048,576"),
    "the same in folds": ("FN:Ann\nNOTE:" + f"{LONG[:99]}\n " * 20_000, "more than 1,048,576"),
    "a name without end": (LONG, "more than 1,048,576"),
    "quotes": ("FN;X=" + '"' * 500_001, None),
    "parameters": ("FN" + ";A=b" * 200_000 + ":Ann", None),
    "properties": ("FN:Ann\nNOTE:x\n" * 10_000, "too large"),
    "backslashes": ("FN:" + "\\" * 1_000_000, None),
    "semicolons": ("N:" + ";" * 1_000_000, None),
    "cards in cards": ("AGENT:\nBEGIN:VCARD\n" * 20_000 + "END:VCARD\n" * 20_000, None),
    "soft breaks": ("FN;ENCODING=QUOTED-PRINTABLE:" + "=\n" * 100_000, None),
    "no letters": ("FN:A\x00nn", None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_cards_end_soon(name: str) -> None:
    body, said = HOSTILE[name]
    began = time.perf_counter()
    found = read(f"BEGIN:VCARD\n{body}\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n")
    rows = [row_of(card, "customers") for card in found if isinstance(card, Card)]
    assert time.perf_counter() - began < 10
    assert rows[-1] == {"name": "Bo"}
    assert said is None or any(isinstance(card, Reject) and said in card.reason for card in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BEGIN:VCARD\nFN:Ann\n", "no end"),
        ("BEGIN:VCARD\nFN:Ann\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n", "no end"),
        ("FN:Ann\nFN:Bo\n", "belong to no card"),
    ],
)
def test_broken_cards_are_rejected_where_they_begin(text: str, said: str) -> None:
    rejects = [card for card in read(text) if isinstance(card, Reject)]
    assert [(each.line, said in each.reason) for each in rejects] == [(1, True)]


def test_a_letter_that_no_store_can_keep_costs_its_value_alone(tmp_path: Path) -> None:
    path = tmp_path / "null.vcf"
    path.write_text("BEGIN:VCARD\nFN:Ann\nNOTE:a\x00b\nEND:VCARD\n")
    report = dry(plan_of(path), tmp_path)
    assert (report.rejected_rows, report.left_out) == (0, 1)
