// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (coalesce(COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN sum(n1.quantity) AS v }[0], 0) IN $p0) AND (NOT (coalesce(COLLECT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) RETURN sum(n2.quantity) AS v }[0], 0) IN $p1))
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (coalesce(COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN sum(n1.quantity) AS v }[0], 0) IN $p0) AND (NOT (coalesce(COLLECT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) RETURN sum(n2.quantity) AS v }[0], 0) IN $p1))
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p2
