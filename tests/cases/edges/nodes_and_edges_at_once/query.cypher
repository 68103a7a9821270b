// customer: page on neo4j
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, [COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.nameKey, n1.name, n1.id, r0.at LIMIT $p2 RETURN ['', n1.id, n1.name, n1.stage, r0.code][1..] AS v }, COUNT { MATCH (n0)-[r1:REFERRED]->(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) }]]) AS rows

// customer: page on arcadedb
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, [COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.nameKey, n1.name, n1.id, r0.at LIMIT $p2 RETURN [n1.id, n1.name, n1.stage, r0.code] AS v }, COUNT { MATCH (n0)-[r1:REFERRED]->(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) }]]) AS rows
