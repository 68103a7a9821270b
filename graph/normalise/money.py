"""Amounts as whole ten-thousandths: 12.34 is 123400, so that sums are exact.

>>> money("12.34"), money_text(120000), decimal_text(120000)
(123400, '12.00', '12')
"""

import re
from decimal import Context, Decimal, Inexact, InvalidOperation

from graph.normalise.errors import Fault, Invalid

WANTED = "an amount such as 12.34"
WANTED_DECIMAL = "a decimal number such as 0.125"

PLACES = 4
UNITS: int = 10**PLACES
LARGEST = 2**63 - 1
"""What a signed integer of 64 bit holds, about 922 trillion in money."""

_WHOLE_DIGITS = 20
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_LONGEST = 100
_SHORT = 14
_EXACT = Context(prec=_LONGEST, traps=[Inexact, InvalidOperation])


def money(value: Decimal | str | int) -> int:
    """An amount in units of 1/10,000, exactly."""
    return _units(value, WANTED)


def decimal(value: Decimal | str | int) -> int:
    """A number of the business's own fields on the same scale as money."""
    return _units(value, WANTED_DECIMAL)


def money_text(units: int) -> str:
    """The shortest text of an amount that has at least two decimals."""
    sign, (whole, fraction) = "-" if units < 0 else "", divmod(abs(units), UNITS)
    return f"{sign}{whole}.{f'{fraction:04d}'.rstrip('0').ljust(2, '0')}"


def decimal_text(units: int) -> str:
    """The shortest text of a number."""
    sign, (whole, fraction) = "-" if units < 0 else "", divmod(abs(units), UNITS)
    return f"{sign}{whole}.{fraction:04d}".rstrip("0").rstrip(".")


def turned(amount: int, rate: int) -> int:
    """An amount in another currency at this rate, half a unit rounded to the even one."""
    whole, rest = divmod(amount * rate, UNITS)
    return whole + (rest * 2 > UNITS or (rest * 2 == UNITS and whole % 2 == 1))


def _units(value: object, wanted: str) -> int:
    if isinstance(value, str):
        whole, _, fraction = value.partition(".")
        if _is_short(whole) and _is_short(fraction + "0") and len(fraction) <= PLACES:
            return int(whole + fraction.ljust(PLACES, "0"))  # Nearly every price is like this: six times as fast.
        return _units_of_decimal(_number(value.strip(), wanted), wanted)
    if isinstance(value, Decimal):
        return _units_of_decimal(value, wanted)
    if isinstance(value, int) and not isinstance(value, bool):
        return _in_range(value * UNITS, value, wanted)
    hint = "Pass text, a Decimal or an int: binary fractions and truth values are no exact amounts."
    raise Invalid(Fault.WRONG_TYPE, wanted, found=value, hint=hint)


def _is_short(digits: str) -> bool:
    return len(digits) < _SHORT and digits.isascii() and digits.isdigit()


def _number(text: str, wanted: str) -> Decimal:
    if not text:
        raise Invalid(Fault.EMPTY, wanted, found=text, hint="Leave the value out when there is none.")
    if len(text) <= _LONGEST and _NUMBER.fullmatch(text):
        return Decimal(text)
    hint = "Use digits with a point before the decimals: no grouping, no sign of a currency."
    raise Invalid(Fault.SYNTAX, wanted, found=text, hint=hint)


def _units_of_decimal(value: Decimal, wanted: str) -> int:
    if not value.is_finite():
        raise Invalid(Fault.SYNTAX, wanted, found=str(value), hint="Leave the value out when there is none.")
    if value and value.adjusted() > _WHOLE_DIGITS:
        raise _out_of_range(value, wanted)
    try:
        return _in_range(int(_EXACT.to_integral_exact(_EXACT.multiply(value, UNITS))), value, wanted)
    except Inexact as error:
        hint = f"Round it to {PLACES} decimals: more cannot be kept exactly."
        raise Invalid(Fault.TOO_PRECISE, wanted, found=str(value), hint=hint) from error


def _in_range(units: int, value: object, wanted: str) -> int:
    if -LARGEST <= units <= LARGEST:
        return units
    raise _out_of_range(value, wanted)


def _out_of_range(value: object, wanted: str) -> Invalid:
    hint = f"Stay between -{money_text(LARGEST)} and {money_text(LARGEST)}."
    return Invalid(Fault.OUT_OF_RANGE, wanted, found=str(value), hint=hint)
