// customer: page
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name, n0.stage, COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.id, r0.at LIMIT $p2 RETURN [n1.name, n1.stage] AS v }]) AS rows
