// customer: page
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COUNT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE n1.archivedAt IS NULL }, COLLECT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.at DESC, n2.id DESC LIMIT $p2 RETURN [n2.kind, n2.at] AS v }, COLLECT { MATCH (n0)-[r2:HAD]->(n3:Interaction) WHERE (n3.archivedAt IS NULL) AND (n3.kind = $p3) WITH n3 ORDER BY n3.id LIMIT $p4 RETURN [n3.kind, n3.at] AS v }]) AS rows
