// a: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows

// a: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
RETURN [n0.id, n0.name] AS v ORDER BY n0.id LIMIT $p1

// b: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows

// b: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
RETURN [n0.id, n0.name] AS v ORDER BY n0.id LIMIT $p1

// none: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows

// none: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
RETURN [n0.id, n0.name] AS v ORDER BY n0.id LIMIT $p1

// archived: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
WITH n0 ORDER BY n0.id LIMIT $p1
RETURN collect([n0.id, n0.name]) AS rows

// archived: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (n0.sku = $p0)
RETURN [n0.id, n0.name] AS v ORDER BY n0.id LIMIT $p1
