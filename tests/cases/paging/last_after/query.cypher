// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.id > $p0)
WITH n0 ORDER BY n0.id DESC LIMIT $p1
RETURN collect([n0.id, [n0.id]]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.id > $p0)
RETURN [n0.id, [n0.id]] AS v ORDER BY n0.id DESC LIMIT $p1
