// returns: page on neo4j
MATCH (n0:Interaction) WHERE (n0.at >= '') AND (n0.kind IS NOT NULL) AND (n0.kind = 'RETURN') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.at, n0.id LIMIT $p0
RETURN collect([n0.number, n0.total, n0.reason, COLLECT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY n1.id, r0.line LIMIT $p1 RETURN [n1.sku, r0.quantity] AS v }, COLLECT { MATCH (n0)-[r1:ABOUT]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.number, COLLECT { MATCH (n2)<-[r2:ABOUT]-(n3:Interaction) WHERE (n3.kind = 'RETURN') AND (n3.archivedAt IS NULL) WITH n3 ORDER BY n3.id LIMIT $p2 RETURN [n3.number] AS v }] AS v }]) AS rows

// returns: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.at >= '') AND (n0.kind IN ['RETURN']) AND (n0.archivedAt IS NULL)
RETURN [n0.number, n0.total, n0.reason, COLLECT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY n1.id, r0.line LIMIT $p0 RETURN [n1.sku, r0.quantity] AS v }, COLLECT { MATCH (n0)-[r1:ABOUT]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.number, COLLECT { MATCH (n2)<-[r2:ABOUT]-(n3:Interaction) WHERE (n3.kind = 'RETURN') AND (n3.archivedAt IS NULL) WITH n3 ORDER BY n3.id LIMIT $p1 RETURN [n3.number] AS v }] AS v }] AS v ORDER BY n0.at, n0.id LIMIT $p2
