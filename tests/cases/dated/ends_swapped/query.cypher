// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE ((r0.since IS NULL) OR (r0.since < $p0)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) } }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE ((r0.since IS NULL) OR (r0.since < $p0)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) }
WITH count(n0) AS t0
RETURN [t0] AS v

// written: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:WORKS_AT]->(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since < $p0)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) }) }] AS v

// written: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:WORKS_AT]->(n1:Company) WHERE ((r0.since IS NULL) OR (r0.since < $p0)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) })
WITH count(n0) AS t0
RETURN [t0] AS v

// empty: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE ((r0.since IS NULL) OR (r0.since < $p0)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) })
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows

// empty: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE ((r0.since IS NULL) OR (r0.since < $p0)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL) })
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p2
