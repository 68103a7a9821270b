"""E-mail addresses; the plural keeps this module apart from the standard library's.

>>> email(" Ann.Smith@Example.COM ").normalised
'ann.smith@example.com'

Accepted: whatever can be delivered in principle, with international local parts and domains (RFC 6531,
IDNA 2008), and the domains set aside for tests and examples (.test, .example, example.com).
Refused: quoted local parts, comments, display names, bracketed addresses of machines, one-word domains,
and names that never leave a network (.local, .localhost, .invalid, .onion, .arpa).
No name server is asked.
"""

import re
import unicodedata
from dataclasses import dataclass

from email_validator import EmailNotValidError, ValidatedEmail, validate_email

from graph.normalise.errors import Fault, Invalid
from graph.normalise.text import trimmed

WANTED = "an e-mail address such as ann@example.com"

# What nearly every address looks like; the library takes a hundred times as long to say the same.
_PLAIN = re.compile(
    r"(?=.{6,254}\Z)(?=[^@]{1,64}@)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*"
    r"@(?:(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!arpa|invalid|local|onion)[a-z]{2,63}"
)


@dataclass(frozen=True, slots=True)
class Email:
    """An address as it came, and the form in which two spellings of it are equal."""

    raw: str
    normalised: str


def email(raw: str) -> Email:
    """Check and normalise one address: all in small letters, the domain in its Unicode form."""
    text = trimmed(raw, WANTED)
    small = text.lower()
    if _PLAIN.fullmatch(small):
        return Email(raw=raw, normalised=small)
    address = _validated(text)
    local = unicodedata.normalize("NFC", address.local_part.lower())
    return Email(raw=raw, normalised=f"{local}@{address.domain.lower()}")


def _validated(text: str) -> ValidatedEmail:
    try:
        address = validate_email(text, check_deliverability=False, test_environment=True, strict=True)
    except EmailNotValidError as error:
        raise Invalid(Fault.SYNTAX, WANTED, found=text, hint=str(error)) from error
    if "." not in address.domain:
        hint = "Add the rest of the domain after the @-sign."
        raise Invalid(Fault.SYNTAX, WANTED, found=text, hint=hint)
    return address
