// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND ((n0.archivedAt IS NULL) OR (n0.archivedAt <= $p0)) AND (n0.nameKey <= $p1) AND ((n0.nameKey < $p1) OR (n0.name < $p2)) AND (n0.nameKey >= $p3) AND ((n0.nameKey > $p3) OR (n0.name >= $p4))
WITH n0 ORDER BY n0.id LIMIT $p5
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND ((n0.archivedAt IS NULL) OR (n0.archivedAt <= $p0)) AND (n0.nameKey <= $p1) AND ((n0.nameKey < $p1) OR (n0.name < $p2)) AND (n0.nameKey >= $p3) AND ((n0.nameKey > $p3) OR (n0.name >= $p4))
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p5
