// companies: page on neo4j
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:WORKS_AT]-(n1:Customer) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name, COLLECT { MATCH (n0)<-[r1:WORKS_AT]-(n2:Customer) WHERE ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) WITH n2, r1 ORDER BY n2.nameKey DESC, n2.name DESC, n2.id DESC, r1.since DESC, r1.role DESC LIMIT $p2 RETURN [n2.name] AS v }]) AS rows

// companies: page on arcadedb
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:WORKS_AT]-(n1:Customer) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
RETURN [n0.name, COLLECT { MATCH (n0)<-[r1:WORKS_AT]-(n2:Customer) WHERE ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) WITH n2, r1 ORDER BY n2.nameKey DESC, n2.name DESC, n2.id DESC, r1.since DESC, r1.role DESC LIMIT $p1 RETURN [n2.name] AS v }] AS v ORDER BY n0.id LIMIT $p2
