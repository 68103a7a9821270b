"""Addresses taken apart: spellings of one home agree, different flats and houses do not."""

import pytest

from graph.households.dwellings import dwelling

SAME = {
    "short words": ("US", "12 Mc Arthur Ave Apt # 4B", "12 mc arthur avenue unit 4b"),
    "a flat before": ("GB", "Flat 3, 12 High Street", "12 High St, apartment 3"),
    "a flat with a slash before": ("AU", "3/12 High St", "12 High Street, Unit 3"),
    "a number behind, joined words": ("DE", "Hauptstraße 12a", "Haupt Str. 12 a"),
    "a number behind a comma": ("ES", "C/ Mayor, 5", "Calle Mayor 5"),
    "another alphabet": ("RU", "ул. Ленина д. 5, кв. 12", "ul. Lenina 5, apt 12"),
    "a flat behind a slash": ("PL", "ul. Długa 5/7", "Ulica Dluga 5 m. 7"),
    "floors": ("US", "12 Main St 5th fl", "12 Main Street, floor 5"),
}
OTHER = {
    "flats": ("US", "12 Main St apt 1", "12 Main St apt 2"),
    "houses": ("DE", "Hauptstraße 12a", "Hauptstraße 12b"),
    "a road and its number": ("US", "5 Highway 12", "12 Highway 5"),
}


@pytest.mark.parametrize("case", SAME.values(), ids=SAME)
def test_one_home_is_the_same_however_it_is_written(case: tuple[str, str, str]) -> None:
    country, one, other = case

    assert dwelling((one,), country=country) == dwelling((other,), country=country)


@pytest.mark.parametrize("case", OTHER.values(), ids=OTHER)
def test_two_homes_stay_apart(case: tuple[str, str, str]) -> None:
    country, one, other = case

    assert dwelling((one,), country=country) != dwelling((other,), country=country)


@pytest.mark.parametrize("line", ["PO Box 12", "Postfach 12", "c/o Smith", "Packstation 101", "5th fl"])
def test_nobody_lives_in_a_box(line: str) -> None:
    assert not dwelling((line,), country="DE").is_home
