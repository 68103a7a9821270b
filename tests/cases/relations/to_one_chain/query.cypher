// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:REFERRED]-(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) MATCH (n1)<-[r1:REFERRED]-(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) AND (n2.nameKey STARTS WITH $p0) }
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:REFERRED]-(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) MATCH (n1)<-[r1:REFERRED]-(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) AND (n2.nameKey STARTS WITH $p0) }
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p1
