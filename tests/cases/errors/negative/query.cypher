// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.id]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
RETURN [n0.id] AS v ORDER BY n0.id LIMIT $p0

// sources: figures on neo4j
RETURN [COUNT { MATCH (n0:Source) } - COUNT { MATCH (n0:Source) WHERE n0.archivedAt IS NOT NULL }] AS v

// sources: figures on arcadedb
MATCH (n0:Source) WHERE n0.archivedAt IS NULL
WITH count(n0) AS t0
RETURN [t0] AS v
