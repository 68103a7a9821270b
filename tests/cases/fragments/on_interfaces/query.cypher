// interactions: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect(['', n0.id, n0.kind, n0.at, n0.total][1..]) AS rows

// interactions: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
RETURN [n0.id, n0.kind, n0.at, n0.total] AS v ORDER BY n0.id LIMIT $p0

// purchases: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind = 'PURCHASE') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.id, n0.at, n0.total]) AS rows

// purchases: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.kind IN ['PURCHASE']) AND (n0.archivedAt IS NULL)
RETURN [n0.id, n0.at, n0.total] AS v ORDER BY n0.id LIMIT $p0
