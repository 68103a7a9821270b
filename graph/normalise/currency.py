"""Currencies by their three letters of ISO 4217.

>>> currency(" gbp ")
'GBP'
"""

from functools import cache

from babel.numbers import list_currencies

from graph.normalise.errors import Fault, Invalid
from graph.normalise.text import trimmed

WANTED = "a currency of ISO 4217 such as EUR"

# Codes of the standard for tests and for no currency at all: nothing was ever paid in them.
_NO_MONEY = frozenset({"XTS", "XXX"})


def currency(raw: str) -> str:
    """The code in capitals; currencies of the past count, for old purchases were paid in them."""
    code = trimmed(raw, WANTED).upper()
    if code not in _codes():
        raise Invalid(Fault.UNKNOWN, WANTED, found=raw, hint="Use the three letters, not a name or a sign.")
    return code


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies()) - _NO_MONEY
