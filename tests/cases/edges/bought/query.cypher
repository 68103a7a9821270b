// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE n1.archivedAt IS NULL }
WITH n0 ORDER BY n0.id, n0.id LIMIT $p0
RETURN collect([n0.name, [COLLECT { MATCH (n0)-[r1:BOUGHT]->(n2:Product) WHERE n2.archivedAt IS NULL WITH n2, r1 ORDER BY r1.spent DESC, n2.id DESC LIMIT $p1 RETURN ['', n2.sku, r1.firstAt, r1.lastAt, r1.quantity, r1.refunded, r1.returnedQuantity, r1.spent, r1.times][1..] AS v }, COUNT { MATCH (n0)-[r2:BOUGHT]->(n3:Product) WHERE n3.archivedAt IS NULL }]]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE n1.archivedAt IS NULL }
WITH n0 ORDER BY n0.id, n0.id LIMIT $p0
RETURN collect([n0.name, [COLLECT { MATCH (n0)-[r1:BOUGHT]->(n2:Product) WHERE n2.archivedAt IS NULL WITH n2, r1 ORDER BY r1.spent DESC, n2.id DESC LIMIT $p1 RETURN [n2.sku, r1.firstAt, r1.lastAt, r1.quantity, r1.refunded, r1.returnedQuantity, r1.spent, r1.times] AS v }, COUNT { MATCH (n0)-[r2:BOUGHT]->(n3:Product) WHERE n3.archivedAt IS NULL }]]) AS rows
