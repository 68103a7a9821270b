// customer: page
MATCH (n0:Customer) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE (n1.kind = 'PURCHASE') AND (n1.archivedAt IS NOT NULL) WITH n1 ORDER BY n1.id LIMIT $p2 RETURN [n1.archivedAt, n1.number] AS v }, COUNT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE (n2.kind = 'REVIEW') AND (n2.archivedAt IS NULL) }]) AS rows

// product: page
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, COLLECT { MATCH (n0)<-[r0:ABOUT]-(n1:Interaction) WHERE (n1.kind = 'REVIEW') AND (n1.archivedAt IS NOT NULL) WITH n1 ORDER BY n1.id LIMIT $p2 RETURN [n1.rating] AS v }]) AS rows
