// purchase: page on neo4j
MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.id = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.total, COLLECT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY r0.line, n1.id, r0.line LIMIT $p2 RETURN ['', n1.sku, n1.name, r0.description, r0.discount, r0.line, r0.quantity, r0.total, r0.unitPrice][1..] AS v }]) AS rows

// purchase: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.id = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.total, COLLECT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY r0.line, n1.id, r0.line LIMIT $p2 RETURN [n1.sku, n1.name, r0.description, r0.discount, r0.line, r0.quantity, r0.total, r0.unitPrice] AS v }]) AS rows
