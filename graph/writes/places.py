"""A postal address as an input gives it."""

from __future__ import annotations

from collections.abc import Mapping

from graph.ingest.records import Place
from graph.normalise.address import address
from graph.normalise.errors import Invalid
from graph.writes.faults import Fault, Refused

PARTS = {"lines": "lines", "postalCode": "postal_code", "city": "city", "region": "region", "country": "country"}


def place_of(given: Mapping[str, object], field: str, *, region: str | None) -> Place:
    """The address tidied by the rules of its country, and the key by which it is one; raises Refused."""
    told = {name: given.get(key) for key, name in PARTS.items()}
    try:
        read = address(told, country_hint=region)  # type: ignore[arg-type]  # GraphQL has seen that they are texts
    except Invalid as error:
        raise Refused(Fault("INVALID", field, f"{field}: {error}")) from error
    unknown = [read.country_text] if read.country_text and not read.country else []
    kept = {"lines": [*read.lines, *unknown], "postalCode": read.postal_code, "city": read.city,
            "region": read.region, "country": read.country}  # fmt: skip
    return Place(read.key, {name: value for name, value in kept.items() if value})
