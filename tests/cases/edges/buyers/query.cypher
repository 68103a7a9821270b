// product: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:BOUGHT]-(n1:Customer|Company) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY r0.quantity DESC, n1.nameKey, n1.name, n1.id LIMIT $p2 RETURN ['', n1.id, n1.name, n1.language, n1.birthDate, n1.employeeCount, r0.lastAt, r0.quantity][1..] AS v }]) AS rows

// product: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:BOUGHT]-(n1:Customer|Company) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY r0.quantity DESC, n1.nameKey, n1.name, n1.id LIMIT $p2 RETURN [n1.id, n1.name, n1.language, n1.birthDate, n1.employeeCount, r0.lastAt, r0.quantity] AS v }]) AS rows
