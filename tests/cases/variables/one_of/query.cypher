// customer: page
MATCH (n1:Identifier) WHERE n1.key = $p0
MATCH (n1:Identifier)<-[r0:IDENTIFIED_BY]-(n0:Customer) WHERE ((r0.since IS NULL) OR (r0.since <= $p1)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.id, n0.name]) AS rows

// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0, COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) RETURN n1.nameKey AS v ORDER BY n1.id LIMIT 1 }[0] AS s0, COLLECT { MATCH (n0)-[r1:MEMBER_OF]->(n2:Household) WHERE (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) RETURN n2.name AS v ORDER BY n2.id LIMIT 1 }[0] AS s1
WITH n0, s0, s1 ORDER BY s0 IS NULL, s0 DESC, s1 IS NULL, s1 DESC, n0.id DESC LIMIT $p1
RETURN collect([n0.name]) AS rows
