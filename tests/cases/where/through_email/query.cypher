// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) AND (n1.normalised STARTS WITH $p1) }
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) AND (n1.normalised STARTS WITH $p1) }
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p2
