// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) } - COUNT { MATCH (n0:Customer) WHERE n0.archivedAt IS NOT NULL }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH count(n0) AS t0
RETURN [t0] AS v
