// purchases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL) AND (n0.originalTotal > $p0) AND (n0.rate = $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.number, n0.originalTotal, n0.rate]) AS rows

// purchases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL) AND (n0.originalTotal > $p0) AND (n0.rate IN [$p1])
RETURN [n0.number, n0.originalTotal, n0.rate] AS v ORDER BY n0.id LIMIT $p2
