// products: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku < $p0) AND (n0.sku >= $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.sku]) AS rows

// products: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku < $p0) AND (n0.sku >= $p1)
RETURN [n0.sku] AS v ORDER BY n0.id LIMIT $p2
