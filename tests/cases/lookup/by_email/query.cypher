// customer: page
MATCH (n1:Identifier) WHERE n1.key = $p0
MATCH (n1:Identifier)<-[r0:IDENTIFIED_BY]-(n0:Customer) WHERE ((r0.since IS NULL) OR (r0.since <= $p1)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.id, n0.name, COLLECT { MATCH (n0)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE (n2.type = 'EMAIL') AND (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p1)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.normalised] AS v }, COLLECT { MATCH (n0)-[r2:IDENTIFIED_BY]->(n3:Identifier) WHERE (n3.type = 'PHONE') AND (r2.isPrimary = true) AND ((r2.since IS NULL) OR (r2.since <= $p1)) AND ((r2.until IS NULL) OR (r2.until > $p1)) AND (n3.archivedAt IS NULL) WITH n3 ORDER BY n3.id LIMIT 1 RETURN [n3.normalised] AS v }]) AS rows
