// products: figures on neo4j
CALL () { MATCH (n0:Product) WHERE n0.archivedAt IS NULL WITH n0.isAvailable AS k0, n0.kind AS k1, count(n0) AS m0, sum(n0.price) AS m1 WITH k0, k1, m0, m1 ORDER BY k0, k1 LIMIT $p0 RETURN collect([k0, k1, m0, m1]) AS g0 }
RETURN [g0] AS v

// products: figures on arcadedb
MATCH (n0:Product) WHERE n0.archivedAt IS NULL
WITH n0.isAvailable AS k0, n0.kind AS k1, count(n0) AS m0, sum(n0.price) AS m1
WITH k0, k1, m0, m1 ORDER BY k0, k1 LIMIT $p0
WITH collect([k0, k1, m0, m1]) AS g0
RETURN [g0] AS v
