// products: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.isAvailable = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.sku]) AS rows

// products: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.isAvailable IN [$p0])
RETURN [n0.sku] AS v ORDER BY n0.id LIMIT $p1
