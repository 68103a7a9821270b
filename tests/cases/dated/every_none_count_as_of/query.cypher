// a: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (COUNT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) } = $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows

// a: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (COUNT { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) } = $p1)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p2

// b: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:WORKS_AT]->(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since < $p0)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) } AND (NOT EXISTS { MATCH (n0)-[r1:WORKS_AT]->(n2:Company) WHERE ((r1.since IS NULL) OR (r1.since < $p0)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) AND (NOT (n2.name CONTAINS $p2)) })
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.name]) AS rows

// b: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:WORKS_AT]->(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since < $p0)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) } AND (NOT EXISTS { MATCH (n0)-[r1:WORKS_AT]->(n2:Company) WHERE ((r1.since IS NULL) OR (r1.since < $p0)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) AND (NOT (n2.name CONTAINS $p2)) })
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p3

// c: page on neo4j
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:PARENT_OF]-(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name, COLLECT { MATCH (n0)<-[r1:PARENT_OF]-(n2:Company) WHERE ((r1.since IS NULL) OR (r1.since <= $p2)) AND ((r1.until IS NULL) OR (r1.until > $p2)) AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }]) AS rows

// c: page on arcadedb
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:PARENT_OF]-(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }
RETURN [n0.name, COLLECT { MATCH (n0)<-[r1:PARENT_OF]-(n2:Company) WHERE ((r1.since IS NULL) OR (r1.since <= $p1)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }] AS v ORDER BY n0.id LIMIT $p2
