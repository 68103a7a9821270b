// customer: page
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p2)) AND ((r0.until IS NULL) OR (r0.until > $p2)) AND (n1.archivedAt IS NULL) WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.id, n1.name, n1.kind, COUNT { MATCH (n1)<-[r1:MEMBER_OF]-(n2:Customer) WHERE ((r1.since IS NULL) OR (r1.since <= $p2)) AND ((r1.until IS NULL) OR (r1.until > $p2)) AND (n2.archivedAt IS NULL) }] AS v }]) AS rows
