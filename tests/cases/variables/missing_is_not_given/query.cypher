// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) } - COUNT { MATCH (n0:Customer) WHERE n0.archivedAt IS NOT NULL }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH count(n0) AS t0
RETURN [t0] AS v

// named: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE n0.stage = $p0 } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND (n0.stage = $p0) }] AS v

// named: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH count(n0) AS t0
RETURN [t0] AS v
