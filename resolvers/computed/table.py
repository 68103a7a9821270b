"""Which function answers which computed field: a table of contents, as `schema/computed` declares them."""

from __future__ import annotations

from resolvers.computed import referrals
from resolvers.computed.ask import OfNodes, OfQuery

OF_NODES: dict[tuple[str, str], OfNodes] = {
    ("Customer", "referralChain"): referrals.chains,
}
OF_QUERY: dict[str, OfQuery] = {}
