// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (EXISTS { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE n1.archivedAt IS NULL } OR EXISTS { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) } OR EXISTS { MATCH (n0)-[r2:REFERRED]->(n3:Customer) WHERE (r2.isCredited = true) AND (n3.archivedAt IS NULL) })
WITH n0 ORDER BY n0.id LIMIT $p0
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (EXISTS { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE n1.archivedAt IS NULL } OR EXISTS { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) } OR EXISTS { MATCH (n0)-[r2:REFERRED]->(n3:Customer) WHERE (r2.isCredited = true) AND (n3.archivedAt IS NULL) })
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p0

// customers: figures on neo4j
CALL () { MATCH (n4:Customer) WHERE (n4.archivedAt IS NULL) AND (EXISTS { MATCH (n4)-[r3:BOUGHT]->(n5:Product) WHERE n5.archivedAt IS NULL } OR EXISTS { MATCH (n4)-[r4:HAD]->(n6:Interaction) WHERE (n6.kind = 'PURCHASE') AND (n6.archivedAt IS NULL) } OR EXISTS { MATCH (n4)-[r5:REFERRED]->(n7:Customer) WHERE (r5.isCredited = true) AND (n7.archivedAt IS NULL) }) RETURN [count(n4)] AS a0 }
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (EXISTS { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE n1.archivedAt IS NULL } OR EXISTS { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) } OR EXISTS { MATCH (n0)-[r2:REFERRED]->(n3:Customer) WHERE (r2.isCredited = true) AND (n3.archivedAt IS NULL) }) }, a0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (EXISTS { MATCH (n0)-[r0:BOUGHT]->(n1:Product) WHERE n1.archivedAt IS NULL } OR EXISTS { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'PURCHASE') AND (n2.archivedAt IS NULL) } OR EXISTS { MATCH (n0)-[r2:REFERRED]->(n3:Customer) WHERE (r2.isCredited = true) AND (n3.archivedAt IS NULL) })
WITH count(n0) AS t0
RETURN [t0] AS v

// customers: figures 2 on arcadedb
MATCH (n4:Customer) WHERE (n4.archivedAt IS NULL) AND (EXISTS { MATCH (n4)-[r3:BOUGHT]->(n5:Product) WHERE n5.archivedAt IS NULL } OR EXISTS { MATCH (n4)-[r4:HAD]->(n6:Interaction) WHERE (n6.kind = 'PURCHASE') AND (n6.archivedAt IS NULL) } OR EXISTS { MATCH (n4)-[r5:REFERRED]->(n7:Customer) WHERE (r5.isCredited = true) AND (n7.archivedAt IS NULL) })
WITH [count(n4)] AS a0
RETURN [a0] AS v
