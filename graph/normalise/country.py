"""Countries by any code or name people use, as two letters of ISO 3166.

>>> country("EIRE"), country("Германия")
(Country(code='IE', text='EIRE'), Country(code='DE', text='Германия'))
>>> country("Channel Islands")
Country(code=None, text='Channel Islands')

Understood are codes of two and three letters and of three digits, codes of the past that have one
successor, the names that Unicode's CLDR gives in the languages below, and the other names of
`country_names.py`. A name that means two countries means none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from unicodedata import category

from babel import Locale
from babel.core import get_global

from graph.normalise.country_names import OTHER_NAMES
from graph.normalise.names import display_name, sort_key

LANGUAGES = (
    *("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "et", "lv", "lt", "is", "ga"),
    *("cs", "sk", "hu", "ro", "bg", "el", "tr", "ru", "uk", "sr", "hr", "sl", "he", "ar", "fa", "hi", "ja"),
    *("ko", "zh", "zh_Hant", "vi", "th", "id"),
)

# CLDR's territories that are no countries of ISO 3166: unions, reserved codes, codes for tests.
_NO_COUNTRY = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
_CODE = re.compile(r"[A-Z]{2,3}|[0-9]{3}")
_UNSPOKEN = frozenset(("the", "and"))


@dataclass(frozen=True, slots=True)
class Country:
    """The code of a country, none when the text names no single one, and the text as it came."""

    code: str | None
    text: str


@lru_cache(maxsize=4096)
def country(raw: str) -> Country:
    """The country that a text names; what names none is kept as text."""
    text = display_name(raw)
    code = _codes().get(text.upper()) or next(filter(None, map(_names().get, _readings(text))), None)
    return Country(code=code, text=text)


def _readings(text: str) -> Iterator[str]:
    """The text as a name; then as registers turn it round: 'Korea, Republic of', 'Iran (Islamic Republic of)'."""
    yield _folded(text)
    head, comma, tail = text.replace("(", ",").replace(")", "").partition(",")
    if comma:
        yield _folded(f"{tail} {head}")


def _folded(text: str) -> str:
    plain = sort_key(text).replace(".", "").replace("saint ", "st ")
    spoken = "".join(letter if category(letter)[0] in "LMN" else " " for letter in plain)
    return " ".join(word for word in spoken.split() if word not in _UNSPOKEN)


@cache
def _codes() -> dict[str, str]:
    """Every code with its country; of those of the past only the ones with a single successor."""
    own = {code: code for code, _ in _countries("en")}
    past = {alias: codes[0] for alias, codes in get_global("territory_aliases").items() if len(codes) == 1}
    return own | {alias: code for alias, code in past.items() if code in own and _CODE.fullmatch(alias)}


@cache
def _names() -> dict[str, str]:
    """Every folded name with its country; our own list wins over CLDR's."""
    meanings: dict[str, set[str]] = {}
    for code, name in chain.from_iterable(map(_countries, LANGUAGES)):
        meanings.setdefault(_folded(name), set()).add(code)
    unambiguous = {name: codes.pop() for name, codes in meanings.items() if len(codes) == 1}
    return unambiguous | {_folded(name): code for name, code in OTHER_NAMES.items()}


def _countries(language: str) -> list[tuple[str, str]]:
    """Codes and names of all countries in a language; CLDR names continents too, by digits."""
    territories = ((str(code), str(name)) for code, name in Locale.parse(language).territories.items())
    return [(code, name) for code, name in territories if code.isalpha() and code not in _NO_COUNTRY]
