// interactions: page on neo4j
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.id, n0.kind, n0.at, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }, COUNT { MATCH (n0)-[r1:FROM]->(n2:Source) WHERE n2.archivedAt IS NULL }]) AS rows

// interactions: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL)
RETURN [n0.id, n0.kind, n0.at, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }, COUNT { MATCH (n0)-[r1:FROM]->(n2:Source) WHERE n2.archivedAt IS NULL }] AS v ORDER BY n0.id LIMIT $p0
