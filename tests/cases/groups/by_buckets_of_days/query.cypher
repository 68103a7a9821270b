// customers: figures
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH n0.acquiredOn AS k0, count(n0) AS m0 WITH k0, m0 ORDER BY k0 LIMIT $p0 RETURN collect([k0, m0]) AS g0 }
CALL () { MATCH (n1:Customer) WHERE n1.archivedAt IS NULL WITH substring(n1.acquiredOn, 0, 7) AS k1, count(n1) AS m1 WITH k1 + '-01' AS k1, m1 ORDER BY k1 LIMIT $p1 RETURN collect([k1, m1]) AS g1 }
CALL () { MATCH (n2:Customer) WHERE n2.archivedAt IS NULL WITH CASE WHEN n2.acquiredOn IS NULL THEN null ELSE toString(date.truncate('quarter', date(n2.acquiredOn))) END AS k2, count(n2) AS m2 WITH k2, m2 ORDER BY k2 LIMIT $p2 RETURN collect([k2, m2]) AS g2 }
CALL () { MATCH (n3:Customer) WHERE n3.archivedAt IS NULL WITH CASE WHEN n3.acquiredOn IS NULL THEN null ELSE toString(date.truncate('week', date(n3.acquiredOn))) END AS k3, count(n3) AS m3 WITH k3, m3 ORDER BY k3 LIMIT $p3 RETURN collect([k3, m3]) AS g3 }
CALL () { MATCH (n4:Customer) WHERE n4.archivedAt IS NULL WITH substring(n4.birthDate, 0, 4) AS k4, count(n4) AS m4 WITH k4 + '-01-01' AS k4, m4 ORDER BY k4 LIMIT $p4 RETURN collect([k4, m4]) AS g4 }
RETURN [g0, g1, g2, g3, g4] AS v
