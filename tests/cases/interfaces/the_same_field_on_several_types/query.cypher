// interactions: page
MATCH (n0:Interaction) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.number, n0.id LIMIT $p0
RETURN collect([n0.kind, n0.total, COUNT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL }, COLLECT { MATCH (n0)-[r1:CONTAINS]->(n2:Product) WHERE n2.archivedAt IS NULL WITH n2, r1 ORDER BY n2.id, r1.line LIMIT $p1 RETURN [n2.sku] AS v }, COUNT { MATCH (n0)-[r2:ABOUT]->(n3:Product) WHERE n3.archivedAt IS NULL }, COLLECT { MATCH (n0)-[r3:ABOUT]->(n4:Product) WHERE n4.archivedAt IS NULL WITH n4 ORDER BY n4.id LIMIT $p2 RETURN [n4.sku] AS v }]) AS rows
