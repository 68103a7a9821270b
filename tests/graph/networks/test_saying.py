"""Connections in words."""

import pytest

from graph.model import MODEL
from graph.networks.kinds import KINDS
from graph.networks.reading import Edge, Named
from graph.networks.saying import SAID, TIES, called, said

CASES = [
    (Edge("cus_1", "REFERRED", "cus_2"), "2025-05-03", "Ana referred Boris on 3 May 2025."),
    (Edge("cus_1", "TIED_TO", "cus_2", kind="PARENT"), None, "Boris is a parent of Ana."),
    (Edge("cus_1", "TIED_TO", "cus_2", kind="OTHER"), None, "Ana and Boris are tied."),
    (Edge("cus_1", "MEMBER_OF", "hou_2", since="2024-02-29", until="2025-01-01"), None,
     "Ana belongs to the household Boris, since 29 February 2024, until 1 January 2025."),
]  # fmt: skip


@pytest.mark.parametrize(("edge", "day", "sentence"), CASES)
def test_a_connection_is_told(edge: Edge, day: str | None, sentence: str) -> None:
    assert said(edge, "Ana", "Boris", day=day) == sentence


def test_who_may_not_be_named_is_somebody() -> None:
    assert (
        said(Edge("cus_1", "MEMBER_OF", "hou_1"), "a customer", "a household") == "A customer belongs to a household."
    )


def test_every_kind_has_words() -> None:
    assert set(SAID) == set(KINDS)
    assert set(TIES) == set(MODEL.enums["TieKind"].values) - {"OTHER"}


def test_an_address_is_called_by_its_first_line_and_city() -> None:
    assert called("adr_1", Named("Leeds", ("5 High Street", "Flat 2"))) == "5 High Street, Leeds"
    assert called("adr_1", Named(None)) is None
