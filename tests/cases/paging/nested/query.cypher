// customers: page on neo4j
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id, n0.id LIMIT $p0
RETURN collect([n0.name, [COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.nameKey DESC, n1.name DESC, n1.id DESC, r0.at DESC LIMIT $p1 RETURN [n1.name, ['', n1.nameKey, n1.name, n1.id, r0.at][1..]] AS v }, COUNT { MATCH (n0)-[r1:REFERRED]->(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) }]]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id, n0.id LIMIT $p0
RETURN collect([n0.name, [COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.nameKey DESC, n1.name DESC, n1.id DESC, r0.at DESC LIMIT $p1 RETURN [n1.name, [n1.nameKey, n1.name, n1.id, r0.at]] AS v }, COUNT { MATCH (n0)-[r1:REFERRED]->(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) }]]) AS rows
