"""Family names: what one family shares, and what only looks alike."""

import pytest

from graph.households.people import surname_of
from graph.households.surnames import NEAR, PART_SHARED, likeness

FAMILY = [
    ("Иванов", "Иванова", 1.0), ("Ivanov", "Иванова", 1.0), ("Kowalski", "Kowalska", 1.0),
    ("Чайковский", "Чайковская", 1.0),
    ("García López", "García Ruiz", PART_SHARED), ("Silva Santos", "dos Santos", PART_SHARED),
    ("Smith-Jones", "Jones", PART_SHARED),
    ("van der Berg", "Berg", 1.0), ("Müller", "Muller", 1.0), ("Montoya", "Montoia", NEAR),
]  # fmt: skip
STRANGERS = [("Smith", "Jones"), ("Lee", "Leo"), ("Ng", "Wu"), ("Martin", "Marino"), ("de la Cruz", "de la Rosa")]


@pytest.mark.parametrize(("one", "other", "least"), FAMILY)
def test_a_family_shares_its_name(one: str, other: str, least: float) -> None:
    assert likeness(surname_of(one), surname_of(other)) >= least
    assert likeness(surname_of(other), surname_of(one)) == likeness(surname_of(one), surname_of(other))


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_names_that_only_look_alike_are_other_names(one: str, other: str) -> None:
    assert likeness(surname_of(one), surname_of(other)) < NEAR
