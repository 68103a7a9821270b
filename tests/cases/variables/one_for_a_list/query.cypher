// nodes: page
MATCH (n0:Customer) WHERE n0.id IN $p0
RETURN ['Customer', [n0.id]] AS v

// products: figures on neo4j
CALL () { CALL () { MATCH (n0:Product) RETURN n0.kind AS k0, count(n0) AS m0 UNION MATCH (n0:Product) WHERE n0.archivedAt IS NOT NULL RETURN n0.kind AS k0, 0 - count(n0) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 WITH k0, m0 ORDER BY k0 LIMIT $p0 RETURN collect([k0, m0]) AS g0 }
RETURN [g0] AS v

// products: figures on arcadedb
MATCH (n0:Product) WHERE n0.archivedAt IS NULL
WITH n0.kind AS k0, count(n0) AS m0
WITH k0, m0 ORDER BY k0 LIMIT $p0
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v
