"""Addresses are tidied by their country's rules, keep what the rules refuse, and have a key for equality."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.address import FIELDS, Field, address
from graph.normalise.errors import Fault, Invalid


def test_an_address_is_tidied_by_the_rules_of_its_country() -> None:
    home = address(
        {
            "lines": " 1600  Amphitheatre Pkwy\n\n",
            "city": "Mountain View",
            "region": "california",
            "postal_code": "940431351",
        },
        country_hint="US",
    )
    assert home.lines == ("1600 Amphitheatre Pkwy",)
    assert (home.postal_code, home.city, home.region, home.country) == ("94043-1351", "Mountain View", "CA", "US")
    assert home.problems == ()


@pytest.mark.parametrize(
    ("country", "raw", "code"),
    [
        ("GB", "sw1a2aa", "SW1A 2AA"),
        ("GB", "M344AB", "M34 4AB"),
        ("GB", "m3 4ab", "M3 4AB"),
        ("CA", "h3z2y7", "H3Z 2Y7"),
        ("NL", "1234ab", "1234 AB"),
        ("PL", "00950", "00-950"),
        ("PT", "2725079", "2725-079"),
        ("JP", "1000005", "100-0005"),
        ("BR", "40301110", "40301-110"),
        ("DE", "D-50667", "50667"),
        ("AT", "A 1010", "1010"),
        ("LT", "LT-04340", "04340"),
        ("US", "22162-1010", "22162-1010"),
        ("IE", "a65f4e2", "A65 F4E2"),
    ],
)
def test_postal_codes_are_written_as_their_country_writes_them(country: str, raw: str, code: str) -> None:
    home = address({"postal_code": raw}, country_hint=country)
    assert home.postal_code == code
    assert not [problem for problem in home.problems if problem.startswith("postal_code")]


@pytest.mark.parametrize(
    ("country", "raw", "region"),
    [
        ("US", "new york", "NY"),
        ("JP", "Tokyo", "東京都"),
        ("BR", "sao paulo", "SP"),
        ("IT", "Roma", "RM"),
        ("GB", "Surrey", "Surrey"),
    ],
)
def test_regions_become_the_codes_of_their_country(country: str, raw: str, region: str) -> None:
    assert address({"region": raw}, country_hint=country).region == region


def test_the_named_country_wins_over_the_hint() -> None:
    home = address({"lines": "x", "country": "Deutschland"}, country_hint="GB")
    assert (home.country, home.country_text) == ("DE", "Deutschland")


def test_what_the_rules_refuse_is_kept_with_the_reason() -> None:
    home = address(
        {"lines": "Via Roma 1", "city": "Roma", "region": "Nowhere", "postal_code": "12x"}, country_hint="IT"
    )
    assert (home.region, home.postal_code) == ("Nowhere", "12x")
    assert home.problems == (
        "region: Nowhere is none of IT",
        "postal_code: 12x is none of this part of IT such as 00144",
    )


def test_a_postal_code_of_another_region_is_a_problem() -> None:
    home = address({"lines": "x", "city": "y", "region": "CA", "postal_code": "10001"}, country_hint="US")
    assert home.problems == ("postal_code: 10001 is none of this part of US such as 95014",)


def test_missing_fields_are_problems_but_no_refusal() -> None:
    home = address({"city": "London"}, country_hint="GB")
    assert home.problems == ("lines: missing, GB requires it", "postal_code: missing, GB requires it")


def test_a_country_that_is_none_is_kept_as_text() -> None:
    home = address({"lines": "1 Main St", "country": "Channel Islands"}, country_hint=None)
    assert (home.country, home.country_text, home.key) == (None, "Channel Islands", "channel islands 1 main st")
    assert home.problems == ("country: Channel Islands is none of ISO 3166",)


def test_no_country_at_all_is_a_problem() -> None:
    assert address({"lines": "1 Main St"}, country_hint=None).problems == ("country: missing",)


LONDON: dict[str, Field] = {"lines": ["Flat 2", "10 Downing St."], "city": "London", "postal_code": "SW1A 2AA"}


@pytest.mark.parametrize(
    "other",
    [
        {**LONDON, "postal_code": "sw1a2aa"},
        {**LONDON, "lines": "FLAT 2,\n10, Downing  St"},
        {**LONDON, "city": "LONDON", "country": "England"},
        {**LONDON, "region": "Greater London"},
    ],
)
def test_two_spellings_of_an_address_have_one_key(other: dict[str, Field]) -> None:
    assert address(other, country_hint="GB").key == address(LONDON, country_hint="GB").key


@pytest.mark.parametrize("change", [{"city": "Leeds"}, {"lines": "Flat 3\n10 Downing St"}, {"country": "IE"}])
def test_another_address_has_another_key(change: dict[str, Field]) -> None:
    assert address({**LONDON, **change}, country_hint="GB").key != address(LONDON, country_hint="GB").key


def test_a_key_is_latin_whatever_the_script() -> None:
    japanese = address({"lines": "丸の内1-1", "region": "東京都", "postal_code": "100-0005"}, country_hint="JP")
    assert japanese.key.startswith("jp 1000005 dong jing")
    assert japanese.key.isascii()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, Fault.EMPTY),
        ({"lines": [" ", ""], "city": " ", "country": None}, Fault.EMPTY),
        ({"street": "10 Downing St"}, Fault.UNKNOWN),
        ({"lines": "x", "city": ["London", "Leeds"]}, Fault.WRONG_TYPE),
        ({"lines": "x\x00"}, Fault.CHARACTERS),
    ],
)
def test_what_is_no_address_is_refused(fields: dict[str, Field], code: Fault) -> None:
    with pytest.raises(Invalid) as caught:
        address(fields, country_hint="GB")
    assert caught.value.code is code


WORDS = st.text("abÅ1 -,.道", min_size=1, max_size=8).map("x{}".format)
PLACES = st.sampled_from(["GB", "US", "DE", "JP", "BR", "CN", "AE", "SG", "XK"])


@given(st.dictionaries(st.sampled_from(FIELDS[:4]), WORDS, min_size=1), PLACES)
def test_tidying_twice_changes_nothing(fields: dict[str, str], place: str) -> None:
    once = address(fields, country_hint=place)
    again = {"lines": once.lines, "postal_code": once.postal_code, "city": once.city, "region": once.region}
    assert address(again, country_hint=place) == once
