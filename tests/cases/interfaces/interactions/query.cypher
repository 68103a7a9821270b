// interactions: page on neo4j
MATCH (n0:Interaction) WHERE (n0.at >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.at, n0.id LIMIT $p0
RETURN collect(['', n0.id, n0.kind, n0.at, n0.status, n0.dueAt, n0.total, n0.reason, n0.durationSeconds, n0.priority, n0.rating, COUNT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL }, COLLECT { MATCH (n0)-[r1:ABOUT]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.number] AS v }][1..]) AS rows

// interactions: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.at >= '') AND (n0.archivedAt IS NULL)
RETURN [n0.id, n0.kind, n0.at, n0.status, n0.dueAt, n0.total, n0.reason, n0.durationSeconds, n0.priority, n0.rating, COUNT { MATCH (n0)-[r0:CONTAINS]->(n1:Product) WHERE n1.archivedAt IS NULL }, COLLECT { MATCH (n0)-[r1:ABOUT]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.number] AS v }] AS v ORDER BY n0.at, n0.id LIMIT $p0
