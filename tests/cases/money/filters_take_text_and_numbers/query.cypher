// a: figures on neo4j
RETURN [COUNT { MATCH (n0:Product) WHERE n0.price = $p0 } - COUNT { MATCH (n0:Product) WHERE (n0.archivedAt IS NOT NULL) AND (n0.price = $p0) }] AS v

// a: figures on arcadedb
MATCH (n0:Product) WHERE (n0.archivedAt IS NULL) AND (n0.price = $p0)
WITH count(n0) AS t0
RETURN [t0] AS v

// b: figures on neo4j
RETURN [COUNT { MATCH (n0:Product) WHERE n0.price = $p0 } - COUNT { MATCH (n0:Product) WHERE (n0.archivedAt IS NOT NULL) AND (n0.price = $p0) }] AS v

// b: figures on arcadedb
MATCH (n0:Product) WHERE (n0.archivedAt IS NULL) AND (n0.price = $p0)
WITH count(n0) AS t0
RETURN [t0] AS v

// c: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.price <= $p0) AND (n0.price > $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.sku]) AS rows

// c: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.price <= $p0) AND (n0.price > $p1)
RETURN [n0.sku] AS v ORDER BY n0.id LIMIT $p2
