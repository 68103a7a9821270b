"""JSON that means one thing: what parsers quietly settle is refused here.

The parser itself refuses NaN, Infinity, lone surrogates, bytes that are no UTF-8 and numbers no float can hold. It is
silent about keys that come twice, whole numbers beyond 64 bits (it makes floats of them) and depth, so these are looked
for in what it found.
"""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

from server.refusals import Refused

DEEPEST = 64  # brackets open at once
HUGE = 2**63
# Every string of a text that is JSON, and the colon behind it where it is a key. Nothing in it can be read in two ways,
# so nothing is ever tried twice.
STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"[ \t\r\n]*+(:?)')


def value_of(text: bytes, *, called: str = "The body") -> Any:
    """The value that a text says; raises Refused."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refused(400, f"{called} is not JSON: {error}.") from None
    keys, has_huge = _surveyed(found, called)
    if text.count(b":") != keys and STRING.findall(text).count(b":") != keys:
        raise Refused(400, f"{called} has an object with the same key twice. Give each key once.")
    if has_huge:
        _look_at_numbers(text, called)
    return found


def _surveyed(found: Any, called: str) -> tuple[int, bool]:
    """How many keys all objects have, and whether a number is too large to tell how it was written; level by level."""
    keys, has_huge, level, layer = 0, False, 0, [found]
    while layer:
        below: list[Any] = []
        for each in layer:
            kind = type(each)
            if kind is dict:
                keys += len(each)
                below.extend(each.values())
            elif kind is list:
                below.extend(each)
            elif kind is int or kind is float:
                has_huge = has_huge or not -HUGE < each < HUGE
        level, layer = level + 1, below
        if level > DEEPEST and below:
            raise Refused(400, f"{called} nests more than {DEEPEST} levels.")
    return keys, has_huge


def _look_at_numbers(text: bytes, called: str) -> None:
    """Whether a whole number is beyond 64 bits: seldom asked, so a slower parser may say."""

    def whole(digits: str) -> int:
        if len(digits) > 20 or not -HUGE <= int(digits) < HUGE:
            raise Refused(400, f"{called} has a whole number beyond 64 bits. Write it as a string.")
        return int(digits)

    json.loads(text, parse_int=whole)
