"""E-mail addresses against the lists of the email-validator and isEmail projects, category by category."""

import json
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.emails import email
from graph.normalise.errors import Fault, Invalid

LISTS = Path(__file__).parents[2] / "data" / "email"
CASES = json.loads((LISTS / "cases.json").read_text(encoding="utf-8"))


def accepted(raw: str) -> bool:
    try:
        email(raw)
    except Invalid:
        return False
    return True


def of_category(category: str) -> list[str]:
    return [case["email"] for case in CASES if case["test"] == category]


def diagnosed() -> list[tuple[str, str]]:
    """Category and address of each isEmail test, whose symbols for control characters become those."""
    controls = {0x2400 + point: point for point in range(0x22)}
    tests = ElementTree.parse(LISTS / "isemail_tests.xml").getroot().iter("test")  # noqa: S314 - our own file.
    return [(t.findtext("category", ""), t.findtext("address", "").translate(controls)) for t in tests]


def test_every_deliverable_form_is_accepted_but_quotes_and_display_names() -> None:
    refused = [raw for raw in of_category("test_email_valid") if not accepted(raw)]
    assert len(refused) == 7
    assert all(raw.startswith('"') or raw.endswith(">") for raw in refused)


def test_international_local_parts_are_accepted() -> None:
    refused = [raw for raw in of_category("test_email_valid_intl_local_part") if not accepted(raw)]
    assert len(refused) == 1
    assert refused[0].endswith("@nfc.tld>")


@pytest.mark.parametrize(
    "category",
    [
        "test_email_valid_only_if_quoted_local_part",
        "test_email_invalid_syntax",
        "test_email_invalid_syntax_strict",
        "test_email_invalid_syntax_display_name",
        "test_email_unsafe_character",
    ],
)
def test_bad_syntax_is_refused_unless_it_is_white_space_around(category: str) -> None:
    wrong = [raw for raw in of_category(category) if accepted(raw)]
    assert [raw.strip() for raw in wrong if raw == raw.strip()] == []


def test_of_the_reserved_domains_only_test_is_accepted() -> None:
    kept = [raw for raw in of_category("test_email_invalid_reserved_domain") if accepted(raw)]
    assert kept == ["me@test.test.test"]


def test_isemail_agrees_on_everything_valid_but_a_bare_top_level_domain() -> None:
    refused = [raw for category, raw in diagnosed() if category.endswith("VALID_CATEGORY") and not accepted(raw)]
    assert refused == ["test@io"]


def test_isemail_agrees_on_everything_invalid_but_white_space_around() -> None:
    fine = {"ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN"}
    kept = Counter(raw.strip() for category, raw in diagnosed() if category not in fine and accepted(raw))
    assert set(kept) == {"test@iana.org"}
    assert all(raw != "test@iana.org" for category, raw in diagnosed() if category not in fine)


@pytest.mark.parametrize(
    ("raw", "normalised"),
    [
        ("  Ann.Smith@Example.COM\n", "ann.smith@example.com"),
        ("o'neill+shop@mail.example", "o'neill+shop@mail.example"),
        ("ÅNGSTRÖM@example.com", "ångström@example.com"),
        ("A\u030angstrom@example.com", "ångstrom@example.com"),
        ("me@BÜCHER.example", "me@bücher.example"),
        ("me@xn--bcher-kva.example", "me@bücher.example"),
        ("x@shop.test", "x@shop.test"),
    ],
)
def test_two_spellings_of_an_address_become_one(raw: str, normalised: str) -> None:
    assert email(raw).normalised == normalised
    assert email(raw).raw == raw


@pytest.mark.parametrize(
    ("raw", "code"),
    [("", Fault.EMPTY), (" \n", Fault.EMPTY), ("a\x00@example.com", Fault.CHARACTERS), ("a" * 501, Fault.TOO_LONG)],
)
def test_what_is_no_text_at_all_is_told_apart(raw: str, code: Fault) -> None:
    with pytest.raises(Invalid) as caught:
        email(raw)
    assert caught.value.code is code


LABELS = st.one_of(st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True), st.text("abz019-_", min_size=1, max_size=66))
ENDINGS = st.sampled_from(["com", "co.uk", "example", "test", "local", "localhost", "invalid", "c1", "onion", ""])
DOMAINS = st.builds("{}.{}".format, st.lists(LABELS, min_size=1, max_size=4).map(".".join), ENDINGS)
LOCALS = st.lists(st.text("aZ0_+-'", min_size=1, max_size=30), min_size=1, max_size=3).map(".".join)
ADDRESSES = st.builds("{}@{}".format, LOCALS, DOMAINS)


@given(ADDRESSES)
def test_the_short_cut_says_what_the_library_says(raw: str) -> None:
    try:
        answer = validate_email(raw, check_deliverability=False, strict=True, test_environment=True)
    except EmailNotValidError:
        assert not accepted(raw)
    else:
        assert email(raw).normalised == answer.normalized.lower()


@given(ADDRESSES)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    if accepted(raw):
        once = email(raw).normalised
        assert email(once).normalised == once
