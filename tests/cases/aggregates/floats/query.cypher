// product: page
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
CALL (n0) { MATCH (n0)-[r0:GOES_WITH]->(n1:Product) WHERE n1.archivedAt IS NULL RETURN [avg(r0.lift), avg(r0.support), avg(r0.weight), count(n1), max(r0.lift), sum(r0.together), sum(r0.weight)] AS a0 }
RETURN collect([n0.id, a0]) AS rows
