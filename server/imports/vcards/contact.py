"""What a card says, in the fields of an import; what has no field keeps the name it has in the card.

A card is of a person, a company or a list. Several values of one kind come with the preferred one first.
"""

import re

from server.imports.fields import EMPLOYERS
from server.imports.vcards import reach, ties
from server.imports.vcards.cards import Card
from server.imports.vcards.properties import Property
from server.imports.vcards.spread import Spread, label, spread

PEOPLE, COMPANIES, LISTS = "customers", "companies", "lists"

BOOKKEEPING = tuple(
    "version prodid rev profile mailer x-ablabel x-abadr x-generator sort-string x-ms-ol-default-postal-address kind "
    "x-abshowas x-addressbookserver-kind".upper().split()
)
"""What a card says of itself rather than of its owner."""
CLASHING = {"KEY": "KEY (of a cipher)", "NAME": "NAME (of the card)"}
"""Properties that are called like a field and mean another thing."""

_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?")
_PARTIAL = re.compile(r"--([0-9]{2})-?([0-9]{2})")
_GENDERS = {"M": "MALE", "F": "FEMALE", "O": "OTHER", "N": "OTHER", "U": "UNDISCLOSED"}
_SHOWN = 200
UNREADABLE = "lines that are no properties"


def kind_of(card: Card) -> str:
    """Whether a card is of a person, a company or a list of others."""
    by = spread(card)
    told = {each.text.strip().lower() for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")
            for each in by.get(name, ())}  # fmt: skip
    if "group" in told:
        return LISTS
    return COMPANIES if told & {"org", "organization", "company"} else PEOPLE


def row_of(card: Card, kind: str) -> dict[str, object]:
    """The row that a card is: fields of customers or of companies."""
    by = spread(card)
    for name in BOOKKEEPING:
        by.pop(name, None)
    row = _company(by) if kind == COMPANIES else _person(by)
    row |= {**_common(by), **reach.row(by, label(card)), **(ties.row(by, label(card)) if kind == PEOPLE else {})}
    strange = "; ".join(f"{each.line}: {each.value}" for each in card.faults)[:_SHOWN]
    return (
        {name: value for name, value in row.items() if value} | _rest(by) | ({UNREADABLE: strange} if strange else {})
    )


def _person(by: Spread) -> dict[str, object]:
    family, given, further, _, suffix = [*(_first(by.pop("N", ()), [""])), "", "", "", "", ""][:5]
    together = " ".join(f"{given} {further.replace(',', ' ')}".split())
    return {
        "name": _text(by.pop("FN", ())), "givenName": together, "familyName": family, "nameSuffix": suffix,
        "occupation": _text(by.pop("ROLE", ())), "birthDate": _birthday(by.pop("BDAY", ())),
        "gender": _gender([*by.pop("GENDER", ()), *by.pop("X-GENDER", ())]), **_work(by),
    }  # fmt: skip


def _work(by: Spread) -> dict[str, object]:
    """Employers and titles go together in the order in which they come."""
    firms, titles = by.pop("ORG", []), by.pop("TITLE", [])
    row: dict[str, object] = {}
    for place in range(min(max(len(firms), len(titles)), EMPLOYERS)):
        number = "" if place == 0 else str(place + 1)
        name, *departments = firms[place].fields if place < len(firms) else [""]
        row[f"employer{number}"] = name
        row[f"department{number}"] = ", ".join(filter(None, departments))
        row[f"jobTitle{number}"] = titles[place].text if place < len(titles) else ""
    if firms[EMPLOYERS:]:
        by[f"ORG (after the first {EMPLOYERS})"] = firms[EMPLOYERS:]
    return row


def _company(by: Spread) -> dict[str, object]:
    called = _text(by.pop("FN", ()))
    firm = _first(by.pop("ORG", ()), [""])[0]
    return {"name": firm or called, "website": _text(by.pop("URL", ()))}


def _common(by: Spread) -> dict[str, object]:
    uid, own = _text(by.pop("UID", ())), _text(by.pop("X-ABUID", ()))
    return {
        "key": (uid or own).removeprefix("urn:uuid:").removesuffix(":ABPerson"),
        "language": _text(by.pop("LANG", ())) or _text(by.pop("LANGUAGE", ())),
        "notes": "\n\n".join(filter(None, (each.text for each in by.pop("NOTE", ())))),
        "tags": [item for each in by.pop("CATEGORIES", ()) for item in each.items],
    }


def _rest(by: Spread) -> dict[str, object]:
    """What has no field, shortened: it is only shown."""
    named: dict[str, list[str]] = {}
    for name, some in by.items():
        known = "X-FCENCODED" if name.startswith("X-FCENCODED") else CLASHING.get(name, name)
        named.setdefault(known, []).extend(each.text or "(binary)" for each in some)
    return {name: "; ".join(texts)[:_SHOWN] for name, texts in named.items()}


def _first(some: "list[Property] | tuple[()]", default: list[str]) -> list[str]:
    return next((each.fields for each in some if any(each.fields)), default)


def _text(some: "list[Property] | tuple[()]") -> str:
    return next((each.text for each in some if each.text), "")


def _birthday(some: "list[Property] | tuple[()]") -> str:
    """A whole day if one of several spellings has it; Apple writes 1604 for a year that nobody knows."""
    days = [_day(each) for each in some]
    return next((day for day in days if day[:1].isdigit()), next(iter(days), ""))


def _day(told: Property) -> str:
    text = told.text
    if match := _DAY.fullmatch(text):
        year, month, day = match.groups()
        return f"--{month}-{day}" if told.parameters.get("X-APPLE-OMIT-YEAR") == year else f"{year}-{month}-{day}"
    match = _PARTIAL.fullmatch(text)
    return f"--{match[1]}-{match[2]}" if match else text


def _gender(some: list[Property]) -> str:
    letter = _text(some)[:1].upper()
    return _GENDERS.get(letter, "")
