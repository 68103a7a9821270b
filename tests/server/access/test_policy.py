"""A policy file that cannot be meant, or says nothing of something, stops the start with a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.access import classes_of, governed, seen
from graph.declare import Model, Personal, Property, Type
from graph.model import MODEL, model
from resolvers.conditions import BadCondition, Unclaimed, conditions
from server.access.policy import OURS, BadPolicy, load, missing
from server.answers.rooting import schema_of
from tests.cases.graph import CURRENCY, ZONE

TEXT = OURS.read_text("utf-8")
SCHEMA = schema_of(MODEL, CURRENCY, ZONE)


def test_ours_says_something_of_everything() -> None:
    assert list(missing(load(), MODEL)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("small_group = 5", "", "small_group: Field required"),
        ("small_group = 5", "small_group = 0", "greater than or equal to 1"),
        ('identity = "mask"', 'identity = "hide"', "rights.masked.identity"),
        ('limits = "service"', 'limits = "none"', "roles.service.limits: no such row 'none'"),
        ('Customer = "masked"', 'Customer = "secret"', "roles.analyst.types.Customer: no such right 'secret'"),
        ("[roles.anonymous", "[roles.nobody", "roles: anonymous is missing"),
        ('about = "Everything', 'colour = "Everything', "roles.admin.colour: Extra inputs"),
        ("[rights]", "[rights", "should be a TOML file"),
        ("[rights]", "[limits.mine]\npages = 5\n[rights]", "limits.mine.pages: no such limit"),
        ("[rights]", '[limits.mine]\nlike = "user"\npage = -1\n[rights]', "mine.page: wanted a whole number from 0"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(TEXT.replace(old, new, 2))
    with pytest.raises(BadPolicy, match=r"policy\.toml: ") as refused:
        load(file)
    assert said in str(refused.value)


def test_limits_of_one_s_own_are_like_others_but_for_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    text = TEXT.replace('limits = "service"', 'limits = "mine"')
    file.write_text(text.replace("[rights]", '[limits.mine]\nlike = "user"\npage = 7\n[rights]'))
    assert load(file).limits("service") == replace(load().limits("viewer"), page=7)


def grown(**nodes: object) -> Model:
    """The model with a type more."""
    return model((*MODEL.nodes.values(), replace(MODEL.node("Source"), **nodes)), MODEL.enums.values())  # type: ignore[arg-type]


def test_a_type_without_a_rule_is_named_for_each_role() -> None:
    found = list(missing(load(), grown(name="Invoice", plural="invoices", labels=("Invoice",), prefix="inv")))
    assert len(found) == len(load().roles)
    assert "roles.viewer.types: nothing is said of Invoice" in found


def test_a_class_without_a_right_is_named(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(TEXT.replace(', sensitive = "mask" }', " }"))
    assert "roles.marketer.types.Customer: its rights say nothing of values that are sensitive" in list(
        missing(load(file), MODEL)
    )


def test_a_rule_for_no_type_is_named(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(TEXT.replace('Adjustment = "unseen"', 'Adjustment = "unseen"\nInvoice = "open"', 1))
    assert list(missing(load(file), MODEL)) == ["roles.anonymous.types: there is no type Invoice"]


def test_a_property_says_what_it_tells_about_a_person() -> None:
    with pytest.raises(TypeError, match="personal"):
        Property("colour", Type.TEXT, "Its colour.")  # type: ignore[call-arg]


@pytest.mark.parametrize(("role", "sees"), [("viewer", False), ("agent", True)])
def test_an_own_personal_field_is_seen_by_those_who_may(role: str, sees: bool) -> None:  # noqa: FBT001  # a case
    shoe = Property("shoeSize", Type.INT, "Size of the shoe.", Personal.SENSITIVE)
    own = replace(MODEL.node("Customer"), properties=(*MODEL.node("Customer").properties, shoe))
    bigger = replace(MODEL, nodes={**MODEL.nodes, "Customer": own})
    assert (shoe in seen(bigger, load().roles[role].rights).node("Customer").properties) == sees


def test_the_classes_of_a_type_are_its_own_and_those_of_its_relationships() -> None:
    assert classes_of(MODEL, "Source") == {Personal.NO, Personal.CONTACT}
    assert classes_of(MODEL, "Customer") == set(Personal)


def test_whoever_sees_all_sees_the_model_itself() -> None:
    assert seen(MODEL, load().roles["admin"].rights) == MODEL
    assert "Interaction" not in governed(MODEL)


# --------------------------------------------------------------------------------------------------- conditions on rows


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Customer", '{nme: {eq: "x"}}', "not to include unknown field 'nme'"),
        ("Customer", "{", "Syntax Error"),
        ("Customer", "{name: {eq: null}}", "isNull"),
        ("Customer", "{language: {eq: $tongue}}", "'$tongue' is not defined"),
        ("Customer", "{createdAt: {gte: $team}}", "'$team' of type"),
        ("Address", '{country: {eq: "DE"}}', "conditions can be on Customer"),
        ("Nobody", "{}", "conditions can be on Customer"),
    ],
)
def test_a_condition_that_cannot_be_meant_is_refused(name: str, text: str, said: str) -> None:
    with pytest.raises(BadCondition) as refused:
        conditions({name: text}, {"team": "String!"}, SCHEMA, MODEL, None)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("{birthDate: {isNull: $claim}}", "Boolean!", "claims.claim: wanted a type whose values are compared with"),
        ('{name: {eq: "ann", ignoreCase: $claim}}', "Boolean!", "found Boolean!"),
        ("{language: {eq: $claim}}", "String", "claims.claim: wanted a type of which there is always a value"),
        ("{language: {in: $claim}}", "[String!]", "Write [String!]!"),
    ],
)
def test_a_claim_that_a_plan_would_depend_on_is_refused(text: str, kind: str, said: str) -> None:
    with pytest.raises(BadCondition) as refused:
        conditions({"Customer": text}, {"claim": kind}, SCHEMA, MODEL, None)
    assert said in str(refused.value)


def test_a_caller_without_a_claim_is_refused() -> None:
    found = conditions({"Customer": "{language: {in: $tongues}}"}, {"tongues": "[String!]!"}, SCHEMA, MODEL, None)
    assert list(found.variables({"tongues": ["de"], "other": 1}).values()) == [["de"]]
    for claims in ({}, {"tongues": 5}, {"tongues": None}):
        with pytest.raises(Unclaimed, match="tongues"):
            found.variables(claims)
