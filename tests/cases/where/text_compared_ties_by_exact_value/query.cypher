// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.familyNameKey <= $p0) AND ((n0.familyNameKey < $p0) OR (n0.familyName <= $p1)) AND (n0.familyNameKey >= $p2) AND ((n0.familyNameKey > $p2) OR (n0.familyName > $p3))
WITH n0 ORDER BY n0.id LIMIT $p4
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.familyNameKey <= $p0) AND ((n0.familyNameKey < $p0) OR (n0.familyName <= $p1)) AND (n0.familyNameKey >= $p2) AND ((n0.familyNameKey > $p2) OR (n0.familyName > $p3))
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p4
