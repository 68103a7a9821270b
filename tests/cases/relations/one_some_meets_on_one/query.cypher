// customers: page
MATCH (n1:Product) WHERE n1.sku = $p0
MATCH (n1:Product)<-[r0:BOUGHT]-(n0:Customer) WHERE (n1.archivedAt IS NULL) AND (r0.spent > $p1)
WITH DISTINCT n0
WITH n0 WHERE n0.archivedAt IS NULL
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows
