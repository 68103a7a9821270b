// customers: page
MATCH (n1:Identifier) WHERE n1.normalised IN $p0
MATCH (n1:Identifier)<-[r0:IDENTIFIED_BY]-(n0:Customer) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p1)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name, COLLECT { MATCH (n0)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE (n2.type = 'EMAIL') AND (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p1)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.normalised] AS v }]) AS rows
