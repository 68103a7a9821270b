// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND ((COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN avg(n1.total) AS v }[0] IS NULL) OR (COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN avg(n1.total) AS v }[0] <> $p0)) AND (COLLECT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) RETURN avg(n2.total) AS v }[0] IS NOT NULL)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND ((COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN avg(n1.total) AS v }[0] IS NULL) OR (COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NULL) RETURN avg(n1.total) AS v }[0] <> $p0)) AND (COLLECT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) RETURN avg(n2.total) AS v }[0] IS NOT NULL)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p1
