// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0, COUNT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) } AS s0, COUNT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE n2.archivedAt IS NULL } AS s1
WITH n0, s0, s1 ORDER BY s0 DESC, s1, n0.id LIMIT $p0
RETURN collect([n0.name, COUNT { MATCH (n0)-[r2:HAD]->(n3:Interaction) WHERE n3.archivedAt IS NULL }, COUNT { MATCH (n0)-[r3:REFERRED]->(n4:Customer) WHERE (r3.isCredited = true) AND (n4.archivedAt IS NULL) }]) AS rows
