"""Rules that a text cannot break are left out, and texts that nobody sends any more are forgotten."""

from __future__ import annotations

import pytest
from graphql import build_schema, parse, validate

from server.answers.documents import ABOUT, RULES, rules_for
from server.recent import Recent

SCHEMA = build_schema("""
input Where { name: String }
type Query { any(id: ID, text: String, count: Int, is: Boolean, where: Where): Int }
""")
FAULTY = (
    "{ nothing }",
    "{ ...Missing }",
    "{ any(count: 1.5, id: true, other: 1) }",
    "{ any } { any }",
    "{ any ...F } fragment F on Query { any ...F } fragment F on Int { any }",
    "query ($unused: Int) { any }",
    "query ($is: Boolean, $is: Nope, $where: Query) { any(count: $is, text: $other) }",
    "{ any @nope any @skip @skip(if: 1) @skip(if: $x) }",
    '{ any(text: "$ and @") more }',
)


@pytest.mark.parametrize("text", FAULTY)
def test_rules_that_are_left_out_would_have_found_nothing(text: str) -> None:
    found = [str(each) for each in validate(SCHEMA, parse(text), rules_for(text))]
    assert found == [str(each) for each in validate(SCHEMA, parse(text), RULES)]
    assert found


def test_no_rule_is_left_out_of_a_text_with_the_signs_of_all() -> None:
    assert rules_for(" ".join(ABOUT)) == RULES
    assert len(rules_for("{ any }")) == len(RULES) - sum(map(len, ABOUT.values()))


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    kept: Recent[str, str] = Recent(2)
    for key in ("a", "b", "a", "c"):
        kept.find(key) or kept.keep(key, key)
    assert list(kept.kept) == ["a", "c"]
