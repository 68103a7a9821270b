// purchases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.kind IS NOT NULL) AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.at >= $p0) AND (n0.total < $p1)
WITH n0 ORDER BY n0.at, n0.id LIMIT $p2
RETURN collect([n0.number]) AS rows

// purchases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.at >= $p0) AND (n0.total < $p1)
RETURN [n0.number] AS v ORDER BY n0.at, n0.id LIMIT $p2

// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.acquiredOn < $p0) AND (n0.acquiredOn >= $p1) AND (n0.acquiredOn <= $p2)
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.acquiredOn]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.acquiredOn < $p0) AND (n0.acquiredOn >= $p1) AND (n0.acquiredOn <= $p2)
RETURN [n0.acquiredOn] AS v ORDER BY n0.id LIMIT $p3
