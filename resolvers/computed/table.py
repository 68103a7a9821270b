"""Which function answers which computed field: a table of contents, as `schema/computed` declares them."""

from __future__ import annotations

from graph.store import Engine
from resolvers.computed import (
    communities,
    companies,
    cross_sell,
    households,
    missing,
    networks,
    next_purchases,
    offers_report,
    patterns,
    referral_alerts,
    referral_leaders,
    referral_program,
    referrals,
    rollups,
    timelines,
)  # fmt: skip
from resolvers.computed.ask import OfNodes, OfQuery

OF_NODES: dict[tuple[str, str], OfNodes] = {
    ("Customer", "crossSell"): cross_sell.customers,
    ("Customer", "referralChain"): referrals.chains,
    ("Customer", "referralTree"): referrals.trees,
    ("Customer", "referralImpact"): referrals.impact,
    ("Company", "subsidiaryTree"): companies.trees,
    ("Company", "rollup"): rollups.rollups,
    ("Company", "whiteSpace"): companies.white_spaces,
    ("Household", "spent"): households.spent,
    ("Household", "address"): households.addresses,
    ("Household", "categories"): households.categories,
    ("Household", "missingCategories"): missing.missing_categories,
    ("Household", "timeline"): timelines.timelines,
    ("Customer", "community"): communities.of_customers,
    ("Household", "crossSell"): cross_sell.households,
    ("Company", "crossSell"): cross_sell.companies,
    ("Product", "boughtTogether"): cross_sell.together,
    ("Product", "likelyBuyers"): cross_sell.likely,
    ("Customer", "nextPurchase"): next_purchases.of_customers,
    ("Product", "repeatInterval"): next_purchases.of_products,
}
SAYS_WHO_IS_THERE: dict[tuple[str, str], frozenset[Engine]] = {
    ("Customer", "crossSell"): frozenset({"neo4j", "arcadedb"}),
    ("Customer", "referralTree"): frozenset({"neo4j"}),
    ("Customer", "referralImpact"): frozenset({"neo4j"}),
}
"""Those that answer for every node that exists and for no other, so that nobody need look before them, by engine."""
OF_QUERY: dict[str, OfQuery] = {
    "communities": communities.listed,
    "community": communities.one,
    "referralLeaders": referral_leaders.leaders,
    "referralProgram": referral_program.program,
    "referralAlerts": referral_alerts.alerts,
    "connectionPath": networks.path,
    "network": networks.network,
    "crossSell": cross_sell.basket,
    "crossSellReport": offers_report.report,
    "itemsets": patterns.itemsets,
    "associationRules": patterns.association_rules,
    "purchaseSequences": patterns.sequences,
    "nextPurchases": next_purchases.of_query,
}
