// customers: page
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
WITH n0 ORDER BY n0.id, n0.id LIMIT $p1
RETURN collect([n0.name, COLLECT { MATCH (n0)-[r1:MEMBER_OF]->(n2:Household) WHERE ((r1.since IS NULL) OR (r1.since < $p2)) AND ((r1.until IS NULL) OR (r1.until > $p3)) AND (n2.archivedAt IS NULL) WITH n2, r1 ORDER BY n2.nameKey, n2.name, r1.since, n2.id, r1.since LIMIT $p4 RETURN [n2.name, r1.since] AS v }, COUNT { MATCH (n0)-[r2:MEMBER_OF]->(n3:Household) WHERE ((r2.until IS NULL) OR (r2.until > $p5)) AND (n3.archivedAt IS NULL) }]) AS rows
