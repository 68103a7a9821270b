// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (coalesce(COLLECT { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE (n1.archivedAt IS NULL) AND (n1.kind = $p0) RETURN sum(r0.quantity) AS v }[0], 0) < $p1) AND (coalesce(COLLECT { MATCH (n0)-[r1:BOUGHT]->(n2:Product) WHERE (n2.archivedAt IS NULL) AND (n2.kind = $p0) RETURN sum(r1.spent) AS v }[0], 0) >= $p2) AND (COLLECT { MATCH (n0)-[r2:BOUGHT]->(n3:Product) WHERE (n3.archivedAt IS NULL) AND (n3.kind = $p0) RETURN max(r2.lastAt) AS v }[0] > $p3)
WITH n0 ORDER BY n0.id LIMIT $p4
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (coalesce(COLLECT { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE (n1.archivedAt IS NULL) AND (n1.kind = $p0) RETURN sum(r0.quantity) AS v }[0], 0) < $p1) AND (coalesce(COLLECT { MATCH (n0)-[r1:BOUGHT]->(n2:Product) WHERE (n2.archivedAt IS NULL) AND (n2.kind = $p0) RETURN sum(r1.spent) AS v }[0], 0) >= $p2) AND (COLLECT { MATCH (n0)-[r2:BOUGHT]->(n3:Product) WHERE (n3.archivedAt IS NULL) AND (n3.kind = $p0) RETURN max(r2.lastAt) AS v }[0] > $p3)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p4
