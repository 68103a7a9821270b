// customers: figures on neo4j
CALL () { CALL () { MATCH (n0:Customer) RETURN n0.acquiredOn AS k0, count(n0) AS m0 UNION MATCH (n0:Customer) WHERE n0.archivedAt IS NOT NULL RETURN n0.acquiredOn AS k0, 0 - count(n0) AS m0 } WITH k0, sum(m0) AS m0 WHERE m0 > 0 WITH k0, m0 ORDER BY k0 LIMIT $p0 RETURN collect([k0, m0]) AS g0 }
CALL () { CALL () { MATCH (n1:Customer) RETURN substring(n1.acquiredOn, 0, 7) AS k1, count(n1) AS m1 UNION MATCH (n1:Customer) WHERE n1.archivedAt IS NOT NULL RETURN substring(n1.acquiredOn, 0, 7) AS k1, 0 - count(n1) AS m1 } WITH k1, sum(m1) AS m1 WHERE m1 > 0 WITH k1 + '-01' AS k1, m1 ORDER BY k1 LIMIT $p1 RETURN collect([k1, m1]) AS g1 }
CALL () { CALL () { MATCH (n2:Customer) RETURN substring(n2.acquiredOn, 0, 5) + CASE WHEN substring(n2.acquiredOn, 5, 2) < '04' THEN '01-01' ELSE CASE WHEN substring(n2.acquiredOn, 5, 2) < '07' THEN '04-01' ELSE CASE WHEN substring(n2.acquiredOn, 5, 2) < '10' THEN '07-01' ELSE '10-01' END END END AS k2, count(n2) AS m2 UNION MATCH (n2:Customer) WHERE n2.archivedAt IS NOT NULL RETURN substring(n2.acquiredOn, 0, 5) + CASE WHEN substring(n2.acquiredOn, 5, 2) < '04' THEN '01-01' ELSE CASE WHEN substring(n2.acquiredOn, 5, 2) < '07' THEN '04-01' ELSE CASE WHEN substring(n2.acquiredOn, 5, 2) < '10' THEN '07-01' ELSE '10-01' END END END AS k2, 0 - count(n2) AS m2 } WITH k2, sum(m2) AS m2 WHERE m2 > 0 WITH k2, m2 ORDER BY k2 LIMIT $p2 RETURN collect([k2, m2]) AS g2 }
CALL () { CALL () { MATCH (n3:Customer) RETURN CASE WHEN n3.acquiredOn IS NULL THEN null ELSE toString(date.truncate('week', date(n3.acquiredOn))) END AS k3, count(n3) AS m3 UNION MATCH (n3:Customer) WHERE n3.archivedAt IS NOT NULL RETURN CASE WHEN n3.acquiredOn IS NULL THEN null ELSE toString(date.truncate('week', date(n3.acquiredOn))) END AS k3, 0 - count(n3) AS m3 } WITH k3, sum(m3) AS m3 WHERE m3 > 0 WITH k3, m3 ORDER BY k3 LIMIT $p3 RETURN collect([k3, m3]) AS g3 }
CALL () { CALL () { MATCH (n4:Customer) RETURN substring(n4.birthDate, 0, 4) AS k4, count(n4) AS m4 UNION MATCH (n4:Customer) WHERE n4.archivedAt IS NOT NULL RETURN substring(n4.birthDate, 0, 4) AS k4, 0 - count(n4) AS m4 } WITH k4, sum(m4) AS m4 WHERE m4 > 0 WITH k4 + '-01-01' AS k4, m4 ORDER BY k4 LIMIT $p4 RETURN collect([k4, m4]) AS g4 }
RETURN [g0, g1, g2, g3, g4] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE n0.archivedAt IS NULL
WITH n0.acquiredOn AS k0, count(n0) AS m0
WITH k0, m0 ORDER BY k0 LIMIT $p0
WITH collect([k0, m0]) AS g0
RETURN [g0] AS v

// customers: figures 2 on arcadedb
MATCH (n1:Customer) WHERE n1.archivedAt IS NULL
WITH substring(n1.acquiredOn, 0, 7) AS k1, count(n1) AS m1
WITH k1 + '-01' AS k1, m1 ORDER BY k1 LIMIT $p0
WITH collect([k1, m1]) AS g1
RETURN [g1] AS v

// customers: figures 3 on arcadedb
MATCH (n2:Customer) WHERE n2.archivedAt IS NULL
WITH substring(n2.acquiredOn, 0, 5) + CASE WHEN substring(n2.acquiredOn, 5, 2) < '04' THEN '01-01' ELSE CASE WHEN substring(n2.acquiredOn, 5, 2) < '07' THEN '04-01' ELSE CASE WHEN substring(n2.acquiredOn, 5, 2) < '10' THEN '07-01' ELSE '10-01' END END END AS k2, count(n2) AS m2
WITH k2, m2 ORDER BY k2 LIMIT $p0
WITH collect([k2, m2]) AS g2
RETURN [g2] AS v

// customers: figures 4 on arcadedb
MATCH (n3:Customer) WHERE n3.archivedAt IS NULL
WITH CASE WHEN n3.acquiredOn IS NULL THEN null ELSE toString(date.truncate('week', date(n3.acquiredOn))) END AS k3, count(n3) AS m3
WITH k3, m3 ORDER BY k3 LIMIT $p0
WITH collect([k3, m3]) AS g3
RETURN [g3] AS v

// customers: figures 5 on arcadedb
MATCH (n4:Customer) WHERE n4.archivedAt IS NULL
WITH substring(n4.birthDate, 0, 4) AS k4, count(n4) AS m4
WITH k4 + '-01-01' AS k4, m4 ORDER BY k4 LIMIT $p0
WITH collect([k4, m4]) AS g4
RETURN [g4] AS v
