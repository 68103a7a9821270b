// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.nameKey >= '') AND (n0.archivedAt IS NULL) AND (n0.stage = $p0)
WITH n0 ORDER BY n0.nameKey DESC, n0.name DESC, n0.id DESC LIMIT $p1
RETURN collect([n0.name, n0.stage]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.nameKey >= '') AND (n0.archivedAt IS NULL) AND (n0.stage = $p0)
RETURN [n0.name, n0.stage] AS v ORDER BY n0.nameKey DESC, n0.name DESC, n0.id DESC LIMIT $p1
