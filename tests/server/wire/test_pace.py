"""How slow answers are."""

from __future__ import annotations

import pytest

from server.wire.pace import MOST, Pace


def test_operations_are_held_beside_their_like() -> None:
    pace = Pace()
    for kind, seconds in (("small", 0.001), ("large", 1.0)):
        pace.took(kind, seconds, alone=True)
    pace.took("large", 2.0, alone=False)
    pace.took("small", 0.002, alone=False)
    pace.took("unknown", 100.0, alone=False)
    assert pace.slowness() == pytest.approx(2)
    assert pace.slowness() is None


def test_what_an_operation_takes_alone_changes_with_time() -> None:
    pace = Pace()
    pace.took("one", 1.0, alone=True)
    for _ in range(50):
        pace.took("one", 3.0, alone=True)
    pace.took("one", 3.0, alone=False)
    assert pace.slowness() == pytest.approx(1, rel=0.01)


def test_who_was_not_asked_for_longest_is_forgotten() -> None:
    pace = Pace()
    pace.took("old", 1.0, alone=True)
    for number in range(MOST):
        pace.took(str(number), 1.0, alone=True)
        pace.took("0", 1.0, alone=False)
    assert len(pace.alone) == MOST
    assert "old" not in pace.alone
    assert "0" in pace.alone
