"""What referrals say to an engine."""

ABOVE = """MATCH (c:Customer)<-[r:REFERRED]-(above:Customer)
WHERE c.id IN $ids AND r.isCredited = true
RETURN c.id, above.id, r.at"""
