// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:WORKS_AT]->(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
WITH n0 ORDER BY n0.id, n0.id LIMIT $p1
RETURN collect([n0.name, COLLECT { MATCH (n0)-[r1:WORKS_AT]->(n2:Company) WHERE ((r1.since IS NULL) OR (r1.since <= $p2)) AND ((r1.until IS NULL) OR (r1.until > $p2)) AND (n2.archivedAt IS NULL) WITH n2, r1 ORDER BY n2.id, r1.since, r1.role LIMIT $p3 RETURN ['', n2.name, r1.role, r1.since, r1.until][1..] AS v }]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:WORKS_AT]->(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
WITH n0 ORDER BY n0.id, n0.id LIMIT $p1
RETURN collect([n0.name, COLLECT { MATCH (n0)-[r1:WORKS_AT]->(n2:Company) WHERE ((r1.since IS NULL) OR (r1.since <= $p2)) AND ((r1.until IS NULL) OR (r1.until > $p2)) AND (n2.archivedAt IS NULL) WITH n2, r1 ORDER BY n2.id, r1.since, r1.role LIMIT $p3 RETURN [n2.name, r1.role, r1.since, r1.until] AS v }]) AS rows
