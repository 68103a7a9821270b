// products: page on neo4j
MATCH (n0:Product) WHERE n0.archivedAt IS NOT NULL
WITH n0 ORDER BY n0.id, n0.id LIMIT $p0
WITH collect([n0.createdAt, n0.version, n0.sku]) AS rows
RETURN rows, [COUNT { MATCH (n0:Product) WHERE n0.archivedAt IS NOT NULL }] AS v

// products: page on arcadedb
MATCH (n0:Product) WHERE n0.archivedAt IS NOT NULL
WITH n0 ORDER BY n0.id, n0.id LIMIT $p0
RETURN collect([n0.createdAt, n0.version, n0.sku]) AS rows

// products: figures on arcadedb
MATCH (n0:Product) WHERE n0.archivedAt IS NOT NULL
WITH count(n0) AS t0
RETURN [t0] AS v

// sources: figures on neo4j
RETURN [COUNT { MATCH (n0:Source) } - COUNT { MATCH (n0:Source) WHERE n0.archivedAt IS NOT NULL }] AS v

// sources: figures on arcadedb
MATCH (n0:Source) WHERE n0.archivedAt IS NULL
WITH count(n0) AS t0
RETURN [t0] AS v
