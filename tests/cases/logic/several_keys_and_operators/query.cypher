// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.name CONTAINS $p0) AND ((n0.stage IS NULL) OR (n0.stage <> $p1)) AND ((n0.stage IS NULL) OR (NOT (n0.stage IN $p2))) AND (n0.language < $p3) AND (n0.language >= $p4)
WITH n0 ORDER BY n0.id LIMIT $p5
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.name CONTAINS $p0) AND ((n0.stage IS NULL) OR (n0.stage <> $p1)) AND ((n0.stage IS NULL) OR (NOT (n0.stage IN $p2))) AND (n0.language < $p3) AND (n0.language >= $p4)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p5
