// households: page on neo4j
MATCH (n0:Household) WHERE (n0.nameKey >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.nameKey, n0.name, n0.id LIMIT $p0
RETURN collect([n0.name, n0.confidence, n0.evidence, COLLECT { MATCH (n0)<-[r0:MEMBER_OF]-(n1:Customer) WHERE (r0.role = 'HEAD') AND ((r0.since IS NULL) OR (r0.since <= $p1)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }, COLLECT { MATCH (n0)<-[r1:MEMBER_OF]-(n2:Customer) WHERE ((r1.since IS NULL) OR (r1.since <= $p1)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) WITH n2, r1 ORDER BY r1.role IS NULL, r1.role DESC, n2.nameKey, n2.name, n2.id LIMIT $p2 RETURN [n2.name, r1.isPrimary, r1.role, r1.since, r1.until] AS v }]) AS rows

// households: page on arcadedb
MATCH (n0:Household) WHERE (n0.nameKey >= '') AND (n0.archivedAt IS NULL)
RETURN [n0.name, n0.confidence, n0.evidence, COLLECT { MATCH (n0)<-[r0:MEMBER_OF]-(n1:Customer) WHERE (r0.role = 'HEAD') AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) WITH n1, r0 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }, COLLECT { MATCH (n0)<-[r1:MEMBER_OF]-(n2:Customer) WHERE ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) WITH n2, r1 ORDER BY r1.role IS NULL, r1.role DESC, n2.nameKey, n2.name, n2.id LIMIT $p1 RETURN [n2.name, r1.isPrimary, r1.role, r1.since, r1.until] AS v }] AS v ORDER BY n0.nameKey, n0.name, n0.id LIMIT $p2
