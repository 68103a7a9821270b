// product: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:BOUGHT]-(n1:Customer|Company) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY r0.spent DESC, n1.id DESC LIMIT $p2 RETURN ['', n1.id, n1.name, n1.birthDate, n1.industry, r0.spent, COUNT { MATCH (n1)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE ((r1.since IS NULL) OR (r1.since <= $p3)) AND ((r1.until IS NULL) OR (r1.until > $p3)) AND (n2.archivedAt IS NULL) }, COUNT { MATCH (n1)-[r2:HAD]->(n3:Interaction) WHERE (n3.kind = 'PURCHASE') AND (n3.archivedAt IS NULL) }][1..] AS v }]) AS rows

// product: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:BOUGHT]-(n1:Customer|Company) WHERE n1.archivedAt IS NULL WITH n1, r0 ORDER BY r0.spent DESC, n1.id DESC LIMIT $p2 RETURN [n1.id, n1.name, n1.birthDate, n1.industry, r0.spent, COUNT { MATCH (n1)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE ((r1.since IS NULL) OR (r1.since <= $p3)) AND ((r1.until IS NULL) OR (r1.until > $p3)) AND (n2.archivedAt IS NULL) }, COUNT { MATCH (n1)-[r2:HAD]->(n3:Interaction) WHERE (n3.kind = 'PURCHASE') AND (n3.archivedAt IS NULL) }] AS v }]) AS rows
