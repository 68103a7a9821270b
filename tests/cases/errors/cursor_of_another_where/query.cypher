// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.nameKey >= $p0) AND ((n0.nameKey > $p0) OR (n0.name > $p1)) AND (n0.id > $p2)
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.id, [n0.id]]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.nameKey >= $p0) AND ((n0.nameKey > $p0) OR (n0.name > $p1)) AND (n0.id > $p2)
RETURN [n0.id, [n0.id]] AS v ORDER BY n0.id LIMIT $p3
