"""The names of types: what is shared, what is a place's own."""

import pytest

from graph.declare import Node
from graph.model import MODEL
from schema.build import shapes
from schema.places import Place, along, objects, places

FOUND = {each.name: each for each in shapes(MODEL, "GBP")}


def place(node: str, relation: str) -> Place:
    owner: Node = MODEL.node(node)
    return along(MODEL, owner, owner.relation(relation))


def fields(name: str) -> dict[str, str]:
    return {each.name: each.type for each in getattr(FOUND[name], "fields", ())}


@pytest.mark.parametrize(
    ("node", "relation", "name"),
    [
        ("Customer", "referrals", "CustomerReferrals"),
        ("Customer", "purchases", "BuyerPurchases"),
        ("Company", "purchases", "BuyerPurchases"),
        ("Purchase", "sources", "InteractionSources"),
        ("Purchase", "lines", "PurchaseLines"),
        ("Household", "purchases", "HouseholdPurchases"),
    ],
)
def test_a_place_is_named_by_whoever_declares_the_relation_first(node: str, relation: str, name: str) -> None:
    assert place(node, relation).name == name


def test_a_view_without_an_interface_is_no_type() -> None:
    names = {each.name for each in objects(MODEL)}
    assert {"Identifier", "Purchase", "Interaction", "Buyer"} <= names
    assert not {"Email", "Phone"} & names


def test_every_place_is_met_once() -> None:
    names = [each.name for each in places(MODEL)]
    assert len(names) == len(set(names))
    assert names.count("BuyerPurchases") == 1


def test_a_relationship_with_values_has_conditions_and_orders_of_its_own() -> None:
    assert fields("CustomerReferralsWhere")["edge"] == "ReferredEdgeWhere"
    assert fields("CustomerReferralsWhere")["and"] == "[CustomerReferralsWhere!]"
    assert fields("CustomerReferralsOrder")["edge"] == "ReferredEdgeOrder"
    assert fields("CustomerReferralsMin")["edge"] == "ReferredEdgeMin"
    assert fields("ReferredEdgeWhere")["status"] == "ReferralStatusFilter"


def test_a_relationship_without_values_shares_those_of_its_target() -> None:
    assert fields("CustomerConsentsFilter")["some"] == "ConsentWhere"
    assert "edge" not in fields("ConsentWhere")
    assert fields("CustomerConsentsConnection")["aggregate"] == "ConsentAggregate"


def test_who_says_so_and_how_sure_is_filtered_by_but_not_added_up() -> None:
    assert fields("BuyerPurchasesWhere")["edge"] == "HadEdgeWhere"
    assert fields("BuyerPurchasesConnection")["aggregate"] == "PurchaseAggregate"
    assert "version" not in fields("CustomerMin")


def test_a_way_of_any_length_has_no_relationship_to_ask_about() -> None:
    assert place("Company", "ultimateParent").edge == ()
    assert "edge" not in fields("CompanyUltimateParentWhere")
    assert fields("CompanyUltimateParentWhere")["asOf"] == "Date"


def test_dates_are_asked_for_on_the_field_and_in_the_filter_of_dated_relations_alone() -> None:
    arguments = {each.name: {argument.name for argument in each.arguments} for each in FOUND["Customer"].fields}  # type: ignore[union-attr]  # an object
    dated = {name for name, found in arguments.items() if {"asOf", "during"} <= found}
    assert {"household", "households", "employers", "ties", "identifiers", "address", "addresses"} == dated
    assert fields("CustomerHouseholdWhere")["during"] == "Period"
    assert fields("CustomerHouseholdsFilter")["asOf"] == "Date"
    assert "asOf" not in fields("CustomerHouseholdsWhere")
    assert "asOf" not in fields("CustomerReferralsFilter")


def test_figures_of_a_household_are_those_of_its_members_purchases() -> None:
    assert fields("HouseholdBoughtEdge") | {"times": "Int!", "spent": "Money!"} == fields("HouseholdBoughtEdge")
    assert fields("HouseholdBoughtEdgeSum") == {"times": "BigInt", "quantity": "BigInt", "spent": "Money"}
