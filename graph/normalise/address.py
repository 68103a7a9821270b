"""Postal addresses, as tidy as the rules of their country allow, and a key by which two of them are equal.

>>> home = address({"lines": "10 Downing St.", "city": "London", "postal_code": "sw1a2aa"}, country_hint="GB")
>>> home.postal_code, home.country, home.key
('SW1A 2AA', 'GB', 'gb sw1a2aa london 10 downing st')

Nothing that was given is lost: what the country's rules refuse stays as it came, and `problems` says why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.normalise.address_rules import Rules, problems, rules_of, tidy_choice, tidy_postal_code
from graph.normalise.country import Country, country
from graph.normalise.errors import Fault, Invalid
from graph.normalise.names import display_name, search_key

FIELDS = ("lines", "postal_code", "city", "region", "country")
WANTED = "an address of lines, postal_code, city, region and country"

Field = str | Iterable[str] | None


@dataclass(frozen=True, slots=True)
class Address:
    """An address; `region` is a code where the country has codes, `country` one of ISO 3166 or none.

    `country_text` is the country as it was given, `problems` what the country's post would object to.
    """

    lines: tuple[str, ...]
    postal_code: str | None
    city: str | None
    region: str | None
    country: str | None
    key: str
    country_text: str | None
    problems: tuple[str, ...]


def address(fields: Mapping[str, Field], *, country_hint: str | None) -> Address:
    """Tidy one address; `country_hint` (GB, DE, …) is its country when it names none."""
    lines, given = _lines(fields.get("lines")), _texts(fields)
    if not lines and not any(given.values()):
        raise Invalid(Fault.EMPTY, WANTED, found=dict(fields), hint="Leave the address out when there is none.")
    place = _country(given["country"] or country_hint)
    rules = rules_of(place.code or "", region=given["region"], city=given["city"])
    tidy = {
        "postal_code": tidy_postal_code(given["postal_code"], rules),
        "city": tidy_choice(given["city"], rules.cities),
        "region": tidy_choice(given["region"], rules.regions),
    }
    return Address(
        **tidy,
        lines=lines,
        country=place.code,
        key=_key(place, rules, tidy, lines),
        country_text=given["country"],
        problems=(*_unknown(place), *problems({"lines": lines, **tidy}, rules)),
    )


def _texts(fields: Mapping[str, Field]) -> dict[str, str | None]:
    """Every field but the lines; a name we do not know would be lost silently."""
    unknown = ", ".join(name for name in fields if name not in FIELDS)
    if unknown:
        raise Invalid(Fault.UNKNOWN, WANTED, found=unknown, hint=f"Use only {', '.join(FIELDS)}.")
    return {name: _text(fields.get(name)) for name in FIELDS if name != "lines"}


def _text(given: Field) -> str | None:
    if given is None or isinstance(given, str):
        return display_name(given) if given and given.strip() else None
    raise Invalid(Fault.WRONG_TYPE, WANTED, found=given, hint="Only the lines may be several.")


def _lines(given: Field) -> tuple[str, ...]:
    texts = [given] if isinstance(given, str) else given or ()
    return tuple(display_name(line) for text in texts for line in text.splitlines() if line.strip())


def _country(text: str | None) -> Country:
    return country(text) if text else Country(code=None, text="")


def _unknown(place: Country) -> tuple[str, ...]:
    if place.code:
        return ()
    return (f"country: {place.text} is none of ISO 3166" if place.text else "country: missing",)


def _key(place: Country, rules: Rules, tidy: Mapping[str, str | None], lines: Iterable[str]) -> str:
    """Small Latin words without punctuation, only of fields that the country's addresses use."""
    used = {name: search_key(text or "") for name, text in tidy.items() if name in rules.used}
    postal_code = used.pop("postal_code", "").replace(" ", "")
    parts = (search_key(place.code or place.text), postal_code, *used.values(), *map(search_key, lines))
    return " ".join(filter(None, parts))
