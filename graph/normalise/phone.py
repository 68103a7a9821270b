"""Telephone numbers in the international form of E.164.

>>> phone("020 7946 0958", region="GB")
Phone(raw='020 7946 0958', normalised='+442079460958', region='GB', kind=<PhoneKind.FIXED_LINE: 'FIXED_LINE'>)

An extension is no part of the normal form: colleagues at one switchboard share its number, and `raw`
keeps the rest.
"""

from dataclasses import dataclass
from enum import StrEnum

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    format_number,
    number_type,
    parse,
    region_code_for_number,
)

from graph.normalise.errors import Fault, Invalid
from graph.normalise.text import trimmed

WANTED = "a telephone number such as +44 20 7946 0958"
NOWHERE = "001"
"""What the library calls the region of numbers that belong to no country, such as +800."""


class PhoneKind(StrEnum):
    """What a number's digits say about the line behind it."""

    FIXED_LINE = "FIXED_LINE"
    MOBILE = "MOBILE"
    FIXED_LINE_OR_MOBILE = "FIXED_LINE_OR_MOBILE"
    TOLL_FREE = "TOLL_FREE"
    PREMIUM_RATE = "PREMIUM_RATE"
    SHARED_COST = "SHARED_COST"
    VOIP = "VOIP"
    PERSONAL_NUMBER = "PERSONAL_NUMBER"
    PAGER = "PAGER"
    COMPANY_NUMBER = "COMPANY_NUMBER"
    VOICEMAIL = "VOICEMAIL"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it came and in E.164, the region it belongs to (none for +800 and its like), its kind."""

    raw: str
    normalised: str
    region: str | None
    kind: PhoneKind


def phone(raw: str, *, region: str | None) -> Phone:
    """Check and normalise one number; `region` (GB, DE, …) says how one without +… is to be read."""
    number = _parsed(trimmed(raw, WANTED), region)
    kind = _KINDS.get(number_type(number))
    if kind is None:
        hint = f"No operator has such a number in +{number.country_code}: count its digits, or check its region."
        raise Invalid(Fault.UNKNOWN, WANTED, found=raw, hint=hint)
    home = region_code_for_number(number)
    return Phone(
        raw=raw,
        normalised=format_number(number, PhoneNumberFormat.E164),
        region=None if home == NOWHERE else home,
        kind=kind,
    )


def _parsed(text: str, region: str | None) -> PhoneNumber:
    try:
        return parse(text, region.upper() if region else None)
    except NumberParseException as error:
        raise _explained(error, text, region) from error


def _explained(error: NumberParseException, text: str, region: str | None) -> Invalid:
    match error.error_type:
        case NumberParseException.INVALID_COUNTRY_CODE if not text.startswith(("+", "＋")):
            named = f" that has telephones; {region} is none" if region else " it is dialled in"
            hint = f"Begin with + and the country's code, or name a region{named}."
            return Invalid(Fault.REGION_NEEDED, WANTED, found=text, hint=hint)
        case NumberParseException.INVALID_COUNTRY_CODE:
            hint = "No country has this code; check the digits after the +."
            return Invalid(Fault.UNKNOWN, WANTED, found=text, hint=hint)
        case NumberParseException.NOT_A_NUMBER:
            return Invalid(Fault.SYNTAX, WANTED, found=text, hint="Write digits, with + and spaces if you like.")
        case NumberParseException.TOO_LONG:
            hint = "It has too many digits; is it two numbers in one?"
            return Invalid(Fault.TOO_LONG, WANTED, found=text, hint=hint)
        case _:
            return Invalid(Fault.SYNTAX, WANTED, found=text, hint="It has too few digits to be dialled.")


_KINDS = {
    PhoneNumberType.FIXED_LINE: PhoneKind.FIXED_LINE,
    PhoneNumberType.MOBILE: PhoneKind.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: PhoneKind.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.TOLL_FREE: PhoneKind.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE: PhoneKind.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST: PhoneKind.SHARED_COST,
    PhoneNumberType.VOIP: PhoneKind.VOIP,
    PhoneNumberType.PERSONAL_NUMBER: PhoneKind.PERSONAL_NUMBER,
    PhoneNumberType.PAGER: PhoneKind.PAGER,
    PhoneNumberType.UAN: PhoneKind.COMPANY_NUMBER,
    PhoneNumberType.VOICEMAIL: PhoneKind.VOICEMAIL,
}
