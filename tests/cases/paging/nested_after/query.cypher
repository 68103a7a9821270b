// customer: page
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE n1.archivedAt IS NULL WITH n1, r0 WHERE (n1.at <= $p2) AND ((n1.at < $p2) OR (n1.id < $p3)) WITH n1 ORDER BY n1.at DESC, n1.id DESC LIMIT $p4 RETURN [n1.kind, n1.at, [n1.at, n1.id]] AS v }]) AS rows
