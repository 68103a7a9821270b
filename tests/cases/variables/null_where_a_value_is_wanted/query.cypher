
// sources: figures on neo4j
RETURN [COUNT { MATCH (n0:Source) } - COUNT { MATCH (n0:Source) WHERE n0.archivedAt IS NOT NULL }] AS v

// sources: figures on arcadedb
MATCH (n0:Source) WHERE n0.archivedAt IS NULL
WITH count(n0) AS t0
RETURN [t0] AS v
