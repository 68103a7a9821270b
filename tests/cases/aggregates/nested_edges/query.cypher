// customers: page
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
CALL (n0) { MATCH (n0)-[r1:BOUGHT]->(n2:Product) WHERE (n2.archivedAt IS NULL) AND (n2.kind = $p1) RETURN [CASE WHEN count(r1.quantity) = 0 THEN null ELSE toFloat(sum(r1.quantity)) / count(r1.quantity) END, CASE WHEN count(r1.spent) = 0 THEN null ELSE toFloat(sum(r1.spent)) / count(r1.spent) END, count(n2), count(DISTINCT n2.brand), count(DISTINCT n2.kind), max(r1.lastAt), max(n2.price), min(r1.firstAt), min(r1.spent), sum(n2.price), sum(r1.quantity), sum(r1.spent), sum(r1.times)] AS a0 }
RETURN collect([n0.name, [COUNT { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE (n1.archivedAt IS NULL) AND (n1.kind = $p1) }, a0]]) AS rows
