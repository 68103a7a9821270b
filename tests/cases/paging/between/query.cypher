// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.nameKey <= $p0) AND ((n0.nameKey < $p0) OR ((n0.name <= $p1) AND ((n0.name < $p1) OR (n0.id < $p2)))) AND (n0.nameKey >= $p3) AND ((n0.nameKey > $p3) OR ((n0.name >= $p4) AND ((n0.name > $p4) OR (n0.id > $p5))))
WITH n0 ORDER BY n0.nameKey DESC, n0.name DESC, n0.id DESC LIMIT $p6
RETURN collect([n0.name, [n0.nameKey, n0.name, n0.id]]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (n0.nameKey <= $p0) AND ((n0.nameKey < $p0) OR ((n0.name <= $p1) AND ((n0.name < $p1) OR (n0.id < $p2)))) AND (n0.nameKey >= $p3) AND ((n0.nameKey > $p3) OR ((n0.name >= $p4) AND ((n0.name > $p4) OR (n0.id > $p5))))
RETURN [n0.name, [n0.nameKey, n0.name, n0.id]] AS v ORDER BY n0.nameKey DESC, n0.name DESC, n0.id DESC LIMIT $p6
