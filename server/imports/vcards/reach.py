"""How the owner of a card is reached: e-mail addresses, telephone numbers and postal addresses."""

from server.imports.fields import PLACES, place_field
from server.imports.vcards.properties import Property
from server.imports.vcards.spread import Labels, Spread

NO_VOICE = frozenset({"FAX", "PAGER", "MODEM", "BBS", "TEXTPHONE", "TLX", "ISDN"})
USES = {"HOME": "HOME", "WORK": "WORK", "BILLING": "BILLING", "PARCEL": "SHIPPING"}


def row(by: Spread, labels: Labels) -> dict[str, object]:
    """The fields of a row that say how somebody is reached."""
    numbers = by.pop("TEL", [])
    spoken = [each for each in numbers if not each.types & NO_VOICE and "assistant" not in labels.of(each)]
    silent = [each for each in numbers if each not in spoken]
    if silent:
        by["TEL (fax, pager or assistant)"] = silent
    return {
        "emails": [each.text.removeprefix("mailto:") for each in by.pop("EMAIL", ()) if each.text],
        "phones": [each.text.removeprefix("tel:") for each in spoken if each.text],
        **_places(by),
    }


def _places(by: Spread) -> dict[str, object]:
    """The preferred address first; a printed label is read where there is nothing else."""
    told, printed = by.pop("ADR", []), by.pop("LABEL", [])
    places = [_place(each) for each in told if any(each.fields)] or [
        {"lines": each.text.splitlines(), "use": _use(each)} for each in printed
    ]
    if places[PLACES:]:
        by[f"ADR (after the first {PLACES})"] = told[PLACES:]
    return {
        place_field(number, name): value
        for number, place in enumerate(places[:PLACES], 1)
        for name, value in place.items()
    }


def _place(told: Property) -> dict[str, object]:
    box, further, street, city, region, postal_code, country = [*told.fields, *[""] * 7][:7]
    lines = [line.strip(" ,") for each in (street, further, box) for line in each.splitlines()]
    return {
        "lines": [line for line in lines if line], "city": city, "region": region, "postalCode": postal_code,
        "country": country, "use": _use(told),
    }  # fmt: skip


def _use(told: Property) -> str:
    return next((use for type_, use in USES.items() if type_ in told.types), "OTHER")
