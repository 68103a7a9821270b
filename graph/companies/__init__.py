"""Companies that own companies: what stands below one, the group it belongs to, and what a group buys and lacks."""
