"""Every Cypher text of this package."""

# The next purchases in the order of ids, by the unique index: id, when, who bought, and which goods, each once.
# Purchases that hold none of them come too, so that a page ends where the next one begins.
PURCHASES = """MATCH (i:Interaction)
WHERE i.id > $after AND i.kind = 'PURCHASE' AND i.archivedAt IS NULL
WITH i ORDER BY i.id LIMIT $limit
RETURN i.id, i.at, COLLECT { MATCH (i)<-[:HAD]-(b) WHERE b.archivedAt IS NULL RETURN b.id },
       COLLECT {
         MATCH (i)-[:CONTAINS]->(p:Product) WHERE p.kind = 'GOODS' AND p.archivedAt IS NULL
         RETURN DISTINCT p.id }
ORDER BY i.id"""
