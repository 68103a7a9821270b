// purchase: page
MATCH (n0:Interaction) WHERE (n0.kind = 'PURCHASE') AND (n0.id = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
CALL (n0) { MATCH (n0)-[r1:CONTAINS]->(n2:Product) WHERE n2.archivedAt IS NULL RETURN [CASE WHEN count(r1.unitPrice) = 0 THEN null ELSE toFloat(sum(r1.unitPrice)) / count(r1.unitPrice) END, count(n2), count(DISTINCT n2.sku), sum(r1.quantity), sum(r1.total)] AS a0 }
RETURN collect([n0.id, [COUNT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL }, a0]]) AS rows
