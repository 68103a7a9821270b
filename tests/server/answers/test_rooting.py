"""Whoever sees the same shares one schema."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from graph.model import MODEL
from server.answers import rooting
from server.answers.rooting import Described, Shelf

SAME = Described(MODEL, "GBP", UTC, frozenset({"job"}))


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(rooting, "build", lambda *_, **__: type("Made", (), {"_schema": object()})())
    return Shelf()


def test_what_is_described_alike_is_one_schema(shelf: Shelf) -> None:
    again = Described(MODEL, "GBP", UTC, frozenset({"job"}))
    assert shelf.of(SAME) is shelf.of(again)


@pytest.mark.parametrize(
    "other",
    [
        Described(MODEL, "EUR", UTC, SAME.operations),
        Described(MODEL, "GBP", ZoneInfo("Europe/Paris"), SAME.operations),
        Described(MODEL, "GBP", UTC, frozenset()),
    ],
)
def test_what_differs_has_one_of_its_own(shelf: Shelf, other: Described) -> None:
    assert shelf.of(SAME) is not shelf.of(other)


def test_not_more_are_kept_than_there_is_room_for(shelf: Shelf) -> None:
    first = shelf.of(SAME)
    for number in range(16):
        shelf.of(Described(MODEL, f"{number:03}", UTC, frozenset()))
    assert len(shelf.made) == 16
    assert shelf.of(SAME) is not first
