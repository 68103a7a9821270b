"""Identifiers of every type have one key however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.normalise.errors import Fault, Invalid
from graph.normalise.identifiers import Identifier, IdentifierType, identifier

EMAIL, PHONE, EXTERNAL, TAX_NUMBER, LOYALTY_NUMBER = IdentifierType


@pytest.mark.parametrize(
    ("kind", "raw", "key"),
    [
        (EMAIL, " Ann@Example.COM", "EMAIL:ann@example.com"),
        (PHONE, "020 7946 0958", "PHONE:+442079460958"),
        (TAX_NUMBER, "gb 123 4567 89", "TAX_NUMBER:GB123456789"),
        (TAX_NUMBER, "DE-811.569.869", "TAX_NUMBER:DE811569869"),
        (TAX_NUMBER, "ÑA&850101-AB1", "TAX_NUMBER:ÑA&850101AB1"),
        (LOYALTY_NUMBER, "6035 1234-5678", "LOYALTY_NUMBER:603512345678"),
        (LOYALTY_NUMBER, "００１２", "LOYALTY_NUMBER:0012"),
    ],
)
def test_the_key_names_the_type_and_the_normal_form(kind: IdentifierType, raw: str, key: str) -> None:
    found = identifier(kind, raw, region="GB")
    assert found == Identifier(type=kind, raw=raw, normalised=key.partition(":")[2], key=key)


def test_an_external_key_belongs_to_its_source() -> None:
    found = identifier(EXTERNAL, " C-0123 ", source=" shop ")
    assert (found.normalised, found.source, found.key) == ("C-0123", "shop", "EXTERNAL:shop:C-0123")


def test_a_colon_in_a_source_makes_no_two_keys_equal() -> None:
    assert identifier(EXTERNAL, "c", source="a:b").key != identifier(EXTERNAL, "b:c", source="a").key


NAMES = st.text("ab:%3A", min_size=1, max_size=5)


@given(NAMES, NAMES, NAMES, NAMES)
def test_external_keys_are_equal_only_when_source_and_key_are(one: str, its: str, other: str, others: str) -> None:
    same = (one, its) == (other, others)
    assert (identifier(EXTERNAL, its, source=one).key == identifier(EXTERNAL, others, source=other).key) == same


def test_an_external_key_without_a_source_is_refused() -> None:
    with pytest.raises(Invalid, match="name of a source") as caught:
        identifier(EXTERNAL, "123")
    assert caught.value.code is Fault.EMPTY


def test_a_source_with_anything_else_is_refused() -> None:
    with pytest.raises(Invalid, match="Only external keys"):
        identifier(EMAIL, "ann@example.com", source="shop")


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        (EMAIL, "ann", Fault.SYNTAX),
        (PHONE, "020 7946 0958", Fault.REGION_NEEDED),
        (TAX_NUMBER, "- / &", Fault.SYNTAX),
        (LOYALTY_NUMBER, " ", Fault.EMPTY),
    ],
)
def test_each_type_refuses_what_is_none_of_its_kind(kind: IdentifierType, raw: str, code: Fault) -> None:
    with pytest.raises(Invalid) as caught:
        identifier(kind, raw)
    assert caught.value.code is code


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20).map("7{}".format))
def test_a_normal_number_is_its_own_normal_form(raw: str) -> None:
    once = identifier(LOYALTY_NUMBER, raw).normalised
    assert identifier(LOYALTY_NUMBER, once).normalised == once
