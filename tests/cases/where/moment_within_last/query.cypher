// interactions: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.at >= $p0) AND (n0.at <= $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.kind, n0.at, n0.number]) AS rows

// interactions: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.at >= $p0) AND (n0.at <= $p1)
RETURN [n0.kind, n0.at, n0.number] AS v ORDER BY n0.id LIMIT $p2
