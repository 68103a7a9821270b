// customers: figures on neo4j
CALL () { CALL () { MATCH (n0:Customer) WHERE false RETURN n0.stage AS k0, count(n0) AS m0 UNION MATCH (n0:Customer) WHERE (n0.archivedAt IS NOT NULL) AND false RETURN n0.stage AS k0, 0 - count(n0) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 WITH k0, m0 ORDER BY k0 LIMIT $p0 RETURN collect([k0, m0]) AS g0 }
CALL () { CALL () { MATCH (n1:Customer) WHERE false RETURN n1.stage AS k1, count(n1) AS m1 UNION MATCH (n1:Customer) WHERE (n1.archivedAt IS NOT NULL) AND false RETURN n1.stage AS k1, 0 - count(n1) AS m1 } WITH k1, sum(m1) AS m1 WHERE m1 > 0 RETURN count(1) AS g1 }
RETURN [g0, g1] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND false
WITH n0.stage AS k0, count(n0) AS m0
WITH k0, m0 ORDER BY k0 LIMIT $p0
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v

// customers: figures 2 on arcadedb
MATCH (n1:Customer) WHERE (n1.archivedAt IS NULL) AND false
WITH n1.stage AS k1, count(n1) AS m1
WITH count(1) AS g1
RETURN [g1] AS v
