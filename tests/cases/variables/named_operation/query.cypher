// categories: figures on neo4j
RETURN [COUNT { MATCH (n0:Category) } - COUNT { MATCH (n0:Category) WHERE n0.archivedAt IS NOT NULL }] AS v

// categories: figures on arcadedb
RETURN [COUNT { MATCH (n0:Category) WHERE n0.archivedAt IS NULL }] AS v
