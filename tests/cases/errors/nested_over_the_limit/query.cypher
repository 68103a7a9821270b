// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.id, r0.at LIMIT $p1 RETURN [n1.id] AS v }]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
RETURN [COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.id, r0.at LIMIT $p0 RETURN [n1.id] AS v }] AS v ORDER BY n0.id LIMIT $p1
