// products: page on neo4j
MATCH (n0:Product) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:GOES_WITH]->(n1:Product) WHERE n1.archivedAt IS NULL }
WITH n0 ORDER BY n0.sku, n0.id LIMIT $p0
RETURN collect([n0.sku, COLLECT { MATCH (n0)-[r1:COMPLEMENTS]->(n2:Product) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT $p1 RETURN [n2.sku] AS v }, COLLECT { MATCH (n0)-[r2:GOES_WITH]->(n3:Product) WHERE n3.archivedAt IS NULL WITH n3, r2 ORDER BY r2.weight DESC, n3.id DESC LIMIT $p2 RETURN ['', n3.sku, r2.lift, r2.support, r2.together, r2.weight][1..] AS v }, COLLECT { MATCH (n0)-[r3:SUBSTITUTES]->(n4:Product) WHERE n4.archivedAt IS NULL WITH n4, r3 ORDER BY n4.id LIMIT $p3 RETURN [n4.sku, r3.confidence, r3.evidence] AS v }]) AS rows

// products: page on arcadedb
MATCH (n0:Product) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:GOES_WITH]->(n1:Product) WHERE n1.archivedAt IS NULL }
WITH n0 ORDER BY n0.sku, n0.id LIMIT $p0
RETURN collect([n0.sku, COLLECT { MATCH (n0)-[r1:COMPLEMENTS]->(n2:Product) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT $p1 RETURN [n2.sku] AS v }, COLLECT { MATCH (n0)-[r2:GOES_WITH]->(n3:Product) WHERE n3.archivedAt IS NULL WITH n3, r2 ORDER BY r2.weight DESC, n3.id DESC LIMIT $p2 RETURN [n3.sku, r2.lift, r2.support, r2.together, r2.weight] AS v }, COLLECT { MATCH (n0)-[r3:SUBSTITUTES]->(n4:Product) WHERE n4.archivedAt IS NULL WITH n4, r3 ORDER BY n4.id LIMIT $p3 RETURN [n4.sku, r3.confidence, r3.evidence] AS v }]) AS rows
