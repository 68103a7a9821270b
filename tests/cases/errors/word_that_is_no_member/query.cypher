// product: page on neo4j
MATCH (n0:Product) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect(['', n0.id, n0.sku, n0.name, n0.kind][1..]) AS rows

// product: page on arcadedb
MATCH (n0:Product) WHERE n0.id = $p0
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.sku, n0.name, n0.kind]) AS rows
