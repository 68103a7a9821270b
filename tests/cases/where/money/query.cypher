// purchases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.total < $p0) AND (n0.total >= $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.number, n0.total]) AS rows

// purchases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.total < $p0) AND (n0.total >= $p1)
RETURN [n0.number, n0.total] AS v ORDER BY n0.id LIMIT $p2
