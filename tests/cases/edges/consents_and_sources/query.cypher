// customer: page on neo4j
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)-[r0:GAVE]->(n1:Consent) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.at, n1.id LIMIT $p2 RETURN ['', n1.purpose, n1.channel, n1.state, n1.at, n1.until, n1.evidence, COLLECT { MATCH (n1)<-[r1:GAVE]-(n2:Customer) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }][1..] AS v }, COLLECT { MATCH (n0)-[r2:FROM]->(n3:Source) WHERE n3.archivedAt IS NULL WITH n3, r2 ORDER BY n3.nameKey, n3.name, n3.id LIMIT $p3 RETURN [n3.name, r2.at, r2.key] AS v }]) AS rows

// customer: page on arcadedb
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)-[r0:GAVE]->(n1:Consent) WHERE n1.archivedAt IS NULL WITH n1 ORDER BY n1.at, n1.id LIMIT $p2 RETURN [n1.purpose, n1.channel, n1.state, n1.at, n1.until, n1.evidence, COLLECT { MATCH (n1)<-[r1:GAVE]-(n2:Customer) WHERE n2.archivedAt IS NULL WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.name] AS v }] AS v }, COLLECT { MATCH (n0)-[r2:FROM]->(n3:Source) WHERE n3.archivedAt IS NULL WITH n3, r2 ORDER BY n3.nameKey, n3.name, n3.id LIMIT $p3 RETURN [n3.name, r2.at, r2.key] AS v }]) AS rows
