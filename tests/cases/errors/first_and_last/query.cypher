
// sources: figures on neo4j
RETURN [COUNT { MATCH (n0:Source) } - COUNT { MATCH (n0:Source) WHERE n0.archivedAt IS NOT NULL }] AS v

// sources: figures on arcadedb
RETURN [COUNT { MATCH (n0:Source) WHERE n0.archivedAt IS NULL }] AS v
