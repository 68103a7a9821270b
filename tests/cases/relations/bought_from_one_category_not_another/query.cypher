// customers: page
MATCH (n2:Category) WHERE n2.key = $p0
MATCH (n2:Category)<-[r1:IN_CATEGORY]-(n1:Product) WHERE n2.archivedAt IS NULL
MATCH (n1:Product)<-[r0:BOUGHT]-(n0:Customer) WHERE n1.archivedAt IS NULL
WITH DISTINCT n0
WITH n0 WHERE (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r2:BOUGHT]->(n3:Product) WHERE n3.archivedAt IS NULL MATCH (n3)-[r3:IN_CATEGORY]->(n4:Category) WHERE (n4.archivedAt IS NULL) AND (n4.key = $p1) })
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows
