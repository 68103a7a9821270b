// customers: page
MATCH (n4:Product) WHERE n4.sku = $p0
MATCH (n4:Product)<-[r3:CONTAINS]-(n3:Interaction) WHERE n4.archivedAt IS NULL
MATCH (n3:Interaction)<-[r2:HAD]-(n2:Customer) WHERE (n3.kind = 'PURCHASE') AND (n3.archivedAt IS NULL)
MATCH (n2:Customer)-[r1:MEMBER_OF]->(n1:Household) WHERE ((r1.since IS NULL) OR (r1.since <= $p1)) AND ((r1.until IS NULL) OR (r1.until > $p1)) AND (n2.archivedAt IS NULL)
MATCH (n1:Household)<-[r0:MEMBER_OF]-(n0:Customer) WHERE (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p1)) AND ((r0.until IS NULL) OR (r0.until > $p1)) AND (n1.archivedAt IS NULL)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows
