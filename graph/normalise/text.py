"""What every text must be before it means anything: text, free of what no store can keep, not empty, not endless.

>>> trimmed("  85048\\t", "a product code such as 85048")
'85048'
"""

import re

from graph.normalise.errors import Fault, Invalid

LONGEST = 500
"""Characters in one value: engines refuse index keys beyond about 8,000 bytes."""

_POINTS_AT_EDGES = (*range(0x21), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029)
_EDGES = "".join(map(chr, _POINTS_AT_EDGES)) + "\u202f\u205f\u3000\ufeff"
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def trimmed(raw: object, wanted: str) -> str:
    """The text without white space and control characters around it, otherwise exactly as it came."""
    text = keepable(raw, wanted).strip(_EDGES)
    if not text:
        raise Invalid(Fault.EMPTY, wanted, found=raw, hint="Leave the value out when there is none.")
    if len(text) > LONGEST:
        hint = f"Keep it within {LONGEST} characters; it has {len(text):,}."
        raise Invalid(Fault.TOO_LONG, wanted, found=text, hint=hint)
    return text


def keepable(raw: object, wanted: str) -> str:
    """The same text, when a store can keep it: no NUL, no half of a surrogate pair."""
    if not isinstance(raw, str):
        hint = f"Pass it as text; this is of the type {type(raw).__name__}."
        raise Invalid(Fault.WRONG_TYPE, wanted, found=raw, hint=hint)
    if _UNKEEPABLE.search(raw):
        hint = "Take out the NUL characters and broken surrogates; is the encoding of the source right?"
        raise Invalid(Fault.CHARACTERS, wanted, found=raw, hint=hint)
    return raw
