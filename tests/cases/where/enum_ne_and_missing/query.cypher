// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND ((n0.stage IS NULL) OR (n0.stage <> $p0)) AND (n0.gender IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND ((n0.stage IS NULL) OR (n0.stage <> $p0)) AND (n0.gender IS NULL)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p1
