// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (((n0.name STARTS WITH $p0) AND (n0.gender IS NULL)) OR ((n0.stage = $p1) AND ((n0.language = $p2) OR ($p3 IN n0.tags))))
WITH n0 ORDER BY n0.id LIMIT $p4
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (((n0.name STARTS WITH $p0) AND (n0.gender IS NULL)) OR ((n0.stage = $p1) AND ((n0.language = $p2) OR ($p3 IN n0.tags))))
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p4
