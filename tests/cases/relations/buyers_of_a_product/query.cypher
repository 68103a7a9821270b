// products: page on neo4j
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:BOUGHT]-(n1:Customer|Company) WHERE (n1.archivedAt IS NULL) AND (n1.nameKey STARTS WITH $p0) AND (n1.language = $p1) }
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.sku]) AS rows

// products: page on arcadedb
MATCH (n0:Product) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)<-[r0:BOUGHT]-(n1:Customer|Company) WHERE (n1.archivedAt IS NULL) AND (n1.nameKey STARTS WITH $p0) AND (n1.language = $p1) }
RETURN [n0.sku] AS v ORDER BY n0.id LIMIT $p2
