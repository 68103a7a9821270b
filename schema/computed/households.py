"""What a household buys and lacks, and what happened in it, as fields of a household."""

from __future__ import annotations

from schema.computed.declared import Computed
from schema.paging import FORWARD, PAGE_INFO
from schema.shapes import Enumeration, Field, Object, Shape

ON_PAGES = Field("totalCount", "Int!", "How many there are on all pages.")
CUT = Field("truncated", "Boolean!", "Whether there was more than was looked at.")
SOLD = frozenset({"Household", "Customer", "Purchase", "Product", "Category"})

FIELDS = (
    Computed("Household", Field(
        "spent", "Money", "The sum of what members bought while they were members, before returns."),
        frozenset({"Household", "Customer", "Purchase"}), price=20),
    Computed("Household", Field(
        "address", "Address", "The primary address that most of its members have; of several the one known longest."),
        frozenset({"Household", "Customer", "Address"}), price=20),
    Computed("Household", Field(
        "categories", "HouseholdCategories",
        "The categories of what members bought while they were members, what most was spent on first.", FORWARD),
        SOLD, price=60),
    Computed("Household", Field(
        "missingCategories", "MissingCategories",
        "What similar households buy and this one does not, what most of them buy first. Similar are those with as many"
        " members and an address in the same country that spent from half to twice as much; the hundred nearest in that"
        " are looked at, out of the five thousand households that were known first.", FORWARD), SOLD, price=300),
    Computed("Household", Field(
        "timeline", "HouseholdTimeline",
        "Who came and left, and the purchases, returns and cases of members while they were members, first one first.",
        FORWARD), frozenset({"Household", "Customer", "Interaction"}), price=60),
)  # fmt: skip
SHAPES: tuple[Shape, ...] = (
    Object("HouseholdCategories", "A page of what a household bought, by category.", (
        Field("nodes", "[HouseholdCategory!]!", "Those on this page."), PAGE_INFO, ON_PAGES, CUT)),
    Object("HouseholdCategory", "What a household bought of a category.", (
        Field("category", "Category", "A category in which products of it stand."),
        Field("times", "Int!", "In how many purchases."),
        Field("spent", "Money", "For how much, before returns; null for whom figures over few people are hidden from."),
        Field("firstAt", "DateTime!", "When first."), Field("lastAt", "DateTime!", "When last."))),
    Object("MissingCategories", "A page of what a household does not buy and others do.", (
        Field("nodes", "[MissingCategory!]!", "Those on this page."), PAGE_INFO, ON_PAGES, CUT,
        Field("similar", "Int!", "How many similar households were looked at."))),
    Object("MissingCategory", "A category that similar households buy.", (
        Field("category", "Category", "The category."),
        Field("households", "Int!", "How many of the similar households buy it."),
        Field("share", "Float!", "Which share of them that is, from 0 to 1."))),
    Object("HouseholdTimeline", "A page of what happened in a household.", (
        Field("nodes", "[HouseholdEvent!]!", "What happened, on this page."), PAGE_INFO, ON_PAGES, CUT)),
    Object("HouseholdEvent", "Something that happened in a household.", (
        Field("kind", "HouseholdEventKind!", "What happened."),
        Field("on", "Date!", "On which day."),
        Field("at", "DateTime", "At which moment; null for coming and leaving."),
        Field("customer", "Customer", "Who."),
        Field("interaction", "Interaction", "The purchase, return or case."))),
    Enumeration("HouseholdEventKind", "What happens in a household.", (
        ("JOINED", "Somebody became a member."), ("LEFT", "Somebody is no longer one, from this day on."),
        ("PURCHASE", "A member bought something."), ("RETURN", "A member brought something back."),
        ("CASE", "A member complained or needed help."))),
)  # fmt: skip
