"""Postal addresses as inputs and rows of files give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from graph.ingest.records import Place
from graph.normalise.address import address
from graph.normalise.errors import Invalid
from graph.writes.faults import Fault, Refused

PARTS = {"lines": "lines", "postalCode": "postal_code", "city": "city", "region": "region", "country": "country"}


def place_of(given: Mapping[str, object], field: str, *, region: str | None) -> Place:
    """The address of an input; raises Refused."""
    told = {name: given.get(key) for key, name in PARTS.items()}
    try:
        return tidied(told, region)
    except Invalid as error:
        raise Refused(Fault("INVALID", field, f"{field}: {error}")) from error


def tidied(told: Mapping[str, object], region: str | None) -> Place:
    """An address tidied by the rules of its country, with the key by which it is one; raises Invalid.

    A country that is none stays as a line.
    """
    read = address(cast("Mapping[str, str | None]", told), country_hint=region)
    unknown = [read.country_text] if read.country_text and not read.country else []
    kept = {"lines": [*read.lines, *unknown], "postalCode": read.postal_code, "city": read.city,
            "region": read.region, "country": read.country}  # fmt: skip
    return Place(read.key, {name: value for name, value in kept.items() if value})
