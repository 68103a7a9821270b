"""Who brought whom, as fields of a customer."""

from __future__ import annotations

from schema.computed.declared import Computed
from schema.shapes import Argument, Field, Object, Shape

CHAIN = Field(
    "referralChain", "ReferralChain", "Who brought this customer, who brought them, and so on up to the root.",
    (Argument("maxDepth", "Int", "How many steps at most, from 1 to 50; 50 when not given."),),
)  # fmt: skip

FIELDS = (Computed("Customer", CHAIN, frozenset({"Customer"}), price=50),)
SHAPES: tuple[Shape, ...] = (
    Object("ReferralChain", "The credited referrals above a customer.", (
        Field("nodes", "[ReferralStep!]!", "The steps, the nearest first; each customer once."),
        Field("truncated", "Boolean!", "Whether there are more steps than were asked for."),
        Field("isCycle", "Boolean!", "Whether the chain comes back to somebody in it, and so has no root."))),
    Object("ReferralStep", "One step of a chain of referrals.", (
        Field("depth", "Int!", "How many steps away, from 1."),
        Field("customer", "Customer", "Who is credited with the referral; null for who is not seen."),
        Field("at", "DateTime", "When the referral was made."))),
)  # fmt: skip
