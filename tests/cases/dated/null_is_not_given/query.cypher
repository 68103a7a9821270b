// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
WITH n0 ORDER BY n0.id LIMIT $p1
WITH collect([COLLECT { MATCH (n0)-[r1:MEMBER_OF]->(n2:Household) WHERE (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }]) AS rows
RETURN rows, [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) } }] AS v

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
RETURN [COLLECT { MATCH (n0)-[r1:MEMBER_OF]->(n2:Household) WHERE (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }] AS v ORDER BY n0.id LIMIT $p1

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
WITH count(n0) AS t0
RETURN [t0] AS v
