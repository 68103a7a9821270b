"""What shopping says to an engine."""

# The households that were known first, in the order of their ids; leans on the unique id.
HOUSEHOLDS = """MATCH (h:Household)
WHERE h.id >= '' AND h.archivedAt IS NULL
RETURN h.id
ORDER BY h.id LIMIT $most"""
