
// sources: page on neo4j
MATCH (n0:Source) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([]) AS rows

// sources: page on arcadedb
MATCH (n0:Source) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
RETURN [] AS v ORDER BY n0.id LIMIT $p0
