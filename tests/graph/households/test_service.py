"""Which changes call for another inference."""

import pytest

from graph.feed.service import Noted
from graph.households.service import SOURCE, counts
from graph.writes.changes import Change, ChangeKind

COUNT = {
    "a name": Change(ChangeKind.UPDATED, "Customer", "cus_1", ("familyName",), 2),
    "somebody new": Change(ChangeKind.CREATED, "Customer", "cus_1", version=1),
    "an address": Change(ChangeKind.LINKED, "Customer", "cus_1", relationship="LOCATED_AT", other="adr_1"),
    "a decision": Change(ChangeKind.LINKED, "Customer", "cus_1", relationship="LIVES_APART", other="cus_2"),
    "a household put away": Change(ChangeKind.ARCHIVED, "Household", "hou_1", ("archivedAt",), 2),
}
DO_NOT = {
    "a note": Change(ChangeKind.UPDATED, "Customer", "cus_1", ("notes",), 2),
    "a purchase": Change(ChangeKind.CREATED, "Purchase", "int_1", version=1),
    "who bought it": Change(ChangeKind.LINKED, "Customer", "cus_1", relationship="HAD", other="int_1"),
}


def noted(change: Change, source: str = "api") -> Noted:
    return Noted(1, change, "tests", source, "2026-05-01T00:00:00")


@pytest.mark.parametrize("change", COUNT.values(), ids=COUNT)
def test_it_counts_unless_we_made_it(change: Change) -> None:
    assert counts(noted(change))
    assert not counts(noted(change, SOURCE))


@pytest.mark.parametrize("change", DO_NOT.values(), ids=DO_NOT)
def test_it_does_not(change: Change) -> None:
    assert not counts(noted(change))
