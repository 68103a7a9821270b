"""What companies and their groups say to an engine."""

# Who is owned by some companies on a day, in an order that does not change; leans on the unique id.
BELOW = """MATCH (c:Company)-[r:PARENT_OF]->(other:Company)
WHERE c.id IN $ids AND other.archivedAt IS NULL
  AND (r.since IS NULL OR r.since <= $day) AND (r.until IS NULL OR r.until > $day)
RETURN c.id, other.id, r.since, r.until
ORDER BY c.id, other.id, r.since LIMIT $most"""

# Who owns some companies on a day, in the same way.
ABOVE = """MATCH (c:Company)<-[r:PARENT_OF]-(other:Company)
WHERE c.id IN $ids AND other.archivedAt IS NULL
  AND (r.since IS NULL OR r.since <= $day) AND (r.until IS NULL OR r.until > $day)
RETURN c.id, other.id, r.since, r.until
ORDER BY c.id, other.id, r.since LIMIT $most"""

# What some companies bought, each product once for each of them; postage and fees are nothing to lack.
BOUGHT = """MATCH (c:Company)-[b:BOUGHT]->(p:Product)
WHERE c.id IN $ids AND p.archivedAt IS NULL AND p.kind <> 'CHARGE'
RETURN c.id, p.id, b.spent
ORDER BY c.id, p.id LIMIT $most"""

# The categories of some products.
CATEGORIES = """MATCH (p:Product)-[:IN_CATEGORY]->(k:Category)
WHERE p.id IN $ids AND k.archivedAt IS NULL
RETURN DISTINCT p.id, k.id"""
