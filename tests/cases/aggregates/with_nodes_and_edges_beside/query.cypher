// customers: page
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// customers: figures on neo4j
CALL () { MATCH (n1:Customer) WHERE (n1.archivedAt IS NULL) AND (n1.stage = $p0) RETURN [count(n1)] AS a0 }
RETURN [COUNT { MATCH (n0:Customer) WHERE n0.stage = $p0 } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND (n0.stage = $p0) }, a0] AS v

// customers: figures on arcadedb
CALL () { MATCH (n1:Customer) WHERE (n1.archivedAt IS NULL) AND (n1.stage = $p0) RETURN [count(n1)] AS a0 }
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.stage = $p0) }, a0] AS v
