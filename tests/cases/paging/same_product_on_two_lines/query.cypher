// purchase: page
MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.id = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL WITH n1, r0 WHERE (n1.id >= $p2) AND ((n1.id > $p2) OR (r0.line > $p3)) WITH n1, r0 ORDER BY n1.id, r0.line LIMIT $p4 RETURN [n1.sku, r0.line, [n1.id, r0.line]] AS v }]) AS rows
