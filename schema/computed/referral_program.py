"""How referring goes over all customers: leaders, the program in figures, and what deserves a look."""

from __future__ import annotations

from schema.computed.declared import Computed
from schema.computed.referrals import DAYS
from schema.paging import FORWARD, PAGE_INFO
from schema.shapes import Argument, Enumeration, Field, Object, Shape

LEADERS = Field(
    "referralLeaders", "ReferralLeaders", "Who brought most, counting those alone whom they brought directly.", (
        Argument("by", "ReferralMeasure", "What decides; CUSTOMERS when not given."),
        Argument("onePer", "OnePer", "Only the foremost of those who share this today."), *DAYS, *FORWARD),
)  # fmt: skip
PROGRAM = Field(
    "referralProgram", "ReferralProgram",
    "How referring goes. Everybody who was invited counts once: by the credited claim, or else by the first that was "
    "not refused. since and until choose by the moment of that claim; what came of it counts whenever it was.", (
        *DAYS, Argument("groupBy", "ReferralGrouping", "What groups are made by; there are none when not given."),
        *FORWARD),
)  # fmt: skip
ALERTS = Field(
    "referralAlerts", "ReferralAlerts",
    "What about referrals deserves a look, by kind, and of a kind by the ids in it. Refused claims raise none.", (
        Argument("kinds", "[ReferralAlertKind!]", "Which; all that who asks may see when not given."), *FORWARD),
)  # fmt: skip

FIELDS = (
    Computed(None, LEADERS, frozenset({"Customer", "Purchase", "Household"}), price=100),
    Computed(None, PROGRAM, frozenset({"Customer", "Purchase"}), price=200),
    Computed(None, ALERTS, frozenset({"Customer"}), price=200),
)
TOTAL = Field("totalCount", "Int!", "How many there are on all pages.")
MONEY_HIDDEN = "null where few people could be told from it."
SHAPES: tuple[Shape, ...] = (
    Enumeration("ReferralMeasure", "By what those who refer are ranked; ties by id.", (
        ("CUSTOMERS", "How many customers they are credited with."),
        ("BUYERS", "How many of these bought from since to until."),
        ("REVENUE", "What these paid from since to until, before returns."))),
    Object("ReferralLeaders", "A page of those who brought most, the foremost first.", (
        Field("nodes", "[ReferralLeader!]!", "The leaders."), PAGE_INFO, TOTAL,
        Field("truncated", "Boolean!", "Whether others come behind: the first 1,000 are told."))),
    Object("ReferralLeader", "Somebody who brought others.", (
        Field("rank", "Int!", "The place among all leaders, from 1."),
        Field("customer", "Customer", "Who it is."),
        Field("customers", "Int!", "How many customers they are credited with."),
        Field("buyers", "Int!", "How many of these bought from since to until."),
        Field("revenue", "Money", f"What these paid from since to until, before returns; {MONEY_HIDDEN}"))),
    Enumeration("ReferralGrouping", "What groups of claims are made by.", (
        ("CHANNEL", "How the referral was made."), ("CODE", "The code that was used."),
        ("MONTH", "The month in which the referral was made, in the deployment's time zone."))),
    Object("ReferralProgram", "The figures of referring.", (
        Field("total", "ReferralFigures!", "All together."),
        Field("groups", "[ReferralGroup!]!",
              "A page of the groups: months as they came, others with the most people invited first."),
        Field("groupCount", "Int!", "How many groups there are on all pages."), PAGE_INFO,
        Field("truncated", "Boolean!", "Whether there are more than are looked at: 100,000 claims."))),
    Object("ReferralGroup", "The figures of one group; its people are in no other.", (
        Field("channel", "Channel", "The channel, where groups are by it; null for claims without one."),
        Field("code", "String", "The code, where groups are by it; null for claims without one."),
        Field("month", "Date", "The first day of the month, where groups are by it; null for claims without a moment."),
        Field("figures", "ReferralFigures!", "The figures."))),
    Object("ReferralFigures", "How referring went.", (
        Field("claims", "Int!", "How many claims were made and not refused, rival ones too."),
        Field("referrers", "Int!", "How many people made them."),
        Field("invited", "Int!", "How many people were invited, each counted once."),
        Field("converted", "Int!", "How many of these somebody is credited with, and have bought at any time."),
        Field("rate", "Float", "converted divided by invited, from 0 to 1; null where nobody was invited."),
        Field("customers", "Int!",
              "How many could invite somebody: customers who have bought (of the stages CUSTOMER, INACTIVE and FORMER) "
              "and had come (acquiredOn, or a day unknown) before until, in a month before its end."),
        Field("kFactor", "Float",
              "The viral coefficient: invited divided by customers, times rate. So many buyers does each customer "
              "bring; from 1 on a customer base grows by itself. Null where there are no customers."),
        Field("medianDays", "Float",
              "The median time from the claim to the first purchase of those converted, in days. Who had bought before "
              f"the claim is not in it; {MONEY_HIDDEN}"),
        Field("revenue", "Money", f"What those converted paid at any time, before returns; {MONEY_HIDDEN}"),
        Field("rewardCost", "Money", f"The rewards of all claims, rival ones too; {MONEY_HIDDEN}"))),
    Enumeration("ReferralAlertKind", "What was found.", (
        ("CYCLE", "Customers who brought one another, so that nobody was first; also somebody who brought themselves."),
        ("SHARED_IDENTIFIER", "A claim between two who hold or held the same e-mail address, telephone or other key."),
        ("SAME_HOUSEHOLD", "A claim between two who were members of one household on its day; on that of today where "
                           "it has no moment."),
        ("BURST", "Five claims or more of one person within 24 hours; overlapping ones are one burst."))),
    Object("ReferralAlerts", "A page of alerts.", (
        Field("nodes", "[ReferralAlert!]!", "The alerts."), PAGE_INFO, TOTAL,
        Field("truncated", "Boolean!", "Whether more is there than is looked at: 10,000 claims of a kind, and for "
                                       "cycles and bursts 50,000."))),
    Object("ReferralAlert", "Something that deserves a look; it proves nothing.", (
        Field("kind", "ReferralAlertKind!", "What was found."),
        Field("sentence", "String!", "The same in a sentence."),
        Field("customers", "[Customer]!", "Who is in it, the one who claims first, at most 100."),
        Field("evidence", "[ID!]!", "What it rests on: the ids of these customers, and of the identifiers or the "
                                    "household that they share."),
        Field("claims", "Int!", "How many claims it is about."),
        Field("firstAt", "DateTime", "The moment of the first of them."),
        Field("lastAt", "DateTime", "The moment of the last of them."))),
)  # fmt: skip
