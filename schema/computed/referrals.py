"""Who brought whom, as fields of a customer."""

from __future__ import annotations

from schema.computed.declared import Computed
from schema.paging import FORWARD, PAGE_INFO
from schema.shapes import Argument, Field, Object, Shape

DAYS = (
    Argument("since", "Date", "The first day; none is too early when not given."),
    Argument("until", "Date", "The first day that no longer counts; none is too late when not given."),
)
CHAIN = Field(
    "referralChain", "ReferralChain", "Who brought this customer, who brought them, and so on up to the root.",
    (Argument("maxDepth", "Int", "How many steps at most, from 1 to 50; 50 when not given."),),
)  # fmt: skip
TREE = Field(
    "referralTree", "ReferralTree",
    "Everybody whom this customer brought, whom those brought, and so on: each once, at the least depth.", (
        Argument("maxDepth", "Int", "How many generations at most, from 1 to 50; 10 when not given."),
        Argument("where", "CustomerWhere", "Who of them is shown; the tree goes on below the others all the same."),
        *FORWARD),
)  # fmt: skip
IMPACT = Field(
    "referralImpact", "ReferralImpact", "What came of this customer's referrals, generation by generation.", (
        Argument("maxDepth", "Int", "How many generations at most, from 1 to 50; 10 when not given."), *DAYS),
)  # fmt: skip

FIELDS = (
    Computed("Customer", CHAIN, frozenset({"Customer"}), price=50),
    Computed("Customer", TREE, frozenset({"Customer"}), price=50),
    Computed("Customer", IMPACT, frozenset({"Customer", "Purchase"}), price=60),
)
SHAPES: tuple[Shape, ...] = (
    Object("ReferralChain", "The credited referrals above a customer.", (
        Field("nodes", "[ReferralStep!]!", "The steps, the nearest first; each customer once."),
        Field("truncated", "Boolean!", "Whether there are more steps than were asked for."),
        Field("isCycle", "Boolean!", "Whether the chain comes back to somebody in it, and so has no root."))),
    Object("ReferralStep", "One step of a chain of referrals.", (
        Field("depth", "Int!", "How many steps away, from 1."),
        Field("customer", "Customer", "Who is credited with the referral; null for who is not seen."),
        Field("at", "DateTime", "When the referral was made."))),
    Object("ReferralTree", "A page of the customers below a customer, the least deep first, those of a depth by id.", (
        Field("nodes", "[ReferralDescendant!]!", "The customers."), PAGE_INFO,
        Field("totalCount", "Int!", "How many there are on all pages."),
        Field("truncated", "Boolean!",
              "Whether there are more than were looked at, by depth or by number: 10,000 referrals in one question."))),
    Object("ReferralDescendant", "A customer in a tree of referrals.", (
        Field("depth", "Int!", "How many steps below, from 1."),
        Field("parentId", "ID!", "The id of who is credited with the referral: the root's, or that of another."),
        Field("customer", "Customer", "Who was brought."),
        Field("at", "DateTime", "When the referral was made."))),
    Object("ReferralImpact", "What came of somebody's referrals.", (
        Field("generations", "[ReferralGeneration!]!", "Those brought directly first, then those whom they brought."),
        Field("total", "ReferralGeneration!", "All generations together; its depth is that of the deepest."),
        Field("truncated", "Boolean!",
              "Whether there are more than were looked at, by depth or by number: 10,000 referrals in one question."))),
    Object("ReferralGeneration", "Customers so many steps below another, and what they bought from since to until.", (
        Field("depth", "Int!", "How many steps below, from 1."),
        Field("customers", "Int!", "How many they are, whenever they were brought."),
        Field("buyers", "Int!", "How many of them bought."),
        Field("purchases", "Int!", "How often they bought."),
        Field("revenue", "Money", "What they paid, before returns; null where few people could be told from it."))),
)  # fmt: skip
