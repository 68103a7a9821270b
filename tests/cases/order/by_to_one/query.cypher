// customers: page
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0, COLLECT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) RETURN n1.nameKey AS v ORDER BY n1.id LIMIT 1 }[0] AS s0, COLLECT { MATCH (n0)-[r1:MEMBER_OF]->(n2:Household) WHERE (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) RETURN n2.name AS v ORDER BY n2.id LIMIT 1 }[0] AS s1
WITH n0, s0, s1 ORDER BY s0 IS NULL, s0 DESC, s1 IS NULL, s1 DESC, n0.nameKey, n0.name, n0.id LIMIT $p1
RETURN collect([n0.name, COLLECT { MATCH (n0)-[r2:MEMBER_OF]->(n3:Household) WHERE (r2.isPrimary = true) AND ((r2.since IS NULL) OR (r2.since <= $p0)) AND ((r2.until IS NULL) OR (r2.until > $p0)) AND (n3.archivedAt IS NULL) WITH n3 ORDER BY n3.id LIMIT 1 RETURN [n3.name] AS v }]) AS rows
