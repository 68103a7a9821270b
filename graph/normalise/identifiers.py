"""Identifiers: whatever points at a customer or company, with the one text by which it is unique.

>>> identifier(IdentifierType.EMAIL, "Ann@Example.com", region=None).key
'EMAIL:ann@example.com'
>>> identifier(IdentifierType.EXTERNAL, " 123 ", region=None, source="shop").key
'EXTERNAL:shop:123'
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from graph.normalise.emails import email
from graph.normalise.errors import Fault, Invalid
from graph.normalise.external import external_key, source_name
from graph.normalise.phone import phone
from graph.normalise.text import trimmed

WANTED_NUMBER = "a number with letters or digits such as GB 123 4567 89"
# Mexican tax numbers use it as a letter.
_SIGN_OF_NUMBERS = "&"


class IdentifierType(StrEnum):
    """What kind of thing points at its holder."""

    EMAIL = "EMAIL"
    PHONE = "PHONE"
    EXTERNAL = "EXTERNAL"
    TAX_NUMBER = "TAX_NUMBER"
    LOYALTY_NUMBER = "LOYALTY_NUMBER"


class Identifier(NamedTuple):
    """One identifier: as it came, in normal form, and the text that no other identifier has.

    Only external keys have a `source`, the system whose keys they are.
    """

    type: IdentifierType
    raw: str
    normalised: str
    key: str
    source: str | None = None


def identifier(kind: IdentifierType, raw: str, *, region: str | None = None, source: str | None = None) -> Identifier:
    """Check and normalise an identifier; `region` reads telephone numbers, `source` goes with external keys."""
    if kind is IdentifierType.EXTERNAL:
        return _external(raw, source)
    if source is not None:
        hint = "Only external keys belong to a source; leave it out."
        raise Invalid(Fault.UNKNOWN, f"an identifier of the type {kind}", found=source, hint=hint)
    normalised = _normalised(kind, raw, region)
    return Identifier(type=kind, raw=raw, normalised=normalised, key=f"{kind}:{normalised}")


def _normalised(kind: IdentifierType, raw: str, region: str | None) -> str:
    match kind:
        case IdentifierType.EMAIL:
            return email(raw).normalised
        case IdentifierType.PHONE:
            return phone(raw, region=region).normalised
        case IdentifierType.TAX_NUMBER | IdentifierType.LOYALTY_NUMBER:
            return _printed_number(raw)
        case IdentifierType.EXTERNAL:
            return external_key(raw)


def _external(raw: str, source: str | None) -> Identifier:
    normalised = external_key(raw)
    of, prefix = _source(source if source is not None else "")
    return Identifier(IdentifierType.EXTERNAL, raw, normalised, prefix + normalised, of)


@lru_cache(maxsize=1000)
def _source(raw: str) -> tuple[str, str]:
    """The name of a source, and what its keys begin with; whoever tells of many keys has them of few sources.

    A colon ends the name within a key: 'a:b' with 'c' is not 'a' with 'b:c'.
    """
    name = source_name(raw)
    return name, f"{IdentifierType.EXTERNAL}:{name.replace('%', '%25').replace(':', '%3A')}:"


def _printed_number(raw: str) -> str:
    """A number off a card or letter, which people type with any gaps, dashes and case."""
    text = normalize("NFKC", trimmed(raw, WANTED_NUMBER))
    number = "".join(sign for sign in text if sign.isalnum() or sign == _SIGN_OF_NUMBERS).upper()
    if not any(map(str.isalnum, number)):
        raise Invalid(Fault.SYNTAX, WANTED_NUMBER, found=raw, hint="Leave the value out when there is none.")
    return normalize("NFC", number)
