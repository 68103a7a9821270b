"""JSON that a parser would quietly settle is refused, and what merely looks like it is not."""

import pytest

from server.refusals import Refused
from server.wire.strict import DEEPEST, value_of


def nested(levels: int) -> bytes:
    return b'{"a":' * (levels - 1) + b"[1]" + b"}" * (levels - 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b'{"a": {"a": 1}, "b": {"a": 2}}', {"a": {"a": 1}, "b": {"a": 2}}),
        (b'{"a": "\\"a\\": {[:", "b" : [":", {"a":":"}]}', {"a": '"a": {[:', "b": [":", {"a": ":"}]}),
        (b'["\\\\", "\\\\\\"", {"a":"\\\\"}]', ["\\", '\\"', {"a": "\\"}]),
        (b"[9223372036854775807, -9223372036854775808]", [2**63 - 1, -(2**63)]),
        (b"[1e300, 9223372036854775808.0, 1.0E+19]", [1e300, 2.0**63, 1e19]),
        (b'"\\ud83c\\udfc3 \\u0000"', "\U0001f3c3 \0"),
        (b"\n {} \t", {}),
        (nested(2), {"a": [1]}),
    ],
)
def test_what_json_says(text: bytes, found: object) -> None:
    assert value_of(text) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b'{"a": 1,}', "is not JSON"),
        (b"{'a': 1}", "is not JSON"),
        (b'{"a": 1} x', "is not JSON"),
        (b"\xef\xbb\xbf{}", "is not JSON"),
        (b'"\xff"', "is not JSON"),
        (b'"\xed\xa0\x80"', "is not JSON"),
        (b'"\\ud800"', "is not JSON"),
        (b'"\\udc00\\ud800"', "is not JSON"),
        (b'"\n"', "is not JSON"),
        (b"NaN", "is not JSON"),
        (b"[-Infinity]", "is not JSON"),
        (b"1e400", "is not JSON"),
        (b"1" * 5000, "is not JSON"),
        (b"01", "is not JSON"),
        (b"\x1f\x8b\x08\x00", "is not JSON"),
        (b'{"a": 1, "a": 1}', "same key twice"),
        (b'[{"b": {"a": 1, "\\u0061": 2}}]', "same key twice"),
        (b'{"x": ":", "a" : 1, "a"\n:1}', "same key twice"),
        (b"9223372036854775808", "beyond 64 bits"),
        (b"[18446744073709551616]", "beyond 64 bits"),
        (b'{"a": -9223372036854775809}', "beyond 64 bits"),
        (b"1" * 300, "beyond 64 bits"),
        (nested(DEEPEST + 1), "nests more than"),
        (b"[" * 1000 + b"1" + b"]" * 1000, "nests more than"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_what_json_does_not_say(text: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        value_of(text)
    assert refused.value.status == 400


def test_the_deepest_that_is_read() -> None:
    assert value_of(nested(DEEPEST))
