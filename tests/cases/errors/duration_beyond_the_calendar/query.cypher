// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.updatedAt >= $p0) AND (n0.updatedAt <= $p1) } - COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND (n0.updatedAt >= $p0) AND (n0.updatedAt <= $p1) }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.updatedAt >= $p0) AND (n0.updatedAt <= $p1)
WITH count(n0) AS t0
RETURN [t0] AS v
