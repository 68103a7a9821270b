// customers: page
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// customers: figures on neo4j
CALL () { MATCH (n1:Customer) WHERE (n1.archivedAt IS NULL) AND (n1.stage = $p0) RETURN [count(n1)] AS a0 }
RETURN [COUNT { MATCH (n0:Customer) WHERE n0.stage = $p0 } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND (n0.stage = $p0) }, a0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH count(n0) AS t0
RETURN [t0] AS v

// customers: figures 2 on arcadedb
MATCH (n1:Customer) WHERE (n1.archivedAt IS NULL) AND (n1.stage = $p0)
WITH [count(n1)] AS a0
RETURN [a0] AS v
