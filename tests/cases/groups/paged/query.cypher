// customers: figures
CALL () { MATCH (n0:Customer) WHERE n0.archivedAt IS NULL WITH n0.language AS k0, count(n0) AS m0 WITH k0, m0 WHERE (m0 <= $p0) AND ((m0 < $p0) OR (k0 > $p1) OR (k0 IS NULL)) WITH k0, m0 ORDER BY m0 DESC, k0 LIMIT $p2 RETURN collect([k0, m0, [m0, k0]]) AS g0 }
CALL () { MATCH (n1:Customer) WHERE n1.archivedAt IS NULL WITH n1.language AS k1, count(n1) AS m1 RETURN count(1) AS g1 }
RETURN [g0, g1] AS v
