// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND ((n0.name CONTAINS $p0) OR (n0.notes CONTAINS $p1))
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND ((n0.name CONTAINS $p0) OR (n0.notes CONTAINS $p1))
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p2

// companies: page on neo4j
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.name CONTAINS $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// companies: page on arcadedb
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.name CONTAINS $p0)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p1
