// past: page
MATCH (n1:Household) WHERE (n1.nameKey = $p0) AND (n1.name = $p1)
MATCH (n1:Household)<-[r0:MEMBER_OF]-(n0:Customer) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p2)) AND ((r0.until IS NULL) OR (r0.until > $p2)) AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.name]) AS rows

// ever: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (n1.archivedAt IS NULL) AND (n1.kind = $p0) }
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// ever: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:MEMBER_OF]->(n1:Household) WHERE (n1.archivedAt IS NULL) AND (n1.kind = $p0) }
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p1

// now: page
MATCH (n1:Household) WHERE (n1.nameKey = $p0) AND (n1.name = $p1)
MATCH (n1:Household)<-[r0:MEMBER_OF]-(n0:Customer) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p2)) AND ((r0.until IS NULL) OR (r0.until > $p2)) AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.name]) AS rows
