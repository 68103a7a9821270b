"""Countries by the names and codes that real files use."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.country import LANGUAGES, Country, country
from graph.normalise.errors import Fault, Invalid

# Every country of the purchases that the samples hold, spelt as there.
OF_THE_SAMPLES = (
    "Australia AU, Austria AT, Bahrain BH, Belgium BE, Bermuda BM, Brazil BR, Canada CA, Channel Islands -, "
    "Cyprus CY, Czech Republic CZ, Denmark DK, EIRE IE, European Community -, Finland FI, France FR, Germany DE, "
    "Greece GR, Hong Kong HK, Iceland IS, Israel IL, Italy IT, Japan JP, Korea KR, Lebanon LB, Lithuania LT, "
    "Malta MT, Netherlands NL, Nigeria NG, Norway NO, Poland PL, Portugal PT, RSA ZA, Saudi Arabia SA, "
    "Singapore SG, Spain ES, Sweden SE, Switzerland CH, Thailand TH, USA US, United Arab Emirates AE, "
    "United Kingdom GB, Unspecified -, West Indies -"
)


@pytest.mark.parametrize("case", OF_THE_SAMPLES.split(", "))
def test_the_countries_of_the_samples(case: str) -> None:
    text, _, code = case.rpartition(" ")
    assert country(text) == Country(code=None if code == "-" else code, text=text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gb", "GB"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("GBR", "GB"),
        ("826", "GB"),
        ("  united   KINGDOM ", "GB"),
        ("The Netherlands", "NL"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("ALEMANIA", "DE"),
        ("Германия", "DE"),
        ("ドイツ", "DE"),
        ("德国", "DE"),
        ("德國", "DE"),
        ("독일", "DE"),
        ("ألمانيا", "DE"),
        ("Osterreich", "AT"),
        ("Éire", "IE"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Bosnia and Herzegovina", "BA"),
        ("St. Lucia", "LC"),
        ("Saint Lucia", "LC"),
        ("Saint Vincent and the Grenadines", "VC"),
        ("Korea, Republic of", "KR"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Falkland Islands (Malvinas)", "FK"),
        ("Virgin Islands, U.S.", "VI"),
        ("Taiwan, Province of China", "TW"),
        ("Gambia, The", "GM"),
        ("DDR", "DE"),
        ("Áo", "AT"),
        ("AO", "AO"),
        ("DD", "DE"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Kosovo", "XK"),
    ],
)
def test_codes_names_and_languages(text: str, code: str | None) -> None:
    assert country(text).code == code


@pytest.mark.parametrize(
    "text", ["EU", "UN", "ZZ", "XA", "AN", "YU", "European Union", "Kongo", "Atlantis", "N/A", "--"]
)
def test_what_is_no_single_country_is_kept_as_text(text: str) -> None:
    assert country(text) == Country(code=None, text=text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_names_of_each_language_are_understood(language: str) -> None:
    names = {code: name for code, name in Locale.parse(language).territories.items() if country(code).code == code}
    wrong = {code: name for code, name in names.items() if country(name).code not in {code, None}}
    missed = [code for code, name in names.items() if country(name).code is None]
    assert wrong == ({"RU": "Nga"} if language == "vi" else {})  # NGA is Nigeria's code.
    assert (len(missed) < 4, len(names)) == (True, 250)


def test_an_empty_country_is_refused() -> None:
    with pytest.raises(Invalid) as caught:
        country(" ")
    assert caught.value.code is Fault.EMPTY


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).map("x{}".format))
def test_nothing_is_lost(text: str) -> None:
    answer = country(text)
    assert answer.code is None or len(answer.code) == 2
    assert country(answer.text) == answer
