"""What is wrong with a wish for a key."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graph.keys.wanted import Granting, Wanted, faults

NOW = datetime(2026, 5, 1, tzinfo=UTC)
GOOD = Wanted("till", "agent", "2026-06-01T00:00:00", ("customers",), {"team": "north"})
GRANTING = Granting(frozenset({"agent", "viewer"}), frozenset({"customers", "products"}))


def test_a_good_wish() -> None:
    assert faults(GOOD, GRANTING, NOW) == ()
    assert faults(Wanted("till", "viewer"), GRANTING, NOW) == ()


@pytest.mark.parametrize(
    ("wanted", "code", "field"),
    [
        (replace(GOOD, name=" "), "INVALID", "name"),
        (replace(GOOD, name="a\nb"), "INVALID", "name"),
        (replace(GOOD, name="a\ud800"), "INVALID", "name"),
        (replace(GOOD, name="a" * 201), "INVALID", "name"),
        (replace(GOOD, role="admin"), "UNKNOWN_ROLE", "role"),
        (replace(GOOD, role=""), "UNKNOWN_ROLE", "role"),
        (replace(GOOD, roots=()), "INVALID", "roots"),
        (replace(GOOD, roots=("customers", "nothing")), "UNKNOWN_ROOT", "roots"),
        (replace(GOOD, expires_at="2026-05-01T00:00:00"), "INVALID", "expiresAt"),
        (replace(GOOD, claims={"": "a"}), "INVALID", "claims"),
        (replace(GOOD, claims={"team": "\0"}), "INVALID", "claims"),
        (replace(GOOD, claims={f"c{number}": "a" for number in range(51)}), "INVALID", "claims"),
    ],
)
def test_what_is_wrong_is_said_where(wanted: Wanted, code: str, field: str) -> None:
    (fault,) = faults(wanted, GRANTING, NOW)
    assert (fault.code, fault.field) == (code, field)
    assert fault.message.endswith(".")


def test_everything_is_said_at_once() -> None:
    assert len(faults(Wanted("", "x", "2000-01-01T00:00:00", ("y",), {"": ""}), GRANTING, NOW)) == 5


def test_who_is_scoped_hands_on_no_more() -> None:
    scoped = replace(GRANTING, roots=frozenset({"customers"}), is_scoped=True)
    (all_roots,) = faults(replace(GOOD, roots=None), scoped, NOW)
    (another,) = faults(replace(GOOD, roots=("products",)), scoped, NOW)
    assert (all_roots.code, another.code) == ("BEYOND_OWN", "UNKNOWN_ROOT")
    assert faults(GOOD, scoped, NOW) == ()
