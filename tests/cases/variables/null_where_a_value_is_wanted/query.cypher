
// sources: figures
RETURN [COUNT { MATCH (n0:Source) WHERE n0.archivedAt IS NULL }] AS v
