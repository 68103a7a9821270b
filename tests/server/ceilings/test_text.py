"""Brackets and directives are counted in the text, and only where the parser would see them."""

from __future__ import annotations

import pytest
from graphql import GraphQLError

from server.ceilings.text import DEEPEST, check_text

DEEP = "{" * (DEEPEST + 1)
HARMLESS = {
    "as deep as may be": "{" * DEEPEST + "}" * DEEPEST,
    "in a string": f'"{DEEP}"',
    "behind an escaped quote": rf'"\"{DEEP}"',
    "behind an escaped backslash and a string": rf'"\\" "{DEEP}"',
    "in a block string": f'"""{DEEP} " "" """',
    "behind an escaped block quote": rf'"""\"""{DEEP}"""',
    "in a comment": f"# {DEEP}\n# {DEEP}\n{{ a }}",
    "a quote in a comment": '# "\n{ a } # "',
    "one after the other": "{}" * 100,
}
HARMFUL = {
    "plain": DEEP,
    "of all kinds": "{[(" * 30,
    "behind a string": f'"a" {DEEP}',
    "behind an empty string": f'"" {DEEP}',
    "behind an empty block string": f'"""""" {DEEP}',
    "behind a string that has no end": f'"a\n{DEEP}',
    "behind a comment": f"# a\n{DEEP}",
    "behind a comment that ends early": f"# a\r{DEEP}",
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_is_not_nested(text: str) -> None:
    check_text(text, tokens=1000, directives=0)


@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL)
def test_what_is_nested_too_deeply(text: str) -> None:
    with pytest.raises(GraphQLError, match=f"65 deep; {DEEPEST} are allowed"):
        check_text(text, tokens=1000, directives=0)


def test_directives_are_counted() -> None:
    check_text('{ a @b c(d: "@") @e } # @f', tokens=100, directives=2)
    with pytest.raises(GraphQLError, match="2 directives; 1 are allowed"):
        check_text("{ a @b c @e }", tokens=100, directives=1)
