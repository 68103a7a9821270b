"""Which function answers which computed field: a table of contents, as `schema/computed` declares them."""

from __future__ import annotations

from resolvers.computed import companies, households, missing, referrals, rollups, timelines
from resolvers.computed.ask import OfNodes, OfQuery

OF_NODES: dict[tuple[str, str], OfNodes] = {
    ("Customer", "referralChain"): referrals.chains,
    ("Company", "subsidiaryTree"): companies.trees,
    ("Company", "rollup"): rollups.rollups,
    ("Company", "whiteSpace"): companies.white_spaces,
    ("Household", "spent"): households.spent,
    ("Household", "address"): households.addresses,
    ("Household", "categories"): households.categories,
    ("Household", "missingCategories"): missing.missing_categories,
    ("Household", "timeline"): timelines.timelines,
}
OF_QUERY: dict[str, OfQuery] = {}
