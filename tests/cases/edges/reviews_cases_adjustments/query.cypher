// product: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:ADJUSTS]-(n1:Adjustment) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.at DESC, n1.id DESC LIMIT $p2 RETURN ['', n1.number, n1.quantity, n1.amount, n1.note, COLLECT { MATCH (n1)-[r1:ADJUSTS]->(n2:Product) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.sku] AS v }][1..] AS v }, COLLECT { MATCH (n0)<-[r2:CONTAINS]-(n3:Interaction) WHERE (n3.kind = 'PURCHASE') AND (n3.archivedAt IS NULL) WITH n3, r2 ORDER BY n3.at DESC, n3.id DESC, r2.line DESC LIMIT $p3 RETURN [n3.number, r2.line, r2.quantity] AS v }, COLLECT { MATCH (n0)<-[r3:ABOUT]-(n4:Interaction) WHERE (n4.kind = 'REVIEW') AND (n4.archivedAt IS NULL) WITH n4 ORDER BY n4.id LIMIT $p4 RETURN [n4.rating, COLLECT { MATCH (n4)<-[r4:HAD]-(n5:Customer) WHERE n5.archivedAt IS NULL WITH n5 ORDER BY n5.id LIMIT 1 RETURN [n5.name] AS v }] AS v }]) AS rows

// product: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:ADJUSTS]-(n1:Adjustment) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.at DESC, n1.id DESC LIMIT $p2 RETURN [n1.number, n1.quantity, n1.amount, n1.note, COLLECT { MATCH (n1)-[r1:ADJUSTS]->(n2:Product) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.sku] AS v }] AS v }, COLLECT { MATCH (n0)<-[r2:CONTAINS]-(n3:Interaction) WHERE (n3.kind = 'PURCHASE') AND (n3.archivedAt IS NULL) WITH n3, r2 ORDER BY n3.at DESC, n3.id DESC, r2.line DESC LIMIT $p3 RETURN [n3.number, r2.line, r2.quantity] AS v }, COLLECT { MATCH (n0)<-[r3:ABOUT]-(n4:Interaction) WHERE (n4.kind = 'REVIEW') AND (n4.archivedAt IS NULL) WITH n4 ORDER BY n4.id LIMIT $p4 RETURN [n4.rating, COLLECT { MATCH (n4)<-[r4:HAD]-(n5:Customer) WHERE n5.archivedAt IS NULL WITH n5 ORDER BY n5.id LIMIT 1 RETURN [n5.name] AS v }] AS v }]) AS rows

// cases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND ((n0.kind = 'COMPLAINT') OR (n0.kind = 'SUPPORT')) AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.priority, COLLECT { MATCH (n0)-[r0:ABOUT]->(n1:Product) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.id LIMIT $p1 RETURN [n1.sku] AS v }]) AS rows

// cases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND ((n0.kind = 'COMPLAINT') OR (n0.kind = 'SUPPORT')) AND (n0.archivedAt IS NULL)
RETURN [n0.priority, COLLECT { MATCH (n0)-[r0:ABOUT]->(n1:Product) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.id LIMIT $p0 RETURN [n1.sku] AS v }] AS v ORDER BY n0.id LIMIT $p1
