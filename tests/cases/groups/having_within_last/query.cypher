// customers: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH n0.stage AS k0, count(n0) AS m0, max(n0.acquiredOn) AS m1 WHERE (m1 >= $p0) AND (m1 <= $p1) WITH k0, m0, m1 ORDER BY k0 LIMIT $p2 RETURN collect([k0, m0, m1]) AS g0 }
RETURN [g0] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0.stage AS k0, count(n0) AS m0, max(n0.acquiredOn) AS m1 WHERE (m1 >= $p0) AND (m1 <= $p1)
WITH k0, m0, m1 ORDER BY k0 LIMIT $p2
WITH collect([k0, m0, m1]) AS g0
RETURN [g0] AS v
