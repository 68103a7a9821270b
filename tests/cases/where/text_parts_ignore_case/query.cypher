// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.nameKey CONTAINS $p0) AND (n0.nameKey ENDS WITH $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.nameKey CONTAINS $p0) AND (n0.nameKey ENDS WITH $p1)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p2
