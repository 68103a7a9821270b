"""By what nodes can be grouped."""

from dataclasses import replace

import pytest

from graph.declare import Personal, Property, Type
from graph.grouping import groupings, upper_snake
from graph.model import MODEL
from graph.plan import Bucket


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("at", "AT"),
        ("acquiredOn", "ACQUIRED_ON"),
        ("referredByStage", "REFERRED_BY_STAGE"),
        ("size2Left", "SIZE2_LEFT"),
    ],
)
def test_a_name_as_enums_spell_it(name: str, expected: str) -> None:
    assert upper_snake(name) == expected


def test_a_moment_is_cut_to_six_lengths() -> None:
    keys = [each for each in groupings(MODEL, MODEL.node("Purchase")) if each.of.name == "at"]
    assert [each.bucket for each in keys] == list(Bucket)
    assert [each.name for each in keys][:2] == ["AT_YEAR", "AT_QUARTER"]
    assert keys[0].description == "When it happened. Cut to the year."


def test_a_day_has_no_hours() -> None:
    keys = {each.name for each in groupings(MODEL, MODEL.node("Customer"))}
    assert "ACQUIRED_ON_DAY" in keys
    assert "ACQUIRED_ON_HOUR" not in keys


def test_values_of_the_one_related_node_but_not_its_dates() -> None:
    keys = {each.name: each for each in groupings(MODEL, MODEL.node("Purchase"))}
    stage = keys["CUSTOMER_STAGE"]
    assert (stage.field, stage.of.name, stage.relation) == (
        "customerStage",
        "stage",
        MODEL.node("Purchase").relation("customer"),
    )
    assert not [name for name in keys if name.startswith("CUSTOMER_BIRTH_DATE")]


def test_relations_that_are_not_shown_or_lead_to_many_do_not_group() -> None:
    fields = {each.field for each in groupings(MODEL, MODEL.node("Customer"))}
    assert "addressCountry" in fields
    assert not [field for field in fields if field.startswith(("emailIdentifier", "householdsKind"))]


def test_what_is_neither_groupable_nor_shown_does_not_group() -> None:
    node = MODEL.node("Source")
    hidden = Property("hidden", Type.DATE, "Ours.", Personal.NO, shown=False, groupable=True)
    grown = replace(node, properties=(*node.properties, hidden, Property("plain", Type.CODE, "Plain.", Personal.NO)))
    assert groupings(MODEL, grown) == groupings(MODEL, node)


@pytest.mark.parametrize("name", MODEL.nodes)
def test_no_two_keys_of_a_node_have_one_name(name: str) -> None:
    names = [each.name for each in groupings(MODEL, MODEL.node(name))]
    assert len(names) == len(set(names))
