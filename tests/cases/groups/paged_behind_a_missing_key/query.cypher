// customers: figures on neo4j
CALL () { CALL () { MATCH (n0:Customer) RETURN n0.gender AS k0, n0.language AS k1, count(n0) AS m0 UNION MATCH (n0:Customer) WHERE n0.archivedAt IS NOT NULL RETURN n0.gender AS k0, n0.language AS k1, 0 - count(n0) AS m0 } WITH k0, k1, sum(m0) AS m0 WHERE m0 > 0 WITH k0, k1, m0 WHERE (k0 IS NOT NULL) OR ((k0 IS NULL) AND (k0 IS NULL) AND false) WITH k0, k1, m0 ORDER BY k0 DESC, k0, k1 LIMIT $p0 RETURN collect([k0, k1, m0, [k0, k0, k1]]) AS g0 }
RETURN [g0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0.gender AS k0, n0.language AS k1, count(n0) AS m0
WITH k0, k1, m0 WHERE (k0 IS NOT NULL) OR ((k0 IS NULL) AND (k0 IS NULL) AND false)
WITH k0, k1, m0 ORDER BY k0 DESC, k0, k1 LIMIT $p0
WITH collect([k0, k1, m0, [k0, k0, k1]]) AS g0
RETURN [g0] AS v
