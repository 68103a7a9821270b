// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.acquiredOn >= $p0) AND (n0.acquiredOn <= $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name, n0.acquiredOn]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.acquiredOn >= $p0) AND (n0.acquiredOn <= $p1)
RETURN [n0.name, n0.acquiredOn] AS v ORDER BY n0.id LIMIT $p2
