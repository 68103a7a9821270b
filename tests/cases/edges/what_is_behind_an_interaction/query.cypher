// interactions: page on neo4j
MATCH (n0:Interaction) WHERE (n0.at >= '') AND (n0.kind IS NOT NULL) AND (n0.archivedAt IS NULL) AND (n0.kind IN $p0)
WITH n0 ORDER BY n0.at, n0.id LIMIT $p1
RETURN collect([n0.kind, n0.number, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Company) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }, COLLECT { MATCH (n0)-[r1:CONTACT]->(n2:Customer) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }, COLLECT { MATCH (n0)<-[r2:HAD]-(n3:Customer) WHERE n3.archivedAt IS NULL WITH n3 ORDER BY n3.id LIMIT 1 RETURN [n3.name] AS v }, COUNT { MATCH (n0)-[r3:FROM]->(n4:Source) WHERE n4.archivedAt IS NULL }]) AS rows

// interactions: page on arcadedb
MATCH (n0:Interaction) WHERE (n0.at >= '') AND (n0.archivedAt IS NULL) AND (n0.kind IN $p0)
RETURN [n0.kind, n0.number, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Company) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name] AS v }, COLLECT { MATCH (n0)-[r1:CONTACT]->(n2:Customer) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }, COLLECT { MATCH (n0)<-[r2:HAD]-(n3:Customer) WHERE n3.archivedAt IS NULL WITH n3 ORDER BY n3.id LIMIT 1 RETURN [n3.name] AS v }, COUNT { MATCH (n0)-[r3:FROM]->(n4:Source) WHERE n4.archivedAt IS NULL }] AS v ORDER BY n0.at, n0.id LIMIT $p1
