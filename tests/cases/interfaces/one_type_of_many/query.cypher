// interactions: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.kind IN $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.kind, n0.rating]) AS rows

// interactions: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.kind IN $p0)
RETURN [n0.kind, n0.rating] AS v ORDER BY n0.id LIMIT $p1
