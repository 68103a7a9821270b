// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NOT NULL) AND (NOT EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) MATCH (n1)<-[r1:MEMBER_OF]-(n2:Customer) WHERE (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.id <> n0.id) AND (n2.archivedAt IS NOT NULL) WITH n2, n2.id AS s0, n0.id AS s1 WHERE s0 < s1 RETURN n2 })
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NOT NULL) AND (NOT EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) MATCH (n1)<-[r1:MEMBER_OF]-(n2:Customer) WHERE (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.id <> n0.id) AND (n2.archivedAt IS NOT NULL) WITH n2, n2.id AS s0, n0.id AS s1 WHERE s0 < s1 RETURN n2 })
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p1
