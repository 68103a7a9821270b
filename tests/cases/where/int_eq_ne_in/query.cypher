// companies: page on neo4j
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (((n0.employeeCount IN $p0) AND ((n0.employeeCount IS NULL) OR (n0.employeeCount <> $p1))) OR (n0.employeeCount = $p2))
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.name]) AS rows

// companies: page on arcadedb
MATCH (n0:Company) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (((n0.employeeCount IN $p0) AND ((n0.employeeCount IS NULL) OR (n0.employeeCount <> $p1))) OR (n0.employeeCount = $p2))
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p3
